import type { Case, Instant } from '../../complaint/complaint.ts';
import type { Status } from '../../complaint/vocabulary.ts';
import type { Services } from '../../services.ts';
import { isInScope, type Scope } from '../scope.ts';
import { contactsOf } from './customers.ts';
import type { CaseLink, LinkKind } from './links.ts';
import { batchList, foldNumber } from './lists.ts';

/** Why a case is suggested. */
export const suggestionReasons = ['same-order', 'same-batch', 'near-equal-words'] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

/** What is shown of a related case without opening it. */
export type RelatedCase = {
  reference: string;
  status: Status;
  kind: Case['kind']['value'];
  category: Case['category']['value'];
  level: Case['level']['value'];
  team: Case['team'];
  receivedAt: Instant;
  excerpt: string;
  customerName: string;
  product?: string;
  batch?: string;
  mergedInto?: string;
};

export type Related = {
  linked: { related: RelatedCase; link: CaseLink }[];
  suggested: { related: RelatedCase; reasons: SuggestionReason[] }[];
  /** Those that the reader may not see: how many there are, and by what they belong here. */
  elsewhere: { linked: { kind: LinkKind; count: number }[]; suggested: number };
  /** There are more than these. */
  more: boolean;
};

/** How many cases are looked at of each list, and how many links. */
export const mostShown = 50;

/**
 * The cases that are linked with one and those that could be: of the same order of the same customer, of the same batch
 * of the product. Costs one query for the links, one for each list, and a read of each case that is shown; none of it
 * grows with how many cases there are.
 */
export async function relatedTo(
  services: Pick<Services, 'cases' | 'related'>,
  subject: Case,
  scope: Scope,
): Promise<Related> {
  const { reference, product, batch, orderNumber, duplicateOf } = subject;
  const [links, orderLists] = await Promise.all([
    services.related.links(reference, mostShown + 1),
    orderNumber === undefined ? [] : services.related.listsOf(reference),
  ]);
  const ofBatch = product === undefined || batch === undefined ? undefined : batchList(product, batch);
  const on = async (list: string): Promise<string[]> =>
    (await services.related.on(list, mostShown + 1)).map((entry) => entry.reference);
  const [sameOrder, sameBatch] = await Promise.all([
    Promise.all(orderLists.map(on)),
    ofBatch === undefined ? [] : on(ofBatch),
  ]);
  const live = links.filter((link) => !link.ended);
  const linkedTo = new Set(live.map(({ to }) => to));
  const wanted = [...new Set([...sameOrder.flat(), ...sameBatch, ...(duplicateOf ? [duplicateOf.reference] : [])])]
    .filter((one) => one !== reference && !linkedTo.has(one))
    .slice(0, mostShown);
  const shownLinks = live.slice(0, mostShown);
  const found = await Promise.all(
    [...wanted, ...shownLinks.map(({ to }) => to)].map(async (one) => services.cases.find(one)),
  );
  const known = new Map(found.flatMap((one) => (one ? [[one.reference, one] as const] : [])));

  // What an entry said when it was written may have been corrected since: the case itself decides.
  const reasonsFor = (other: Case): SuggestionReason[] => [
    ...(orderNumber !== undefined && sameOrder.flat().includes(other.reference) && isOfOrder(subject, other)
      ? ['same-order' as const]
      : []),
    ...(ofBatch !== undefined && isOfBatch(other, ofBatch) ? ['same-batch' as const] : []),
    ...(duplicateOf?.reference === other.reference ? ['near-equal-words' as const] : []),
  ];
  const suggested = wanted.flatMap((one) => {
    const other = known.get(one);
    const reasons = other ? reasonsFor(other) : [];
    return other && reasons.length > 0 ? [{ other, reasons }] : [];
  });
  const linked = shownLinks.flatMap((link) => {
    const other = known.get(link.to);
    return other ? [{ other, link }] : [];
  });
  const hidden = linked.filter(({ other }) => !isInScope(other, scope));
  return {
    linked: linked
      .filter(({ other }) => isInScope(other, scope))
      .map(({ other, link }) => ({ related: shown(other), link })),
    suggested: suggested
      .filter(({ other }) => isInScope(other, scope))
      .map(({ other, reasons }) => ({ related: shown(other), reasons })),
    elsewhere: {
      linked: [...new Set(hidden.map(({ link }) => link.kind))].map((kind) => ({
        kind,
        count: hidden.filter(({ link }) => link.kind === kind).length,
      })),
      suggested: suggested.filter(({ other }) => !isInScope(other, scope)).length,
    },
    more: links.length > mostShown || [...sameOrder, sameBatch].some((list) => list.length > mostShown),
  };
}

/** Whether a case is still of the order on whose list it stands; a customer is found by any one way to reach them. */
function isOfOrder(subject: Case, other: Case): boolean {
  const ways = new Set(contactsOf(subject.customer));
  const { orderNumber: mine = '' } = subject;
  const { orderNumber: theirs = '' } = other;
  return foldNumber(mine) === foldNumber(theirs) && contactsOf(other.customer).some((way) => ways.has(way));
}

/** Whether a case is still of the batch whose list it stands on. */
export const isOfBatch = ({ product, batch }: Case, list: string): boolean =>
  product !== undefined && batch !== undefined && batchList(product, batch) === list;

function shown(subject: Case): RelatedCase {
  const { reference, status, kind, category, level, team, receivedAt, excerpt, customer, product, batch } = subject;
  return {
    reference,
    status,
    kind: kind.value,
    category: category.value,
    level: level.value,
    team,
    receivedAt,
    excerpt,
    customerName: customer.name,
    ...(product !== undefined && { product }),
    ...(batch !== undefined && { batch }),
    ...(subject.status === 'merged' && { mergedInto: subject.mergedInto }),
  };
}
