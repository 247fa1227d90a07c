import type * as z from 'zod';
import type { caseState, staffCase } from '../../contract/shapes.ts';
import type { Actor, Case, Label } from '../../domain/complaint/complaint.ts';
import type { Language } from '../../domain/complaint/vocabulary.ts';
import type { CaseFile } from '../../domain/services.ts';
import { deadlinesOf } from '../../domain/sla/deadlines.ts';
import { explainRouting } from '../../domain/routing/reasons.ts';
import { mayReadWords } from '../../domain/speaking/feedback/give.ts';
import { explainReason } from '../../domain/triage/reasons.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

const explained = <T>({ value, origin, confidence, reasons }: Label<T>, language: Language) => ({
  value,
  origin,
  confidence,
  reasons: reasons.map((code) => ({ code, text: explainReason(code, language) })),
});

/** The whole case for staff: every event with its words and its hash, every mail with its proof. */
export function staffView(
  { subject, events, mails }: CaseFile,
  language: Language,
  reader: Staff,
): z.input<typeof staffCase> {
  const { reference, version, status, kind, category, level, sentiment, keyPhrases } = subject;
  const first = events[0];
  return {
    reference,
    version,
    status,
    kind: explained(kind, language),
    category: explained(category, language),
    level: explained(level, language),
    feltUrgency: subject.said?.urgency,
    sentiment: sentiment && explained(sentiment, language),
    keyPhrases,
    team: subject.team,
    assignee: subject.assignee,
    ...routedView(subject, language),
    customer: subject.customer,
    channel: subject.channel,
    enteredBy: subject.enteredBy,
    product: subject.product,
    orderNumber: subject.orderNumber,
    batch: subject.batch,
    duplicateOf: subject.duplicateOf,
    mergedInto: subject.status === 'merged' ? subject.mergedInto : undefined,
    description: first?.type === 'ComplaintReceived' ? (first.words?.description ?? '') : '',
    receivedAt: subject.receivedAt,
    acknowledgedAt: subject.acknowledgedAt,
    firstResponseAt: subject.firstResponseAt,
    deadlines: deadlinesOf(subject.clocks),
    ...waiting(subject),
    country: subject.country,
    policies: subject.policies,
    clocks: subject.clocks,
    resolution: subject.status === 'resolved' || subject.status === 'closed' ? subject.resolution : undefined,
    hold: subject.hold,
    erased: subject.erased,
    disputed: subject.disputed,
    timeline: events.map((event) => {
      const { seq, type, at, by, facts, words, hash } = event;
      // How a request was recognised is the machine's business, not the reader's.
      const { idempotency: _idempotency, ...shown } = { idempotency: undefined, ...words };
      return { seq, type, at, by, facts: { ...facts }, words: mayReadWords(event, reader) ? shown : {}, hash };
    }),
    mails,
  };
}

const routedView = ({ routed }: Case, language: Language): Pick<z.input<typeof staffCase>, 'routed'> =>
  routed
    ? { routed: { ...routed, reasons: routed.reasons.map((code) => ({ code, text: explainRouting(code, language) })) } }
    : {};

function waiting({ waits }: Case): { waitsFor?: 'customer' | 'supplier' } {
  const last = waits?.at(-1);
  return last && last.to === undefined ? { waitsFor: last.for } : {};
}

/** What a command answers. */
export const stateView = (subject: Case): z.input<typeof caseState> => ({
  reference: subject.reference,
  version: subject.version,
  status: subject.status,
  team: subject.team,
  assignee: subject.assignee,
  kind: subject.kind.value,
  category: subject.category.value,
  level: subject.level.value,
  deadlines: deadlinesOf(subject.clocks),
});
