import type { BulkAction, BulkJob } from '../casework/bulk/job.ts';
import { batchList, customerLists } from '../casework/links/lists.ts';
import { hasWords } from '../complaint/chain.ts';
import type { Case } from '../complaint/complaint.ts';
import { casesNamedBy } from '../complaint/named-cases.ts';
import { readReference } from '../complaint/reference.ts';
import type { CaseEvent } from '../complaint/events.ts';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'cases' | 'remains' | 'related' | 'solved' | 'lostLinks' | 'bulk' | 'keyed'>;

const mostLinks = 5_000;
const mostLost = 1_000;

/**
 * Takes a case out of everything that leads to it, or speaks of it, elsewhere: the lists of related cases, the reasons
 * of its links at both ends and in the other case's events, the terms by which solved cases are found, requests for its
 * link, and the words of jobs that it was part of.
 * @param events with their words, by which the lists are found
 * @returns how many entries those were
 * @throws when a job is still at work on its cases: its words are needed until it is done
 */
export async function removeTraces(services: Needs, subject: Case, events: readonly CaseEvent[]): Promise<number> {
  const { reference, receivedAt } = subject;
  const lists = await listsOf(services, reference, events);
  const [links, lost] = await Promise.all([
    services.related.links(reference, mostLinks),
    services.lostLinks.waiting(mostLost),
  ]);
  const asked = lost.filter((request) => readReference(request.reference) === reference);
  const jobs = [...new Set(events.flatMap(({ by }) => (by.type === 'staff' && by.bulk !== undefined ? by.bulk : [])))];
  await services.related.silence(reference, links);
  await services.solved.forget(reference);
  const others = [...new Set(events.flatMap(casesNamedBy))];
  for (const other of others) await silenceIn(services, other, reference);
  for (const request of asked) await services.lostLinks.settle(request);
  for (const job of jobs) await silenceJob(services, job);
  // Last: by what stands there the lists are found once more.
  await services.related.forget({ reference, receivedAt }, lists);
  return lists.length + links.length + others.length + asked.length + jobs.length;
}

/** What was written in another case about this one. */
async function silenceIn(
  { cases, remains }: Pick<Services, 'cases' | 'remains'>,
  other: string,
  reference: string,
): Promise<void> {
  const file = await cases.open(other);
  const about = (file?.events ?? []).filter((event) => hasWords(event) && casesNamedBy(event).includes(reference));
  await remains.silence(other, about);
}

/** The lists that it was put on at any time, by what its events say and by what was kept beside its links. */
async function listsOf(
  services: Pick<Services, 'related' | 'keyed'>,
  reference: string,
  events: readonly CaseEvent[],
): Promise<string[]> {
  const lists = new Set(await services.related.listsOf(reference));
  const [first] = events;
  if (first?.type !== 'ComplaintReceived' || !first.words) return [...lists];
  const { customer } = first.words;
  let about: { product?: string; orderNumber?: string; batch?: string } = first.words;
  for (const event of events) {
    if (event.type === 'AboutCorrected') about = { ...about, ...event.words };
    else if (event !== first) continue;
    const named = await customerLists(services, {
      customer,
      ...(about.orderNumber !== undefined && { orderNumber: about.orderNumber }),
    });
    for (const list of [...named.customer, ...named.order]) lists.add(list);
    if (about.product !== undefined && about.batch !== undefined) lists.add(batchList(about.product, about.batch));
  }
  return [...lists];
}

async function silenceJob({ bulk }: Pick<Services, 'bulk'>, id: string): Promise<void> {
  const found = await bulk.read(id);
  if (!found || found.job.wordless) return;
  const { job, version } = found;
  if (job.state === 'running') throw new Error(`Job ${id} is still at work; its words go when it is done.`);
  // What was asked for is remembered as a digest, which tells of a short reason which it was.
  const silent: BulkJob = { ...job, request: '', wordless: true, action: silenced(job.action) };
  if (!(await bulk.write(silent, version))) throw new Error(`Job ${id} was just taken up again.`);
}

function silenced(action: BulkAction): BulkAction {
  switch (action.action) {
    case 'classify':
    case 'link':
      return { ...action, reason: '' };
    case 'reply':
      return { ...action, text: { en: '', 'zh-CN': '' } };
    case 'assign':
    case 'close':
      return action;
    default:
      return action satisfies never;
  }
}
