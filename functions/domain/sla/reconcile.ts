import { change } from '../complaint/change.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import type { CaseEvent, ClockDifference } from '../complaint/events.ts';
import { teams } from '../complaint/vocabulary.ts';
import { DomainError, isRefusedByStatus } from '../errors.ts';
import { measureFiles } from '../insight/measures/measure.ts';
import type { CaseFile, Decision, QueueFilter, Services } from '../services.ts';
import { type Clock, nextStepAt } from './clock.ts';
import { type Rules, trimmed } from './clocks.ts';
import { clocksFromHistory, everGiven } from './history.ts';

const job = 'reconcile';
const pageSize = 25;

/** Where clocks can still run: the open cases of each team, and the resolved ones, for promises outlive the decision. */
const places: readonly QueueFilter[] = teams.flatMap((team) => [
  { teams: [team] },
  { teams: [team], status: 'resolved' as const },
]);

/** How far a day's round has come. */
export type Round = {
  /** The date (UTC) whose round this is. */
  day: string;
  place: number;
  cursor?: string;
  checked: number;
  repaired: number;
  failed: number;
  finishedAt?: Instant;
};

type Needs = Pick<Services, 'cases' | 'policies' | 'clock' | 'log' | 'measures' | 'jobs' | 'counters' | 'settings'>;

/**
 * Proves once a day that no deadline was missed: reckons the clocks of every case that can have running ones anew from
 * its history, and compares them with those that the sweep goes by. What differs is repaired, put on the case's record
 * and counted, which rings an alarm. A round goes on where the last run stopped, so that it may take as many runs as
 * it needs. A case that moves in the queue during the round was reckoned anew by the very change that moved it.
 *
 * @param hasTime asked before each page
 * @returns the round as it stands
 */
export async function reconcile(services: Needs, hasTime: () => boolean): Promise<Round> {
  const day = services.clock.now().slice(0, 10);
  const before = await services.jobs.read(job);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this job's own words, as it wrote them below
  const last = before?.state as Round | undefined;
  const fresh: Round = { day, place: 0, checked: 0, repaired: 0, failed: 0 };
  let round = last?.day === day ? last : fresh;
  let version = before?.version ?? 0;
  while (round.finishedAt === undefined && hasTime()) {
    round = await onePage(services, round);
    // Somebody else runs the same round: theirs goes on.
    if (!(await services.jobs.write(job, round, version))) return round;
    version += 1;
  }
  return round;
}

async function onePage(services: Needs, { cursor, ...round }: Round): Promise<Round> {
  const filter = places[round.place];
  if (!filter) {
    services.measures.count('ReconcilerRounds');
    return { ...round, finishedAt: services.clock.now() };
  }
  const page = await services.cases.queue(filter, { limit: pageSize, ...(cursor !== undefined && { cursor }) });
  const outcomes = await Promise.all(page.items.map(({ reference }) => checkOne(services, reference)));
  const how = (outcome: Outcome): number => outcomes.filter((one) => one === outcome).length;
  services.measures.count('CasesReconciled', outcomes.length);
  services.measures.count('ClocksRepaired', how('repaired'));
  services.measures.count('ReconcilerFailures', how('failed'));
  return {
    ...round,
    checked: round.checked + outcomes.length,
    repaired: round.repaired + how('repaired'),
    failed: round.failed + how('failed'),
    ...(page.nextCursor === undefined ? { place: round.place + 1 } : { cursor: page.nextCursor }),
  };
}

type Outcome = 'right' | 'repaired' | 'failed';

async function checkOne(services: Needs, reference: string): Promise<Outcome> {
  try {
    // A query is no snapshot: what differs is looked at twice, and repaired only if nobody changed it meanwhile.
    for (const looks of [1, 2]) {
      const file = await services.cases.open(reference);
      if (!file) return 'right';
      // Of a lost event the counters learn here, too.
      await measureFiles(services, [file]);
      const known = await services.policies.of(everGiven(file.events));
      const differences = differencesOf(file, known);
      if (differences.length === 0) return 'right';
      if (looks === 1) continue;
      services.log.error('The stored deadlines of a case were not what its history says; they are now.', {
        reference,
        differences,
      });
      await change(services, reference, 'repair', (subject, now) => repaired(subject, now, file, known, differences), {
        expectedVersion: file.subject.version,
      });
    }
    return 'repaired';
  } catch (error) {
    // Whoever changed it just now has reckoned its clocks anew.
    if (isRefusedByStatus(error) || (error instanceof DomainError && error.code === 'complaint.changed'))
      return 'right';
    services.log.error('A case could not be reconciled.', {
      reference,
      reason: error instanceof Error ? error.message : String(error),
    });
    return 'failed';
  }
}

/** What is stored about a case's deadlines and is not what its history says; empty when all is right. */
export function differencesOf(
  { subject, events, wakesAt }: Pick<CaseFile, 'subject' | 'events' | 'wakesAt'>,
  known: Rules,
): ClockDifference[] {
  const right = clocksOf(events, known);
  const ids = new Set([...subject.clocks, ...right].map(({ id }) => id));
  const differences = [...ids].flatMap((id): ClockDifference[] => {
    const [stored, true_] = [subject.clocks, right].map((clocks) => inWords(clocks.find((clock) => clock.id === id)));
    return stored === true_ ? [] : [{ clock: id, stored: stored ?? null, right: true_ ?? null }];
  });
  const wakes = nextStepAt(right);
  return wakesAt === wakes
    ? differences
    : [...differences, { clock: 'next step', stored: wakesAt ?? null, right: wakes ?? null }];
}

const clocksOf = (events: readonly CaseEvent[], known: Rules): Clock[] =>
  trimmed(clocksFromHistory(events, known)?.clocks ?? []);

/** A clock in one line: everything that the sweep goes by. */
const inWords = (clock: Clock | undefined): string | null =>
  clock === undefined
    ? null
    : [
        clock.rule,
        clock.state,
        `started ${clock.startedAt}`,
        `due ${clock.dueAt}`,
        `next step ${clock.nextStepAt ?? 'none'}`,
        `${clock.stepsTaken} taken`,
        `ended ${clock.endedAt ?? 'no'}`,
      ].join(', ');

const repaired = (
  subject: Case,
  now: Instant,
  { events }: CaseFile,
  known: Rules,
  differences: ClockDifference[],
): Decision => ({
  next: { ...subject, clocks: clocksOf(events, known) },
  events: [
    {
      type: 'ClocksRepaired',
      at: now,
      by: { type: 'system', name: job },
      facts: { differences: differences.slice(0, mostNamed) },
      words: {},
    },
  ],
});

/** An event travels on the bus, which takes 256 KB. */
const mostNamed = 20;
