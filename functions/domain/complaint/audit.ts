import canonicalize from 'canonicalize';
import { excerptOf } from '../intake/excerpt.ts';
import type { CaseFile, Services } from '../services.ts';
import type { Rules } from '../sla/clocks.ts';
import { differencesOf } from '../sla/reconcile.ts';
import { brokenAt, type ChainFinding, verifyChain } from './chain.ts';
import { type CaseField, caseFields } from './chain-faults.ts';
import { type CaseEvent, type EventOf, summaryOf } from './events.ts';
import { casesNamedBy } from './named-cases.ts';

/**
 * Proves a case's record: the chain of its events is whole, and the case says what they say, as far as that follows
 * from them: its labels, its latest change, who complained, in which words and when, what was decided, and every
 * deadline, reckoned anew.
 * @param known every version of every policy that the case was ever given
 * @param isErased as `erasedAmong` answers it; without it no other case was
 */
export function auditOf(file: CaseFile, known: Rules, isErased?: (reference: string) => boolean): ChainFinding {
  const { subject, events } = file;
  const chain = verifyChain(subject, events, summaryOf(subject), isErased);
  if (!chain.intact) return chain;
  const wrong = caseFields.find((field) => !same(file, known, field));
  return wrong === undefined ? chain : brokenAt(events.length, 'altered', { is: 'other-case', what: wrong });
}

/** Which of the cases were erased that events without words speak of: these explain that their words are gone. */
export async function erasedAmong(
  { cases }: Pick<Services, 'cases'>,
  events: readonly CaseEvent[],
): Promise<(reference: string) => boolean> {
  const named = new Set(events.flatMap((event) => (event.words === undefined ? casesNamedBy(event) : [])));
  const found = await Promise.all([...named].map(async (reference) => cases.find(reference)));
  return (reference) => found.some((one) => one?.reference === reference && one.erased !== undefined);
}

function same({ subject, events, wakesAt }: CaseFile, known: Rules, field: CaseField): boolean {
  const first = events[0];
  const last = events.at(-1);
  if (first?.type !== 'ComplaintReceived' || last === undefined) return false;
  switch (field) {
    case 'lastChange':
      return equal(subject.lastChange, { type: last.type, at: last.at, by: last.by });
    case 'receivedAt':
      return subject.receivedAt === (first.facts.splitFrom?.receivedAt ?? first.at);
    case 'erased':
      return erasureStands({ subject, events });
    case 'customer':
      return subject.erased
        ? equal(subject.customer, { name: '', language: subject.customer.language })
        : equal(subject.customer, first.words?.customer);
    case 'excerpt':
      return subject.excerpt === (subject.erased ? '' : excerptOf(first.words?.description ?? ''));
    case 'resolution':
      return decisionStands({ subject, events });
    case 'deadlines':
      return (
        // By what is not there any more nothing can be reckoned.
        (first.words === undefined && dependOnWords(known)) ||
        differencesOf({ subject, events, ...(wakesAt !== undefined && { wakesAt }) }, known).length === 0
      );
    default:
      return field satisfies never;
  }
}

/** What was decided is what the latest decision says. */
function decisionStands({ subject, events }: Pick<CaseFile, 'subject' | 'events'>): boolean {
  if ((subject.status !== 'resolved' && subject.status !== 'closed') || !subject.resolution) return true;
  const { explanation, at, by } = subject.resolution;
  const decision = events.findLast(({ type }) => type === 'ComplaintResolved');
  if (decision?.type !== 'ComplaintResolved' || decision.at !== at) return false;
  if (decision.by.type === 'staff' && decision.by.id !== by) return false;
  return explanation === (subject.erased ? '' : decision.words?.explanation);
}

/** The case says that it was erased when its events do, and as they do. */
function erasureStands({ subject, events }: Pick<CaseFile, 'subject' | 'events'>): boolean {
  const said = events.find((event): event is EventOf<'CaseErased'> => event.type === 'CaseErased');
  const completedAt = events.find(({ type }) => type === 'ErasureCompleted')?.at;
  const erased = said && { at: said.at, ...said.facts, ...(completedAt !== undefined && { completedAt }) };
  return equal(subject.erased ?? null, erased ?? null);
}

/** Whether deadlines follow from the product or from who the customer is. */
const dependOnWords = (rules: Rules): boolean =>
  rules.some((policy) =>
    [policy, ...policy.rules].some(({ when }) => when?.product !== undefined || when?.tier !== undefined),
  );

const equal = (a: unknown, b: unknown): boolean => canonicalize(a) === canonicalize(b);
