import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { refuseUsed, spend, usedAt } from '../../../functions/domain/casework/used-links.ts';
import type { Case } from '../../../functions/domain/complaint/complaint.ts';
import type { ActionToken } from '../../../functions/domain/correspondence/action-links.ts';
import { linkDays } from '../../../functions/domain/correspondence/link-actions.ts';
import { aCase } from '../cases.ts';

const start = Date.parse('2026-03-02T09:00:00.000Z');
const day = 86_400_000;
const instant = (days: number) => new Date(start + days * day).toISOString();
const link = (mark: string): ActionToken => ({
  action: 'acknowledge',
  reference: 'CR-0000-0000',
  clock: 'default/first-response',
  rung: 1,
  person: 'staff:manager',
  expiresAt: instant(linkDays),
  mark,
});

/** Tries a link at a time, as `readActionToken` and the case let it. */
function attempt(subject: Case, mark: string, issued: number, at: number): Case | 'refused' {
  if (at >= issued + linkDays) return 'refused';
  try {
    refuseUsed(subject, link(mark), 'Wang Fang');
    return spend(subject, link(mark), instant(at));
  } catch {
    return 'refused';
  }
}

describe('What a case remembers of used links', () => {
  test('lets no link work twice in its whole life, however many are used and however much time passes', () => {
    // A new link, or one of the latest once more: long enough for some to be tried on their last day.
    const press = fc.record({ again: fc.option(fc.nat(40)), hours: fc.integer({ min: 0, max: 12 }) });
    fc.assert(
      fc.property(fc.array(press, { minLength: 50, maxLength: 200 }), (presses) => {
        let subject: Case = aCase();
        let now = 0;
        const issued: number[] = [];
        const worked = new Set<number>();
        for (const { again, hours } of presses) {
          now += hours / 24;
          const mark = again === null || again >= issued.length ? issued.push(now) - 1 : issued.length - 1 - again;
          const outcome = attempt(subject, String(mark), issued[mark] ?? now, now);
          if (outcome === 'refused') continue;
          expect(worked.has(mark)).toBe(false);
          worked.add(mark);
          subject = outcome;
        }
        expect(worked.size).toBe(issued.length);
      }),
    );
  });

  test('is forgotten when the link has expired anyway, so that a case does not grow for ever', () => {
    let subject: Case = aCase();
    for (let used = 0; used < 100; used += 1) subject = spend(subject, link(String(used)), instant(used));
    expect(subject.usedLinks?.length).toBe(linkDays + 1);
  });

  test('is never washed out by a flood: when it can remember no more, links stop working', () => {
    let subject: Case = aCase();
    for (let used = 0; used < 200; used += 1) subject = spend(subject, link(String(used)), instant(0));
    expect(() => spend(subject, link('one more'), instant(0))).toThrow('link.invalid');
    expect(usedAt(subject, link('0'))).toBe(instant(0));
    expect(spend(subject, link('later'), instant(8)).usedLinks).toHaveLength(1);
  });
});
