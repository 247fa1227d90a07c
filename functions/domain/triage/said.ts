import type { Label } from '../complaint/complaint.ts';
import type { FeltUrgency, Kind, Level } from '../complaint/vocabulary.ts';
import type { ReasonCode } from './reasons.ts';

/** What customers say of their own case when they send it. */
export type Said = { kind?: Kind | undefined; urgency?: FeltUrgency | undefined };

/**
 * The kind, with what the customer calls it. It is a complaint when either says so: the customer, or the words by what
 * is in them. Words in which nothing was found, good or bad, say nothing; then it is what the customer calls it.
 */
export function withSaidKind(read: Label<Kind>, { kind }: Said): Label<Kind> {
  const silent = read.reasons.length === 1 && read.reasons[0] === ('kind:unsure' satisfies ReasonCode);
  if (kind === undefined || kind === read.value || (read.value === 'complaint' && !silent)) return read;
  const reasons: ReasonCode[] = [`kind:customer-${kind}`];
  return { value: kind, origin: 'rule', confidence: 0.9, reasons };
}

/** To whom it cannot wait, a complaint is important at least. It is never urgent by that alone, and nothing is lowered. */
export function withFeltUrgency(read: Label<Level>, kind: Kind, { urgency }: Said): Label<Level> {
  if (urgency !== 'now' || kind !== 'complaint' || read.value !== 'general') return read;
  const because = read.reasons.filter((reason) => !reason.startsWith('level:'));
  return { ...read, value: 'important', reasons: ['level:felt-urgent' satisfies ReasonCode, ...because] };
}
