import type { DueCase, Services } from '../services.ts';

const pageSize = 100;

/** Of how many pages one is for what became due last. */
const newestEvery = 4;

/**
 * What is due in one shard, page by page, each case once.
 *
 * Three pages of four go on from the most overdue. The fourth is for the newest, so that a case that becomes due while
 * a backlog drains is not told of after the whole backlog: first what came since the last such page, in order, and when
 * there is none the newest of the backlog, backwards. A backlog that fits on one page is one query.
 *
 * It ends where the two ways meet. What becomes due after that is the next sweep's, a minute later.
 */
export async function* duePages(
  { cases, clock }: Pick<Services, 'cases' | 'clock'>,
  shard: number,
): AsyncGenerator<DueCase[], void, undefined> {
  /** The backlog that is left lies between these two; what is behind `latest` came while it was worked off. */
  let done: DueCase | undefined;
  let doneFromBehind: DueCase | undefined;
  let latest: DueCase | undefined;

  for (let turn = 1; ; turn += 1) {
    const now = clock.now();
    if (turn % newestEvery === 0) {
      const arrived = latest ? await cases.due(shard, now, pageSize, { after: latest }) : [];
      if (arrived.length > 0) {
        latest = arrived.at(-1);
        yield arrived;
        continue;
      }
      const newest = await cases.due(shard, now, pageSize, { after: done, before: doneFromBehind, first: 'newest' });
      latest ??= newest[0];
      doneFromBehind = newest.at(-1) ?? doneFromBehind;
      if (newest.length > 0) yield newest;
      continue;
    }
    const page = await cases.due(shard, now, pageSize, { after: done, before: doneFromBehind });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    done = page.at(-1);
  }
}
