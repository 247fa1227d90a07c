import type { Case, Instant } from '../../complaint/complaint.ts';
import type { Kind, Language, Level } from '../../complaint/vocabulary.ts';
import { greetingName, oneLine } from '../../correspondence/printable.ts';
import { isLive } from '../../sla/clock.ts';

/** What the coach knows of a case. */
export type ReplyFacts = {
  kind: Kind;
  level: Level;
  /** The customer's; a reply may be in another. */
  language: Language;
  /** Undefined when the customer left none that one can greet by. */
  customerName?: string;
  product?: string;
  /** Personal data that is the customer's own, as they gave it. */
  own: readonly string[];
  /** The next date that somebody waits for: a promise that was made, or else the decision. */
  dueAt?: Instant;
};

/** The facts of a case that a reply can be held against; a due time that has passed is promised to nobody. */
export function replyFactsOf(subject: Case, now: Instant): ReplyFacts {
  const { customer, product } = subject;
  const customerName = greetingName(customer.name);
  const ahead = subject.clocks.filter((clock) => isLive(clock) && clock.dueAt > now);
  const promised = ahead.filter(({ kind }) => kind === 'promise').toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const due = promised[0] ?? ahead.find(({ kind }) => kind === 'resolution');
  return {
    kind: subject.kind.value,
    level: subject.level.value,
    language: customer.language,
    ...(customerName !== undefined && { customerName }),
    ...(product !== undefined && { product: oneLine(product, 120) }),
    own: [customer.email, customer.phone].filter((one) => one !== undefined),
    ...(due && { dueAt: due.dueAt }),
  };
}
