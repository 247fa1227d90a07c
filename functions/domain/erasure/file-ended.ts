import type { Instant } from '../complaint/complaint.ts';
import { teams } from '../complaint/vocabulary.ts';
import type { QueueFilter, Services } from '../services.ts';

const job = 'file-ended';
const pageSize = 25;

/** Another number has every ended case filed anew: when the keys are made in another way. */
const way = 1;

const places: readonly QueueFilter[] = teams.flatMap((team) =>
  (['resolved', 'closed', 'withdrawn', 'merged'] as const).map((status) => ({ teams: [team], status })),
);

/** How far it has come; `filed` counts the cases that had no keys. */
export type Filing = { way: number; place: number; cursor?: string; filed: number; finishedAt?: Instant };

/** Gives cases what they are found by when they have been kept for long enough (contract/table.ts). */
export interface EndedIndex {
  /** @returns whether it had none and has them now; a case that was changed meanwhile got its own with the change */
  file(reference: string): Promise<boolean>;
}

/**
 * Once for all: files the cases that older releases ended, which know nothing of how long they are kept. A run goes on
 * where the last one stopped; once all are filed, it costs one read.
 * @param hasTime asked before each page
 */
export async function fileEnded(
  services: Pick<Services, 'cases' | 'endedIndex' | 'jobs' | 'clock'>,
  hasTime: () => boolean,
): Promise<Filing> {
  const before = await services.jobs.read(job);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this job's own words, as it wrote them below
  const last = before?.state as Filing | undefined;
  let filing: Filing = last?.way === way ? last : { way, place: 0, filed: 0 };
  let version = before?.version ?? 0;
  while (filing.finishedAt === undefined && hasTime()) {
    filing = await onePage(services, filing);
    // Somebody else is at it.
    if (!(await services.jobs.write(job, filing, version))) return filing;
    version += 1;
  }
  return filing;
}

async function onePage(
  { cases, endedIndex, clock }: Pick<Services, 'cases' | 'endedIndex' | 'clock'>,
  { cursor, ...filing }: Filing,
): Promise<Filing> {
  const filter = places[filing.place];
  if (!filter) return { ...filing, finishedAt: clock.now() };
  const page = await cases.queue(filter, { limit: pageSize, ...(cursor !== undefined && { cursor }) });
  const filed = await Promise.all(page.items.map(async ({ reference }) => endedIndex.file(reference)));
  return {
    ...filing,
    filed: filing.filed + filed.filter(Boolean).length,
    ...(page.nextCursor === undefined ? { place: filing.place + 1 } : { cursor: page.nextCursor }),
  };
}
