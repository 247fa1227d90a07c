import type { PublishedEvent } from '../../complaint/events.ts';
import { DomainError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { termLimits, termsOf } from './terms.ts';

/**
 * When a case is solved or reopened: remember it by its terms, or forget it. It goes by the case as it is now and not
 * by the event, so that events which come twice or in another order lead to the same.
 * @throws DomainError `complaint.not-found` when there is no such case
 */
export async function rememberSolved(
  { cases, solved }: Pick<Services, 'cases' | 'solved'>,
  { reference }: Pick<PublishedEvent, 'reference'>,
): Promise<void> {
  const file = await cases.open(reference);
  if (!file) throw new DomainError('complaint.not-found', { reference });
  const { subject, events, parts } = file;
  const [received] = events;
  const isSolved = (subject.status === 'resolved' || subject.status === 'closed') && subject.kind.value === 'complaint';
  // Its words may have been erased: then there is nothing to find it by.
  const description: string | undefined =
    received?.type === 'ComplaintReceived' ? received.words?.description : undefined;
  if (!isSolved || subject.erased || description === undefined) {
    await solved.forget(reference);
    return;
  }
  const { product, customer } = subject;
  const terms = termsOf({ text: description, product, names: [customer.name] }, termLimits.kept);
  const remedies = parts.flatMap((part) =>
    part.kind === 'remedy' && ['approved', 'executed'].includes(part.data.state) ? part.data.kind : [],
  );
  await solved.remember({
    reference,
    solvedAt: subject.resolution?.at ?? subject.receivedAt,
    category: subject.category.value,
    terms: terms.map(({ term }) => term),
    remedies: [...new Set(remedies)],
  });
  // Whoever erased it meanwhile found nothing here to take out.
  if ((await cases.find(reference))?.erased) await solved.forget(reference);
}
