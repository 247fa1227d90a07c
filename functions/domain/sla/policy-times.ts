import { isDated } from './clock.ts';
import { amountOf } from './meter.ts';
import { type Finding, isBusinessDaysBefore } from './policy-points.ts';
import type { LadderStep, Policy, Rule } from './policy.ts';
import { timingOf } from './timing.ts';

/** A point before the due time of a rule, the rung that it makes, and where it is written. */
type Before = { point: string; step: LadderStep; path: Finding['path'] };

/** Ordinary and less ordinary moments at which a complaint may come: what holds on all of them makes sense. */
const trials = [
  '2025-02-12T02:00:00.000Z',
  '2025-06-27T22:30:00.000Z',
  '2025-09-10T10:00:00.000Z',
  '2025-12-24T15:00:00.000Z',
].map((startedAt) => ({ startedAt, dueAt: startedAt }));

/** What the clock of a rule would do, tried out: each warning lies after its start, an extension after its target. */
export function timesOf(policy: Policy, rule: Rule, index: number): Finding[] {
  if (rule.optional === true || (rule.target === undefined && !isDated(rule.clock))) return [];
  const findings = pointsBefore(policy, rule, index).flatMap(({ path, point, step }): Finding[] => {
    const early: Finding[] = [{ path, code: 'before-its-start', detail: rule.id }];
    if (isBusinessDaysBefore(point)) {
      // Of a promise and a task only the date is known, which may fall on any hour and any day.
      const due = rule.target === undefined ? undefined : amountOf(rule.target);
      if (due?.type !== 'business-days') return [{ path, code: 'business-days-before', detail: rule.id }];
      return Number.parseInt(point.replace('-', ''), 10) < due.days ? [] : early;
    }
    return rule.target !== undefined && comesTooEarly(step, rule) ? early : [];
  });
  const { target, extension } = rule;
  if (target === undefined || extension === undefined || isLonger(extension.to, target, rule)) return findings;
  return [...findings, { path: ['rules', index, 'extension', 'to'], code: 'extension-not-longer', detail: target }];
}

/** Where a share of the target lies needs no trying. */
function pointsBefore(policy: Policy, rule: Rule, index: number): Before[] {
  const place = (field: 'warn' | 'ladder'): Finding['path'] =>
    rule[field] === undefined ? [field] : ['rules', index, field];
  return [
    ...(rule.warn ?? policy.warn).map((text, at): Before => {
      const step: LadderStep = { when: `-${text}`, to: ['assignee'], by: 'mail' };
      return { point: text, step, path: [...place('warn'), at] };
    }),
    ...(rule.ladder ?? policy.ladder).map(
      (step, at): Before => ({ point: step.when, step, path: [...place('ladder'), at, 'when'] }),
    ),
  ].filter(({ point }) => !point.startsWith('+') && !point.endsWith('%'));
}

const comesTooEarly = (step: LadderStep, rule: Rule): boolean =>
  trials.some((clock) => {
    const { meter, steps } = timingOf(clock, { ...rule, warn: [], ladder: [step] }, { warn: [], ladder: [] }, []);
    return (steps[0]?.at ?? '') <= meter.start;
  });

const isLonger = (longer: string, target: string, rule: Rule): boolean =>
  trials.every((clock) => {
    const [usual = '', extended = ''] = [target, longer].map(
      (of) => timingOf(clock, { ...rule, target: of }, { warn: [], ladder: [] }, []).dueAt,
    );
    return usual < extended;
  });
