import { type ClockKind, isDated, type StartPoint } from './clock.ts';
import type { Finding } from './policy-points.ts';
import { timesOf } from './policy-times.ts';
import { type Match, type Policy, type Rule, slotOf, startsOf } from './policy.ts';

/** What can start a clock of each kind: anything else would start a clock that nothing ends, or never start one. */
const startsAllowed: Record<ClockKind, readonly StartPoint[]> = {
  acknowledge: ['receipt', 'reopening'],
  'first-response': ['receipt', 'acknowledgement', 'reopening', 'reopening-acknowledgement'],
  'next-response': ['message', 'reopening'],
  'progress-update': ['receipt', 'acknowledgement', 'reopening', 'reopening-acknowledgement', 'answer'],
  resolution: ['receipt', 'acknowledgement', 'reopening', 'reopening-acknowledgement'],
  promise: ['promise'],
  task: ['task'],
};

/**
 * What is wrong with a policy whose parts are all readable: ids that clash, rules that can never hold, points that lie
 * before the start of their clock, pauses that its nature forbids.
 */
export function senseOf(policy: Policy): Finding[] {
  return [
    ...(policy.nature === 'statutory' && policy.source === undefined
      ? [{ path: ['source'], code: 'source-needed', detail: '' }]
      : []),
    ...policy.rules.flatMap((rule, index) =>
      [
        ...idClash(policy, rule, index),
        ...shapeOfKind(rule),
        ...startsOfKind(rule),
        ...matchOf(policy, rule, index),
        ...(policy.nature === 'statutory' && rule.pausesFor !== undefined
          ? [{ path: ['pausesFor'], code: 'statute-never-pauses', detail: '' }]
          : []),
      ].map((finding) => ({ ...finding, path: ['rules', index, ...finding.path] })),
    ),
    ...policy.rules.flatMap((rule, index) => timesOf(policy, rule, index)),
  ];
}

function idClash({ rules }: Policy, { id }: Rule, index: number): Finding[] {
  const first = rules.findIndex((rule) => rule.id === id);
  return first < index ? [{ path: ['id'], code: 'taken-id', detail: id }] : [];
}

/** A promise and a task bring their own date and are always duties; every other rule has a target. A chance has nobody to warn. */
function shapeOfKind(rule: Rule): Finding[] {
  const refused = (code: string, ...fields: (keyof Rule)[]): Finding[] =>
    fields.filter((field) => rule[field] !== undefined).map((field) => ({ path: [field], code, detail: '' }));
  if (isDated(rule.clock)) return refused('not-for-a-promise', 'target', 'when', 'optional', 'extension');
  return [
    ...(rule.target === undefined ? [{ path: ['target'], code: 'required', detail: '' }] : []),
    ...(rule.optional === true ? refused('not-for-a-chance', 'warn', 'ladder', 'extension') : []),
  ];
}

function startsOfKind({ clock, starts = [] }: Rule): Finding[] {
  const allowed = startsAllowed[clock];
  return starts.flatMap((start, index) =>
    allowed.includes(start) ? [] : [{ path: ['starts', index], code: 'not-a-choice', detail: allowed.join(', ') }],
  );
}

/** A rule holds for something only if the policy does too, and no earlier rule always takes its place. */
function matchOf({ when, rules }: Policy, rule: Rule, index: number): Finding[] {
  const apart = matchFields.filter((field) => {
    const [wanted, offered] = [rule.when?.[field], when[field]];
    return wanted && offered && field !== 'product' && !wanted.some((value) => includes(offered, value));
  });
  const earlier = rules.slice(0, index).filter((one) => slotOf(one) === slotOf(rule));
  const hiding = startsOf(rule).map((start) =>
    earlier.find((one) => startsOf(one).includes(start) && covers(one.when ?? {}, rule.when ?? {})),
  );
  const [hider] = hiding;
  return [
    ...apart.map((field) => ({ path: ['when', field], code: 'never-matches', detail: (when[field] ?? []).join(', ') })),
    ...(hider !== undefined && hiding.every(Boolean)
      ? [{ path: ['id'], code: 'never-reached', detail: hider.id }]
      : []),
  ];
}

const matchFields = ['kind', 'level', 'category', 'channel', 'product', 'country', 'tier'] as const;
const includes = (list: readonly string[], value: string): boolean => list.includes(value);

/** Does all that fits the narrow one fit the wide one too? */
export const covers = (wide: Match, narrow: Match): boolean =>
  matchFields.every((field) => {
    const [outer, inner]: (readonly string[] | undefined)[] = [wide[field], narrow[field]];
    if (outer === undefined) return true;
    if (inner === undefined) return false;
    if (field !== 'product') return inner.every((value) => outer.includes(value));
    return inner.every((word) => outer.some((part) => word.toLowerCase().includes(part.toLowerCase())));
  });
