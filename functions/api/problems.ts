import type { ErrorCode, FieldError } from '../domain/errors.ts';
import { DomainError } from '../domain/errors.ts';
import type { Language } from '../domain/complaint/vocabulary.ts';
import { inPlainWords } from './plain-words.ts';
import type { Sentences } from './public-sentences.ts';

const statusOf: Record<ErrorCode, number> = {
  'request.invalid': 400,
  'request.not-json': 400,
  'request.not-utf-8': 400,
  'request.too-large': 413,
  'request.unsupported-media-type': 415,
  'request.bad-cursor': 400,
  'access.unauthenticated': 401,
  'access.forbidden': 403,
  'access.other-team': 403,
  'complaint.not-found': 404,
  'complaint.wrong-status': 409,
  'complaint.conflict': 409,
  'complaint.changed': 412,
  'complaint.already-taken': 409,
  'complaint.full': 409,
  'complaint.too-many': 409,
  'complaint.open-promise': 409,
  'complaint.open-task': 409,
  'task.not-found': 404,
  'task.wrong-state': 409,
  'task.case-settled': 409,
  'task.not-ahead': 400,
  'task.too-many': 409,
  'task.full': 409,
  'task.no-link': 409,
  'task-link.invalid': 410,
  'complaint.merged': 409,
  'complaint.erased': 410,
  'case.itself': 409,
  'case.other-customer': 409,
  'case.open-work': 409,
  'case.not-linked': 409,
  'case.needs-another-handler': 409,
  'complaint.too-late-to-disagree': 409,
  'bulk.not-found': 404,
  'bulk.too-many': 400,
  'bulk.nobody': 409,
  'bulk.not-of-batch': 409,
  'bulk.nothing-to-resume': 409,
  'promise.not-ahead': 400,
  'promise.not-open': 409,
  'promise.no-rule': 409,
  'promise.of-remedy': 409,
  'deadline.not-extendable': 409,
  'deadline.not-found': 404,
  'policy.not-found': 404,
  'policy.invalid': 400,
  'policy.conflict': 409,
  'policy.changed': 412,
  'money.other-currency': 409,
  'remedy.not-found': 404,
  'remedy.wrong-state': 409,
  'remedy.own-proposal': 403,
  'remedy.above-your-limit': 403,
  'remedy.above-all-limits': 409,
  'remedy.no-limit': 409,
  'remedy.other-amount': 409,
  'remedy.superseded': 409,
  'remedy.already-approved': 409,
  'remedy.date-passed': 409,
  'remedy.undecided': 409,
  'remedy.not-executed': 409,
  'negotiation.not-found': 404,
  'negotiation.over': 409,
  'negotiation.outside': 409,
  'negotiation.too-long': 409,
  'complaint.cause-missing': 409,
  'action.no-cause': 409,
  'action.too-many': 409,
  'action.not-found': 404,
  'action.wrong-state': 409,
  'action.too-early': 409,
  'cause-codes.changed': 412,
  'cause-codes.not-found': 404,
  'routing.invalid': 400,
  'routing.not-found': 404,
  'routing.conflict': 409,
  'routing.changed': 412,
  'people.other-team': 403,
  'template.not-found': 404,
  'template.retired': 409,
  'template.conflict': 409,
  'template.changed': 412,
  'feedback.look-again': 400,
  'praise.not-praise': 409,
  'attachment.not-found': 404,
  'attachment.too-many': 409,
  'attachment.scanning': 409,
  'attachment.refused': 409,
  'webhook.not-signed': 401,
  'webhook.out-of-time': 401,
  'privacy-request.not-found': 404,
  'privacy-request.over': 409,
  'privacy-request.no-export': 409,
  'privacy-request.export-gone': 410,
  'link.invalid': 410,
  'link.used': 409,
  'reveal.too-many': 429,
  'idempotency.mismatch': 409,
  'idempotency.key-invalid': 400,
  'precondition.invalid': 400,
  'service.unavailable': 503,
  'service.failed': 500,
};

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  requestId?: string;
  errors?: FieldError[];
} & Record<string, unknown>;

/**
 * The one place where a refusal becomes an answer: RFC 9457, in the caller's language. Anything that is not a coded
 * refusal is `service.failed` and says nothing of what went wrong inside; nor does one that this function, by its
 * sentences, should never have come to.
 */
export function problemOf(
  error: unknown,
  language: Language,
  { sentences, requestId }: { sentences: Sentences; requestId?: string },
): Problem {
  const refused = error instanceof DomainError ? error : unexpected(error);
  const known = sentences.problems[language][refused.code] ? refused : new DomainError('service.failed');
  const { title, detail } = sentences.problems[language][known.code] ?? { title: '', detail: '' };
  return {
    type: `urn:redress:problem:${known.code}`,
    title,
    status: statusOf[known.code],
    detail: fill(detail, { ...known.details, requestId: requestId ?? '' }, language),
    code: known.code,
    ...(requestId !== undefined && { requestId }),
    ...(known.fields.length > 0 && {
      errors: known.fields.map((field) => inWords(field, sentences.fields[language], language)),
    }),
    ...(known.code === 'complaint.conflict' ||
    known.code === 'complaint.changed' ||
    known.code === 'complaint.already-taken'
      ? { changedBy: known.details['by'], changedAt: known.details['at'], version: known.details['version'] }
      : {}),
    ...(known.code === 'link.used' && {
      changedBy: known.details['by'],
      changedAt: known.details['at'],
      reference: known.details['reference'],
    }),
  };
}

/** What AWS refuses because it is asked too often: then nothing was stored, and another try is right. */
const throttles = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'];

const unexpected = (error: unknown): DomainError =>
  error instanceof Error && throttles.includes(error.name)
    ? new DomainError('service.unavailable', { retryAfter: 1 })
    : new DomainError('service.failed');

/** Spans of a policy stay as they were written there; how far ahead a date may lie is said in days. */
const inWords = (
  { field, code, detail }: FieldError,
  sentences: Record<string, string>,
  language: Language,
): FieldError => {
  const sentence = sentences[code] ?? sentences['invalid'] ?? '';
  const limit = code === 'not-ahead' || code === 'too-late' ? inPlainWords('limit', detail, language) : detail;
  return { field, code, detail: written(sentence, { field, limit }) };
};

const written = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

const fill = (sentence: string, values: Record<string, string | number>, language: Language): string =>
  written(
    sentence,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inPlainWords(name, value, language)])),
  );

/** The caller's language from Accept-Language; English when it names neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]{1,5})$/.exec(parameter)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
    .toSorted((a, b) => b.quality - a.quality);
  return wanted[0]?.tag.startsWith('zh') === true ? 'zh-CN' : 'en';
}
