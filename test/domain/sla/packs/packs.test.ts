import { describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { nextDeadline } from '../../../../functions/domain/sla/clock.ts';
import { notLegalAdvice, packsInTheBox } from '../../../../functions/domain/sla/packs/packs.ts';
import { policySchema } from '../../../../functions/domain/sla/policy-schema.ts';
import { aComplaint, type Happening } from './a-complaint.ts';

const pack = (id: string) => packsInTheBox.filter((one) => one.id === id);

describe('The packs in the box', () => {
  test('begin with the default one and have a name each', () => {
    expect(packsInTheBox[0]?.id).toBe('default');
    expect(new Set(packsInTheBox.map(({ id }) => id)).size).toBe(packsInTheBox.length);
  });

  test('say in both languages that they are no legal advice', () => {
    expect(notLegalAdvice.en).toContain('not legal advice');
    expect(notLegalAdvice['zh-CN']).toContain('不构成法律意见');
  });

  describe.each(packsInTheBox)('$id', (policy) => {
    test('is a policy as the schema wants it', () => {
      expect(policySchema.safeParse(policy).error?.issues).toBeUndefined();
      expect(policySchema.parse(policy)).toEqual(policy);
    });

    test('says where it comes from and when that was read', () => {
      expect(policy.source?.url).toMatch(/^https:\/\//);
      expect(policy.source?.checkedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(policy.effectiveFrom < (policy.source?.checkedOn ?? '')).toBe(true);
    });

    test('says of each rule in one sentence, in both languages, what it demands', () => {
      for (const { says, extension } of policy.rules) {
        for (const sentence of [says, ...(extension ? [extension.says] : [])]) {
          expect(sentence.en).toMatch(/^[A-Z].*\.$/);
          expect(sentence['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
        }
      }
    });

    test('has tests of its own', () => {
      expect(existsSync(new URL(`${policy.id}.test.ts`, import.meta.url))).toBe(true);
    });
  });
});

describe('A promise and a statute on one case', () => {
  const both = [...pack('retail'), ...pack('uk-fca-disp')];
  const complaint = (...happens: Happening[]) =>
    aComplaint(both, '2026-11-02T10:00:00Z', { about: { country: 'GB', product: 'Card payment' }, happens });

  test('are both shown', () => {
    expect(complaint().clocks.map(({ id }) => id)).toEqual([
      'retail/acknowledge',
      'retail/first-response',
      'retail/progress-update',
      'retail/resolution',
      'uk-fca-disp/acknowledge',
      'uk-fca-disp/resolution-chance',
      'uk-fca-disp/resolution',
    ]);
  });

  test('the earlier one drives', () => {
    const told = complaint(
      ['2026-11-02T10:01:00Z', { is: 'acknowledged' }],
      ['2026-11-02T12:00:00Z', { is: 'answered' }],
    );
    expect(nextDeadline(told.clocks)?.id).toBe('retail/progress-update#2');
  });

  test('while the promise waits for the customer, the statute drives', () => {
    const waiting = complaint(
      ['2026-11-02T10:01:00Z', { is: 'acknowledged' }],
      ['2026-11-02T12:00:00Z', { is: 'answered' }],
      ['2026-11-02T13:00:00Z', { is: 'waiting', for: 'customer' }],
      ['2026-11-05T17:30:00Z', { is: 'stepped', clock: 'uk-fca-disp/resolution-chance', step: 0 }],
    );
    expect(waiting.clock('resolution', 'resolution-uk')?.state).toBe('paused');
    expect(nextDeadline(waiting.clocks)?.id).toBe('uk-fca-disp/resolution');
  });
});
