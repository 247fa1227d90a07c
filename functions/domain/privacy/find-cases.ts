import { isSameCustomer } from '../casework/links/customers.ts';
import { customerLists } from '../casework/links/lists.ts';
import type { Case, Customer } from '../complaint/complaint.ts';
import type { Services } from '../services.ts';
import { type PrivacyRequest, type RequestFailure, requestLimits } from './request.ts';

type Needs = Pick<Services, 'cases' | 'related' | 'keyed'>;
type Ways = { email?: string | undefined; phone?: string | undefined };

/** The cases of one person, and those that share a way to reach them and seem to be of somebody else. */
export type Found = { cases: Case[]; apart: string[] } | { failure: RequestFailure; apart: string[] };

/**
 * The lists on which the cases of whoever is reached so stand: under keyed digests, so that none holds the address. A
 * number of China is looked for with its country code and without: landlines are kept as they were written.
 */
export async function listsFor({ keyed }: Pick<Services, 'keyed'>, { email, phone }: Ways): Promise<string[]> {
  const customers: Customer[] = [
    ...(email === undefined ? [] : [{ name: '', language: 'en' as const, email }]),
    ...(phone === undefined
      ? []
      : writtenOtherwise(phone).map((one) => ({ name: '', language: 'en' as const, phone: one }))),
  ];
  const lists = await Promise.all(customers.map(async (customer) => customerLists({ keyed }, { customer })));
  return [...new Set(lists.flatMap(({ customer }) => customer))];
}

/** `010-6552 9988` and `+86 10 6552 9988` are one landline. */
function writtenOtherwise(phone: string): string[] {
  const digits = phone.normalize('NFKC').replace(/[\s()./-]/g, '');
  const national = /^(?:\+|00)?86(?<rest>[2-9]\d{8,11}|10\d{7,9})$/.exec(digits)?.groups?.['rest'];
  const trunk = /^0(?<rest>[1-9]\d{8,11})$/.exec(digits)?.groups?.['rest'];
  if (national !== undefined) return [phone, `0${national}`];
  return trunk === undefined ? [phone] : [phone, `86${trunk}`];
}

/**
 * The cases of the person that a request is about, received until it was made. What is found by the address or number
 * itself is theirs; from there on, cases that they left a second way in are theirs when both cases say the same of them
 * (isSameCustomer). Nothing is followed further: a number may be that of a household.
 */
export async function casesOfPerson(
  services: Needs,
  { foundBy, reference, lists, createdAt }: Pick<PrivacyRequest, 'foundBy' | 'reference' | 'lists' | 'createdAt'>,
): Promise<Found> {
  const known = new Map<string, Case>();
  const look = async (references: readonly string[]): Promise<Case[]> => {
    const read = await Promise.all(references.map(async (one) => known.get(one) ?? services.cases.find(one)));
    const here = read.flatMap((one) => (one && !one.erased && one.receivedAt <= createdAt ? [one] : []));
    for (const one of here) known.set(one.reference, one);
    return here;
  };
  const on = async (some: readonly string[]): Promise<string[]> => {
    const found = await Promise.all(some.map(async (list) => services.related.all(list, requestLimits.cases + 1)));
    return [...new Set(found.flat())];
  };

  const direct =
    reference === undefined ? await ofLists(services, await look(await on(lists)), lists) : await look([reference]);
  if (foundBy === 'phone' && direct.some((one) => !haveOneName(direct[0], one))) {
    return { failure: 'several-people', apart: direct.map((one) => one.reference).slice(0, requestLimits.apart) };
  }
  const further = await furtherLists(services, direct, reference === undefined ? lists : []);
  const others = (await look(await on(further))).filter((one) => !direct.includes(one));
  const theirs = others.filter((other) => direct.some((one) => isSameCustomer(one.customer, other.customer)));
  const apart = others.filter((other) => !theirs.includes(other)).map((one) => one.reference);
  const cases = [...direct, ...theirs].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  if (cases.length > requestLimits.cases) return { failure: 'too-many', apart: [] };
  return { cases, apart: apart.slice(0, requestLimits.apart) };
}

const orderOf = ({ receivedAt, reference }: Case): string => `${receivedAt}#${reference}`;

/** Those that are still on one of the lists by what they say today: an entry is never taken back. */
async function ofLists(services: Needs, cases: readonly Case[], lists: readonly string[]): Promise<Case[]> {
  const own = await Promise.all(cases.map(async ({ customer }) => listsFor(services, customer)));
  return cases.filter((_, index) => own[index]?.some((list) => lists.includes(list)) === true);
}

/** The lists of every way that they left, but for those that were looked at. */
async function furtherLists(services: Needs, cases: readonly Case[], seen: readonly string[]): Promise<string[]> {
  const all = await Promise.all(cases.map(async ({ customer }) => listsFor(services, customer)));
  return [...new Set(all.flat())].filter((list) => !seen.includes(list));
}

/** By their names alone: whether two cases that share a number are of one person. */
function haveOneName(one: Case | undefined, other: Case): boolean {
  const bare = ({ name, language }: Customer): Customer => ({ name, language, phone: '0' });
  return one === undefined || isSameCustomer(bare(one.customer), bare(other.customer));
}
