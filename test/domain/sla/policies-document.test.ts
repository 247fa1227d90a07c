import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { checkPolicy } from '../../../functions/api/policies/check-policy.ts';
import { allSentences } from '../../../functions/api/problem-sentences.ts';
import { problemOf } from '../../../functions/api/problems.ts';
import { DomainError } from '../../../functions/domain/errors.ts';
import { countedBy } from '../../../functions/domain/sla/meter.ts';
import { packsInTheBox } from '../../../functions/domain/sla/packs/packs.ts';
import { retail } from '../../../functions/domain/sla/packs/retail.ts';
import type { Policy } from '../../../functions/domain/sla/policy.ts';
import { timingOf } from '../../../functions/domain/sla/timing.ts';
import { aComplaint } from './packs/a-complaint.ts';

const text = readFileSync('docs/policies.md', 'utf8');
const [example = {}, refused, explained] = [...text.matchAll(/```json\n(.*?)```/gs)].map(
  ([, json = '']) => JSON.parse(json) as Record<string, unknown>,
);

describe('docs/policies.md', () => {
  test('shows a policy that is accepted as it stands', () => {
    expect(checkPolicy(example)).toEqual({ ...example, version: 1 });
  });

  test('shows the refusal that a wrong one gets', () => {
    const rules = (example['rules'] as Policy['rules']).map((rule) =>
      rule.id === 'solved' ? { ...rule, warn: ['10BD'] } : rule,
    );
    expect(() => checkPolicy({ ...example, rules })).toThrow(DomainError);
    try {
      checkPolicy({ ...example, rules });
    } catch (error) {
      expect(problemOf(error, 'en', { sentences: allSentences })).toMatchObject(refused ?? {});
    }
  });

  test('explains a clock as it is', () => {
    const { clock, facts } = aComplaint(retail, '2026-03-27T16:00:00Z', {
      about: { country: 'GB' },
      happens: [
        ['2026-03-30T09:00:00Z', { is: 'waiting', for: 'customer' }],
        ['2026-04-02T09:00:00Z', { is: 'written-to' }],
      ],
    });
    const shown = explained as {
      startedAt: string;
      dueAt: string;
      countedSeconds: number;
      remainingSeconds: number;
      targetSeconds: number;
      intervals: { from: string; to: string; counted: boolean }[];
    };
    const { id, kind, state, startedAt, dueAt, rule } = clock('resolution') ?? {};
    expect(shown).toMatchObject({ id, kind, state, startedAt, dueAt, rule });
    const [now = ''] = shown.intervals.slice(-1).map(({ to }) => to);
    const found = retail.rules.find((one) => one.id === rule);
    if (!found) throw new Error('The rule is gone.');
    const { meter, target } = timingOf(shown, found, retail, facts.waits);
    expect(shown.targetSeconds).toBe(target / 1000);
    expect(shown.countedSeconds).toBe(countedBy(meter, facts.waits, now) / 1000);
    expect(shown.countedSeconds + shown.remainingSeconds).toBe(shown.targetSeconds);
    const seconds = shown.intervals.map(({ from, to, counted }) =>
      counted ? (Date.parse(to) - Date.parse(from)) / 1000 : 0,
    );
    expect(seconds.reduce((sum, each) => sum + each, 0)).toBe(shown.countedSeconds);
    for (const [index, { to }] of shown.intervals.slice(0, -1).entries()) {
      expect(shown.intervals[index + 1]?.from).toBe(to);
    }
  });

  test.each(packsInTheBox)('lists the pack $id with its first day, its source and what it is not', (pack) => {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${pack.id}\` | 20`));
    expect(row).toContain(pack.effectiveFrom);
    if (pack.id !== 'default' && pack.id !== 'retail') expect(row).toContain(pack.source?.url);
    expect(text).toContain('not legal advice');
    expect(text).toContain('不构成法律意见');
  });
});
