/**
 * Everything that the domain can refuse. The code is stable and public; `details` name the thing, the limit and the
 * remedy, and hold nothing that the caller may not see. One mapper (api/problems.ts) gives each its HTTP status and
 * its sentence in both languages.
 */
export const errorCodes = [
  'request.invalid',
  'request.not-json',
  'request.not-utf-8',
  'request.too-large',
  'request.unsupported-media-type',
  'request.bad-cursor',
  'access.unauthenticated',
  'access.forbidden',
  'access.other-team',
  'complaint.not-found',
  'complaint.wrong-status',
  'complaint.conflict',
  'complaint.changed',
  'complaint.already-taken',
  'complaint.full',
  'complaint.too-many',
  'complaint.open-promise',
  'complaint.open-task',
  'task.not-found',
  'task.wrong-state',
  'task.case-settled',
  'task.not-ahead',
  'task.too-many',
  'task.full',
  'task.no-link',
  'task-link.invalid',
  'complaint.merged',
  'complaint.erased',
  'case.itself',
  'case.other-customer',
  'case.open-work',
  'case.not-linked',
  'case.needs-another-handler',
  'complaint.too-late-to-disagree',
  'bulk.not-found',
  'bulk.too-many',
  'bulk.nobody',
  'bulk.not-of-batch',
  'bulk.nothing-to-resume',
  'promise.not-ahead',
  'promise.not-open',
  'promise.no-rule',
  'promise.of-remedy',
  'deadline.not-extendable',
  'deadline.not-found',
  'policy.not-found',
  'policy.invalid',
  'policy.conflict',
  'policy.changed',
  'money.other-currency',
  'remedy.not-found',
  'remedy.wrong-state',
  'remedy.own-proposal',
  'remedy.above-your-limit',
  'remedy.above-all-limits',
  'remedy.no-limit',
  'remedy.other-amount',
  'remedy.superseded',
  'remedy.already-approved',
  'remedy.date-passed',
  'remedy.undecided',
  'remedy.not-executed',
  'negotiation.not-found',
  'negotiation.over',
  'negotiation.outside',
  'negotiation.too-long',
  'complaint.cause-missing',
  'action.no-cause',
  'action.too-many',
  'action.not-found',
  'action.wrong-state',
  'action.too-early',
  'cause-codes.changed',
  'cause-codes.not-found',
  'routing.invalid',
  'routing.not-found',
  'routing.conflict',
  'routing.changed',
  'people.other-team',
  'template.not-found',
  'template.retired',
  'template.conflict',
  'template.changed',
  'feedback.look-again',
  'praise.not-praise',
  'attachment.not-found',
  'attachment.too-many',
  'attachment.scanning',
  'attachment.refused',
  'webhook.not-signed',
  'webhook.out-of-time',
  'privacy-request.not-found',
  'privacy-request.over',
  'privacy-request.no-export',
  'privacy-request.export-gone',
  'link.invalid',
  'link.used',
  'reveal.too-many',
  'idempotency.mismatch',
  'idempotency.key-invalid',
  'precondition.invalid',
  'service.unavailable',
  'service.failed',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One field that is wrong: its path, a stable code, and the limit or choices that were missed (empty when none). */
export type FieldError = { field: string; code: string; detail: string };

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, string | number>;
  readonly fields: FieldError[];
  constructor(code: ErrorCode, details: Record<string, string | number> = {}, fields: FieldError[] = []) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
    this.fields = fields;
  }
}

const byStatus: readonly ErrorCode[] = ['complaint.wrong-status', 'complaint.merged', 'complaint.erased'];

/** Whether the case is in a status in which this cannot be done (any more). */
export const isRefusedByStatus = (error: unknown): boolean =>
  error instanceof DomainError && byStatus.includes(error.code);
