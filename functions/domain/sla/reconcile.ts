// Longer than 250 lines on purpose: the round that holds every clock to its history, and where it goes on the next day.
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

/** How many cases of the standing stock a day looks at, whatever its size: a full round of it takes as long as it takes. */
export const sampleOfADay = 5000;

/** For so long after midnight the day before may still be noted in: longer than any function runs. In milliseconds. */
const noting = 15 * 60_000;

/** Where clocks can still run: the open cases of each team, and the resolved ones, for promises outlive the decision. */
const places: readonly QueueFilter[] = teams.flatMap((team) => [
  { teams: [team] },
  { teams: [team], status: 'resolved' as const },
]);

/** A place in the standing stock. */
type Walk = { place: number; cursor?: string };

/** How far a day's round has come. */
export type Round = {
  /** The date (UTC) whose round this is. */
  day: string;
  /** The day whose changed cases come next, and behind which note of it. A round that is late leaves none out. */
  changed: { day: string; after?: string };
  /** Where the sample goes on, and how many cases it has left; it walks on from day to day, and begins anew at the end. */
  sample: Walk & { left: number };
  /** How far every case of the stock has been looked at, while that is under way. */
  everything?: Walk;
  /** The rules by which everything was looked at last, or is now. */
  rules: string;
  checked: number;
  repaired: number;
  failed: number;
  /** When the day's part was done; what is under way over everything may go on behind it. */
  finishedAt?: Instant;
};

type Needs = Pick<
  Services,
  'cases' | 'policies' | 'clock' | 'log' | 'measures' | 'jobs' | 'counters' | 'changed' | 'settings'
>;

/**
 * Proves every day that no deadline was missed: reckons the clocks of cases anew from their history, and compares them
 * with those that the sweep goes by. What differs is repaired, put on the case's record and counted, which rings an alarm.
 *
 * A day's round is bounded by what happened and not by what stands: each case that changed, once, on the day after; and a
 * sample of the standing stock, a few thousand cases of it, going round. Every case is looked at when something changed
 * on which all depend: other rules came with a release, or somebody asks for it.
 *
 * A round goes on where the last run stopped, so that it may take as many runs as it needs.
 *
 * @param hasTime asked before each page
 * @param choices `rules` names what clocks are reckoned by; `everything` begins with all cases now; `sample` is how many
 *   cases of the stock a day looks at
 * @returns the round as it stands
 * @throws DomainError `service.unavailable` when another run wrote just as everything was asked for: ask again
 */
export async function reconcile(
  services: Needs,
  hasTime: () => boolean,
  {
    rules = '',
    everything = false,
    sample = sampleOfADay,
  }: { rules?: string; everything?: boolean; sample?: number } = {},
): Promise<Round> {
  const now = services.clock.now();
  const before = await services.jobs.read(job);
  const day = now.slice(0, 10);
  let round = begun(roundIn(before?.state), { day, rules, everything, sample });
  let version = before?.version ?? 0;
  if (everything) {
    // Somebody's wish is kept, whatever becomes of this run.
    if (!(await services.jobs.write(job, round, version)))
      throw new DomainError('service.unavailable', { retryAfter: 1 });
    version += 1;
  }
  // The first day that may still be noted in.
  const ended = new Date(Date.parse(now) - noting).toISOString().slice(0, 10);
  while ((round.finishedAt === undefined || round.everything !== undefined) && hasTime()) {
    if (round.changed.day < day && round.changed.day >= ended) return round;
    round = await onePage(services, round);
    // Somebody else runs the same round: theirs goes on.
    if (!(await services.jobs.write(job, round, version))) return round;
    version += 1;
  }
  return round;
}

/** What the last run left, in this release's terms. One of an earlier release looked at everything each day. */
function roundIn(state: unknown): Round | undefined {
  const known = typeof state === 'object' && state !== null && 'changed' in state;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this job's own words, as it wrote them above
  return known ? (state as Round) : undefined;
}

