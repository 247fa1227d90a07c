import type { Clock, ClockKind } from '../../../../functions/domain/sla/clock.ts';
import { advance, begin, type ClockFacts, type Moment, stepsOf } from '../../../../functions/domain/sla/clocks.ts';
import { type Matter, type Policy, refOf } from '../../../../functions/domain/sla/policy.ts';

const ordinary: Matter = { kind: 'complaint', level: 'general', category: 'service-attitude', channel: 'web' };

/** What happens to a complaint after it was received: `['2026-12-24T10:00:00Z', { is: 'answered' }]`. */
export type Happening = readonly [
  at: string,
  what: { [M in Moment['is']]: Omit<Extract<Moment, { is: M }>, 'at'> }[Moment['is']],
];

/** A complaint under some policies: received at an instant, about something, and what happened to it since. */
export function aComplaint(
  policies: Policy | readonly Policy[],
  receivedAt: string,
  { about = {}, happens = [] }: { about?: Partial<Matter>; happens?: readonly Happening[] } = {},
) {
  const rules = [policies].flat();
  const instant = (text: string): string => new Date(text).toISOString();
  const facts = happens.reduce<ClockFacts>(
    (before, [at, what]) => advance(before, { at: instant(at), ...what }, rules),
    begin({ matter: { ...ordinary, ...about }, receivedAt: instant(receivedAt), policies: rules.map(refOf) }, rules),
  );
  const all = (kind: ClockKind, rule?: string): Clock[] =>
    facts.clocks.filter((clock) => clock.kind === kind && (rule === undefined || clock.rule === rule));
  return {
    facts,
    clocks: facts.clocks,
    /** The latest clock of that kind, or of that rule. */
    clock: (kind: ClockKind, rule?: string): Clock | undefined => all(kind, rule).at(-1),
    /** When it is due, in the words of a wall clock there: `2026-12-31 17:30`. */
    due: (zone: string, kind: ClockKind, rule?: string): string | undefined => {
      const clock = all(kind, rule).at(-1);
      return clock && onTheWall(zone, clock.dueAt);
    },
    /** What is told to whom and when around the due time. */
    steps: (zone: string, kind: ClockKind, rule?: string): string[] =>
      all(kind, rule)
        .slice(-1)
        .flatMap((clock) => stepsOf(clock, facts, rules))
        .map(({ type, at, to }) => `${at === undefined ? 'held' : onTheWall(zone, at)} ${type} ${to.join(', ')}`),
  };
}

export function onTheWall(zone: string, instant: string): string {
  const written = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return written.format(new Date(instant));
}
