import type { Case } from '../../complaint/complaint.ts';
import type { CaseEvent } from '../../complaint/events.ts';
import { type Clock, isChance, nextDeadline } from '../../sla/clock.ts';
import { bucketOf } from './buckets.ts';
import { counterOf, type Counts, type Figure, type Slot, type TimeFigure } from './counters.ts';
import { type Day, dayIn } from './days.ts';

/** The terms that contributions are made in. With another number every case is measured anew as somebody looks at it. */
export const terms = 1;

/**
 * What one case adds to the counters, by the case as it is and by its history: the counters are the sum of this over
 * all cases, and nothing else.
 *
 * Everything counts for the team that has the case now, and for the labels that it has now. Times are elapsed time, as
 * the customer lives through it, nights and waits included; what was promised in working time is judged by the clocks.
 * Times and promises are those of complaints: suggestions and praise have none. A case that was reopened counts as
 * resolved once it is resolved again, from its receipt; each reopening and each disagreement counts on its own day.
 *
 * @param events of the case, oldest first
 * @param zone IANA name: whose days they are
 */
export function contributionOf(subject: Case, events: readonly CaseEvent[], zone: string): Counts {
  // Nobody complained.
  if (subject.synthetic) return {};
  const counts: Record<string, number> = {};
  const add = (slot: Slot, figure: Figure, by = 1): void => {
    const counter = counterOf(subject.team, slot, figure);
    counts[counter] = (counts[counter] ?? 0) + by;
  };
  const on = (at: string): Day => dayIn(zone, at);
  const happened = (at: string, figure: Figure): void => add(`${on(at)} out`, figure);
  const took = (figure: TimeFigure, until: string): void => {
    const minutes = Math.max(0, Math.floor((Date.parse(until) - Date.parse(subject.receivedAt)) / 60_000));
    happened(until, `${figure}.${bucketOf(minutes)}`);
    if (minutes > 0) add(`${on(until)} out`, `${figure}.minutes`, minutes);
  };

  const received: Slot = `${on(subject.receivedAt)} in`;
  for (const figure of labelsOf(subject)) add(received, figure);
  for (const [slot, figure] of standingOf(subject, on)) add(slot, figure);

  const isComplaint = subject.kind.value === 'complaint';
  if (isComplaint && subject.firstResponseAt !== undefined) took('first', subject.firstResponseAt);
  if ((subject.status === 'resolved' || subject.status === 'closed') && subject.resolution) {
    happened(subject.resolution.at, 'resolved');
    if (isComplaint) took('solve', subject.resolution.at);
  }
  if (subject.status === 'closed') happened(subject.closedAt, 'closed');
  if (subject.status === 'withdrawn') happened(subject.withdrawnAt, 'withdrawn');
  if (subject.status === 'merged') happened(subject.mergedAt, 'merged');
  for (const clock of isComplaint ? subject.clocks : []) {
    const judged = judgementOf(clock);
    if (judged) happened(judged.at, judged.figure);
  }
  for (const event of events) {
    if (event.seq > subject.version) break;
    if (event.type === 'ComplaintReopened') happened(event.at, 'reopened');
    if (event.type === 'ResolutionDisputed') happened(event.at, 'disputed');
    if (event.type === 'ResolutionConfirmed' && event.facts.rating !== undefined)
      happened(event.at, `rating.${event.facts.rating}`);
  }
  return counts;
}

const labelsOf = ({ kind, category, level, sentiment, channel, customer }: Case): Figure[] => [
  `kind.${kind.value}`,
  `category.${category.value}`,
  `level.${level.value}`,
  `channel.${channel}`,
  `language.${customer.language}`,
  ...(sentiment ? ([`sentiment.${sentiment.value}`] as const) : []),
];

/** How an open case stands; a late one is late and not due any more. */
function standingOf(subject: Case, on: (at: string) => Day): [Slot, Figure][] {
  if (subject.status !== 'received' && subject.status !== 'in-progress') return [];
  const deadline = nextDeadline(subject.clocks);
  return [
    ['now', `open.${subject.level.value}`],
    ...(subject.assignee === undefined ? [unassigned] : []),
    ...(deadline ? [deadline.state === 'breached' ? lateNow : dueOn(on(deadline.dueAt))] : []),
  ];
}

const unassigned: [Slot, Figure] = ['now', 'unassigned'];
const lateNow: [Slot, Figure] = ['now', 'late'];
const dueOn = (day: Day): [Slot, Figure] => [`${day} in`, 'due'];

/** Whether what a clock promised was kept, and when that was known; a late answer counts on the day that it was due. */
function judgementOf(clock: Clock): { at: string; figure: Figure } | undefined {
  if (isChance(clock)) return undefined;
  if (clock.state === 'breached') return { at: clock.dueAt, figure: `missed.${clock.kind}` };
  if (clock.state === 'met' && clock.endedAt !== undefined) return { at: clock.endedAt, figure: `kept.${clock.kind}` };
  return undefined;
}