/** Today's round: the one that is under way, or a new one that goes on where the last one was. */
function begun(
  last: Round | undefined,
  { day, rules, everything, sample }: { day: string; rules: string; everything: boolean; sample: number },
): Round {
  const anew = everything || last?.rules !== rules;
  const walk = anew ? { place: 0 } : last.everything;
  if (last?.day === day) return { ...last, rules, ...(walk && { everything: walk }) };
  return {
    day,
    changed: last?.changed ?? { day: dayAfter(day, -1) },
    sample: { ...(last?.sample ?? { place: 0 }), left: sample },
    ...(walk && { everything: walk }),
    rules,
    checked: 0,
    repaired: 0,
    failed: 0,
  };
}

const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);

async function onePage(services: Needs, round: Round): Promise<Round> {
  const { changed, sample, everything } = round;
  if (changed.day < round.day) {
    const noted = await services.changed.next(changed.day, changed.after);
    if (noted === undefined) return { ...round, changed: { day: dayAfter(changed.day) } };
    const seen = await look(services, round, noted.references);
    return { ...seen, changed: { ...changed, after: noted.place } };
  }
  // Whoever looks at everything needs no sample.
  if (round.finishedAt === undefined && sample.left > 0 && everything === undefined) {
    const { looked, walk } = await stockPage(services, round, sample, sample.left);
    const left = walk === undefined ? 0 : sample.left - (looked.checked - round.checked);
    return { ...looked, sample: { ...(walk ?? { place: 0 }), left } };
  }
  if (round.finishedAt === undefined) {
    services.measures.count('ReconcilerRounds');
    return { ...round, finishedAt: services.clock.now() };
  }
  const { everything: from = { place: places.length }, ...rest } = round;
  const { looked, walk } = await stockPage(services, rest, from, pageSize);
  if (walk === undefined) {
    const { checked, repaired, failed } = looked;
    services.log.info('Every standing case was reckoned anew.', { today: { checked, repaired, failed } });
  }
  return { ...looked, ...(walk && { everything: walk }) };
}

/** A page of the standing stock, of so many cases at most. `walk` is where it goes on, undefined at its end. */
async function stockPage<R extends Round>(
  services: Needs,
  round: R,
  { place, cursor }: Walk,
  most: number,
): Promise<{ looked: R; walk: Walk | undefined }> {
  const filter = places[place];
  if (!filter) return { looked: round, walk: undefined };
  const limit = Math.min(pageSize, most);
  const page = await services.cases.queue(filter, { limit, ...(cursor !== undefined && { cursor }) });
  const references = page.items.map(({ reference }) => reference);
  const looked = await look(services, round, references);
  if (page.nextCursor !== undefined) return { looked, walk: { place, cursor: page.nextCursor } };
  return { looked, walk: place + 1 < places.length ? { place: place + 1 } : undefined };
}

/** Reckons these anew and adds what came of it to the round's account. Those that could not be are noted for tomorrow. */
async function look<R extends Round>(services: Needs, round: R, references: readonly string[]): Promise<R> {
  const outcomes = await Promise.all(references.map(async (reference) => checkOne(services, reference)));
  const of = (outcome: Outcome): string[] => references.filter((_, index) => outcomes[index] === outcome);
  const [repaired, failed] = [of('repaired'), of('failed')];
  if (failed.length > 0) await services.changed.note(services.clock.now(), failed);
  services.measures.count('CasesReconciled', outcomes.length);
  services.measures.count('ClocksRepaired', repaired.length);
  services.measures.count('ReconcilerFailures', failed.length);
  return {
    ...round,
    checked: round.checked + outcomes.length,
    repaired: round.repaired + repaired.length,
    failed: round.failed + failed.length,
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
      // No clock runs for it, and what some of them hung on is gone.
      if (file.subject.erased) return 'right';
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
