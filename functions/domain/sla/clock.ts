import type { Instant } from '../complaint/complaint.ts';

/**
 * What somebody waits for. `acknowledge` ends when the customer has been told that we have it, `first-response` with
 * the first words of a person, `next-response` runs from each message of the customer to our answer,
 * `progress-update` from each word of ours to the next until the case is resolved, `resolution` until the decision,
 * `promise` until a date that staff told the customer, `task` until the date by which a department or a partner is to
 * have done what it was asked. Stored clocks name their kind by its place: a new one stands at the end.
 */
export const clockKinds = [
  'acknowledge',
  'first-response',
  'next-response',
  'progress-update',
  'resolution',
  'promise',
  'task',
] as const;
export type ClockKind = (typeof clockKinds)[number];

export const clockStates = ['running', 'paused', 'met', 'breached', 'cancelled'] as const;
export type ClockState = (typeof clockStates)[number];

/**
 * What a clock can start with. What the policy demands may differ: a second stage has other targets than the first.
 * Stored clocks name these by their place: a new one stands at the end.
 */
export const startPoints = [
  'receipt',
  'acknowledgement',
  'reopening',
  'message',
  'answer',
  'promise',
  'reopening-acknowledgement',
  'task',
  // A task that outlasts its case: it runs on when the case is resolved, closed or withdrawn.
  'action',
] as const;
export type StartPoint = (typeof startPoints)[number];

/** Kinds of clocks that run until a date which a person names: their rules have no target. */
export const datedKinds = ['promise', 'task'] as const satisfies readonly (ClockKind & StartPoint)[];
export type DatedKind = (typeof datedKinds)[number];
export const isDated = (kind: ClockKind): kind is DatedKind => datedKinds.some((dated) => dated === kind);

/** What a case can wait for that is not ours to give. */
export const waitedFor = ['customer', 'supplier'] as const;
export type WaitedFor = (typeof waitedFor)[number];

/** A time in which a case waited; without `to` it waits still. */
export type Wait = { for: WaitedFor; from: Instant; to?: Instant };

/**
 * One deadline of a case. Everything else about it (target, calendar, steps) follows from the policy's rule, its start
 * and the case's waits: nothing is counted up, so that nothing can be counted wrongly.
 *
 * `running` until it is met, cancelled or its due time passes, `paused` while the case waits for what the rule pauses
 * for; a `breached` clock goes on escalating until `endedAt` says that the late answer came after all.
 */
export type Clock = {
  /** `<policy>/<kind>`, with `#2` and so on for a later one of the same kind: unique in its case. */
  id: string;
  kind: ClockKind;
  /** The policy's rule that it stands under at present. */
  rule: string;
  from: StartPoint;
  state: ClockState;
  startedAt: Instant;
  /** While it is paused: when it would be due if the case waited no longer than it has to. */
  dueAt: Instant;
  /** When the next warning, breach or escalation is to be taken; none while it is paused or when all are taken. */
  nextStepAt?: Instant;
  /** How many steps (warnings, breach, escalations) have been taken. */
  stepsTaken: number;
  endedAt?: Instant;
  /** When it was extended, which can happen once. */
  extendedAt?: Instant;
  /** The customer was told this date for a case that was merged into this one: it is due then at the latest, whatever it waits for. */
  heldTo?: Instant;
};

/** The id of the policy that a clock stands under. */
export const policyIdOf = ({ id }: Pick<Clock, 'id'>): string => id.slice(0, id.indexOf('/'));

/** A clock that somebody still waits for: running, paused, or breached and the late answer has not come. */
export const isLive = (clock: Clock): boolean =>
  clock.state === 'running' || clock.state === 'paused' || (clock.state === 'breached' && clock.endedAt === undefined);

/** A chance that is no duty: nobody waits for it, so that it drives nothing and is promised to nobody. */
export const isChance = ({ id }: Pick<Clock, 'id'>): boolean => /-chance(#\d+)?$/.test(id);

/** When a sweep must next look at a case with these clocks, or undefined when never. */
export const nextStepAt = (clocks: readonly Clock[]): Instant | undefined =>
  clocks.flatMap((clock) => clock.nextStepAt ?? []).toSorted()[0];

/** The earliest due time that the case is driven by: what a queue is ordered by. A paused clock and a chance drive nothing. */
export const nextDeadline = (clocks: readonly Clock[]): Clock | undefined =>
  clocks
    .filter((clock) => isLive(clock) && clock.state !== 'paused' && !isChance(clock))
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
