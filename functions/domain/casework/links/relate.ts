import { change } from '../../complaint/change.ts';
import type { Case, Instant } from '../../complaint/complaint.ts';
import type { PublishedEvent } from '../../complaint/events.ts';
import { DomainError, isRefusedByStatus } from '../../errors.ts';
import type { Decision, Services } from '../../services.ts';
import type { Entry } from './links.ts';
import { batchList, customerLists } from './lists.ts';
import { similarity, sketchOf } from './shingles.ts';

/** Within how many days a complaint may be a duplicate of another, and how much of their words they share at least. */
export const duplicates = { withinDays: 7, similarity: 0.7, mostCompared: 50 } as const;

/**
 * When a case is received, or what it is about is corrected: puts it where related cases will find it, and asks whether
 * the same customer has said nearly the same before. Doing so again changes nothing. Of two that arrive at the same
 * time each is on the lists before it looks, so that one of them sees the other; the later one is flagged, whoever sees.
 * @throws DomainError `complaint.not-found`
 */
export async function relate(
  services: Pick<Services, 'cases' | 'clock' | 'policies' | 'keyed' | 'related'>,
  { reference, type }: Pick<PublishedEvent, 'reference' | 'type'>,
): Promise<void> {
  const beginning = await services.cases.beginning(reference);
  if (!beginning) throw new DomainError('complaint.not-found', { reference });
  const { subject, received } = beginning;
  if (subject.erased) return;
  const { receivedAt, product, batch } = subject;
  const lists = await customerLists(services, subject);
  const isNew = type === 'ComplaintReceived';
  // Words that have been erased are compared with nothing.
  const sketch = isNew ? sketchOf(received.words?.description ?? '', await services.keyed.digest('shingles')) : '';
  const entry = (list: string): Entry => ({ list, reference, receivedAt });
  const entries = [
    ...(isNew ? lists.customer.map((list) => ({ ...entry(list), sketch })) : []),
    ...lists.order.map(entry),
    ...(product === undefined || batch === undefined ? [] : [entry(batchList(product, batch))]),
  ];
  await Promise.all([services.related.enter(entries), services.related.keepListsOf(reference, lists.order)]);
  // Whoever erased it meanwhile took it off the lists before it stood there.
  if ((await services.cases.find(reference))?.erased) {
    const named = entries.map(({ list }) => list);
    return services.related.forget({ reference, receivedAt }, named);
  }
  if (isNew && received.facts.splitFrom === undefined) await seekDuplicates(services, subject, lists.customer, sketch);
}

async function seekDuplicates(
  services: Pick<Services, 'cases' | 'clock' | 'policies' | 'related'>,
  { reference, receivedAt }: Case,
  lists: readonly string[],
  sketch: string,
): Promise<void> {
  const since = new Date(Date.parse(receivedAt) - duplicates.withinDays * 86_400_000).toISOString();
  const found = await Promise.all(lists.map(async (list) => services.related.on(list, duplicates.mostCompared, since)));
  const others = new Map(found.flat().map((other) => [other.reference, other]));
  others.delete(reference);
  const alike = [...others.values()].flatMap((other) => {
    const share = Math.round(similarity(sketch, other.sketch ?? '') * 100) / 100;
    return share >= duplicates.similarity ? [{ ...other, share }] : [];
  });
  const isBefore = (a: Pick<Entry, 'receivedAt' | 'reference'>, b: Pick<Entry, 'receivedAt' | 'reference'>): boolean =>
    `${a.receivedAt} ${a.reference}` < `${b.receivedAt} ${b.reference}`;
  const own = { reference, receivedAt };
  const [earliest] = alike.filter((other) => isBefore(other, own)).toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  if (earliest) await flag(services, reference, earliest.reference, earliest.share);
  // What came later and was looked at sooner did not see this one.
  const later = alike.filter((other) => isBefore(own, other));
  await Promise.all(later.map(async (other) => flag(services, other.reference, reference, other.share)));
}

async function flag(
  services: Pick<Services, 'cases' | 'clock' | 'policies'>,
  reference: string,
  of: string,
  share: number,
): Promise<void> {
  try {
    await change(services, reference, 'suspect', suspect({ reference: of, similarity: share }));
  } catch (error) {
    // It is over: nobody works on it twice.
    if (!isRefusedByStatus(error)) throw error;
  }
}

/** The case says nearly what an earlier one of the same customer says; said once. */
const suspect =
  (facts: { reference: string; similarity: number }) =>
  (subject: Case, now: Instant): Decision | undefined =>
    subject.duplicateOf !== undefined
      ? undefined
      : {
          next: { ...subject, duplicateOf: facts },
          events: [{ type: 'DuplicateSuspected', at: now, by: { type: 'system', name: 'relate' }, facts, words: {} }],
        };
