import type { Case, CaseDraft, Resolution } from '../complaint/complaint.ts';

export type Erased = NonNullable<Case['erased']>;

/**
 * A case without anybody in it: who complained, what was written, what it was about, and whatever was derived from
 * words. What statistics and the audit need stays: labels, team, times, clocks, amounts, and who of the staff decided.
 * Digests of requests go too: of a short text a digest tells which it was.
 */
export function withoutPerson(subject: Case, erased: Erased): CaseDraft {
  const {
    customer,
    excerpt: _excerpt,
    product: _product,
    orderNumber: _order,
    batch: _batch,
    keyPhrases: _phrases,
    praised: _praised,
    duplicateOf: _duplicate,
    recentRequests: _requests,
    usedLinks: _links,
    linksSent: _sent,
    lastMessageId: _message,
    tasks: _tasks,
    ...kept
  } = subject;
  const next = { ...kept, customer: { name: '', language: customer.language }, excerpt: '', erased };
  if (next.status === 'resolved') return { ...next, resolution: wordless(next.resolution) };
  if (next.status === 'closed' && next.resolution) return { ...next, resolution: wordless(next.resolution) };
  return next;
}

const wordless = (resolution: Resolution): Resolution => ({ ...resolution, explanation: '' });
