import type { Instant } from '../complaint/complaint.ts';
import { categories, type Category } from '../complaint/vocabulary.ts';
import { DomainError } from '../errors.ts';
import { eraseCase } from '../erasure/erase-case.ts';
import type { EndedCase, Services } from '../services.ts';
import type { CaseForRequest, RetentionRound } from './request.ts';
import { endOf, monthsBefore, monthsOf } from './retention.ts';

export type Rounding = Pick<
  Services,
  'privacy' | 'cases' | 'policies' | 'jobs' | 'clock' | 'settings' | 'log' | 'measures'
>;

const job = 'retention';
const pageSize = 24;
const atOnce = 8;
/** How many of those that were not erased a report names. */
const mostNamed = 100;

/**
 * How far a day's round has come: the category and shard that it is at, the last case that it tried there, and the cases
 * that it is about to erase. These are on record before they are erased, so that one that died in between counts them.
 */
type Round = RetentionRound & { place: number; after?: EndedCase; page?: { category: Category; cases: EndedCase[] } };

/**
 * Erases what has been kept for as long as it may be, once a day: of each category what ended so many months before.
 * It reads only what is to go. A round goes on where the last run stopped, so that it may take as many runs as it needs;
 * two runs at once cannot both move it on, and erasing a case twice changes nothing.
 *
 * @param shards over how many partitions each category is spread
 * @param hasTime asked before each page
 * @returns the round as it stands
 */
export async function retentionRound(
  services: Rounding,
  shards: number,
  hasTime: () => boolean,
): Promise<RetentionRound> {
  const now = services.clock.now();
  const before = await services.jobs.read(job);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this job's own words, as it wrote them below
  const last = before?.state as Round | undefined;
  let version = before?.version ?? 0;
  const day = now.slice(0, 10);
  // One that its own day was too short for goes on: what it was about is still to go.
  let round = last && (last.day === day || last.finishedAt === undefined) ? last : fresh(services, day);
  while (round.finishedAt === undefined && hasTime()) {
    const next = round.page ? await erasePage(services, round, round.page) : await nextPage(services, shards, round);
    // Somebody else runs the same round: theirs goes on.
    if (!(await services.jobs.write(job, next, version))) return round;
    version += 1;
    round = next;
    if (round.finishedAt !== undefined) await report(services, round);
  }
  return round;
}

function fresh({ clock, settings }: Pick<Services, 'clock' | 'settings'>, day: string): Round {
  const startedAt = clock.now();
  const entries = monthsOf(settings.retention).map(({ category, months }) => [
    category,
    { months, endedBefore: monthsBefore(startedAt, months), erased: 0, held: 0, open: 0, failed: 0 },
  ]);
  return { day, startedAt, categories: Object.fromEntries(entries), left: [], place: 0 };
}

async function report({ privacy, measures }: Rounding, round: Round): Promise<void> {
  const { place: _place, after: _after, page: _page, ...told } = round;
  await privacy.keepRound(told);
  measures.count('RetentionRounds');
}

/** What is to go next: of the place that the round is at, or of the first one behind it that has any; or the end. */
async function nextPage(services: Rounding, shards: number, { after: from, ...round }: Round): Promise<Round> {
  let after = from;
  for (let { place } = round; ; place += 1) {
    const category = categories[Math.floor(place / shards)];
    if (category === undefined) return { ...round, place, finishedAt: services.clock.now() };
    const tally = round.categories[category];
    // A category that came with a release in the middle of a round waits for the next one.
    const page = tally ? await services.cases.ended(category, place % shards, tally.endedBefore, pageSize, after) : [];
    if (page.length > 0) return { ...round, place, page: { category, cases: page } };
    after = undefined;
  }
}

async function erasePage(
  services: Rounding,
  { page: _page, ...round }: Round,
  { category, cases }: NonNullable<Round['page']>,
): Promise<Round> {
  const tally = round.categories[category];
  if (!tally) return round;
  const outcomes: CaseForRequest[] = [];
  for (let from = 0; from < cases.length; from += atOnce) {
    const some = cases.slice(from, from + atOnce);
    outcomes.push(...(await Promise.all(some.map(async (one) => eraseOne(services, one, tally.endedBefore)))));
  }
  const last = cases.at(-1);
  return {
    ...round,
    categories: { ...round.categories, [category]: counted(tally, outcomes) },
    left: [...round.left, ...outcomes.filter(({ outcome }) => outcome !== 'erased')].slice(0, mostNamed),
    ...(last && { after: last }),
  };
}

type Tally = RetentionRound['categories'][Category];

function counted(tally: Tally, outcomes: readonly CaseForRequest[]): Tally {
  const more = (outcome: CaseForRequest['outcome']): number => outcomes.filter((one) => one.outcome === outcome).length;
  return {
    ...tally,
    erased: tally.erased + more('erased'),
    held: tally.held + more('held'),
    open: tally.open + more('open'),
    failed: tally.failed + more('failed'),
  };
}

async function eraseOne(services: Rounding, { reference }: EndedCase, endedBefore: Instant): Promise<CaseForRequest> {
  const at = services.clock.now();
  try {
    // An index lags behind, and a page may be that of a run that died: the case itself says whether its time has come.
    const subject = await services.cases.find(reference);
    if (subject && !subject.erased && (endOf(subject) ?? at) > endedBefore) {
      return { reference, at, outcome: 'open' };
    }
    const by = { type: 'system', name: job } as const;
    const outcome = await eraseCase(services, reference, { why: 'retention', by });
    if (outcome === 'erased') services.measures.count('CasesErased');
    return { reference, at, outcome: outcome === 'already' || outcome === 'not-found' ? 'erased' : outcome };
  } catch (error) {
    services.measures.count('PrivacyFailures');
    const reason = error instanceof Error ? error.message : String(error);
    services.log.error('A case that was kept long enough could not be erased; tomorrow it is tried again.', {
      reference,
      reason,
    });
    return { reference, at, outcome: 'failed', code: error instanceof DomainError ? error.code : 'service.failed' };
  }
}
