import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { DomainError } from '../errors.ts';
import type { Decision, Services } from '../services.ts';
import type { Rules } from '../sla/clocks.ts';
import type { Case, CaseDraft, Instant } from './complaint.ts';
import { type Command, ensureAllowed, lifecycle } from './lifecycle.ts';
import type { CasePart, PartRef } from './parts.ts';

/** How often a change is decided again when somebody else was faster. */
export const mostAttempts = 6;

/** How many requests a case remembers: enough for a client that tries again, and little to carry. */
const mostRemembered = 10;

/** A client's name for a request that it may have to repeat, and what the request asked for. */
export type RepeatableRequest = { key: string; request: unknown };

export type ChangeOptions = {
  /** The version that the caller saw (If-Match), when it insists on it. */
  expectedVersion?: number | undefined;
  /** The case as the caller has just read it, which saves the first read. */
  known?: Case | undefined;
  /** A repeat of a request that was done changes nothing and is answered with the case as it is. */
  repeatable?: RepeatableRequest | undefined;
  /**
   * Parts of the case that the decision needs to see, or how to tell which from the case; they are handed to it in this
   * order, where they exist.
   */
  parts?: readonly PartRef[] | ((subject: Case) => readonly PartRef[]);
};

/**
 * The one way to change a case: read it, ask whether the command is allowed, decide, write if nobody was faster, and
 * decide again where the lifecycle says that a repeat is right.
 *
 * @param decide what shall be true next, by the policies that the case was given; undefined means that there is
 *   nothing to do, and the case is returned as it is. It may ask further, and is asked again when somebody was faster
 * @throws DomainError `complaint.not-found`, `complaint.wrong-status`, `complaint.full` (no room for more text),
 *   `complaint.too-many` (for more waits, promises, remedies or negotiations), `idempotency.mismatch`, `complaint.changed` (not the expected version)
 *   or `complaint.conflict` (somebody was faster), the last two with `by`, `at` and `version`
 */
export async function change(
  services: Pick<Services, 'cases' | 'clock' | 'policies'>,
  reference: string,
  command: Command,
  decide: (
    subject: Case,
    now: Instant,
    rules: Rules,
    parts: readonly CasePart[],
  ) => Decision | undefined | Promise<Decision | undefined>,
  { expectedVersion, known, repeatable, parts: wanted = [] }: ChangeOptions = {},
): Promise<Case> {
  for (let attempt = 1; ; attempt += 1) {
    const subject = attempt === 1 && known ? known : await services.cases.find(reference);
    if (!subject) throw new DomainError('complaint.not-found', { reference });
    const request = repeatable && markOf(command, repeatable);
    if (request && wasDone(subject, request)) return subject;
    if (expectedVersion !== undefined && expectedVersion !== subject.version) {
      throw new DomainError('complaint.changed', whoChanged(subject));
    }
    ensureAllowed(command, subject);
    const [rules, parts] = await Promise.all([
      services.policies.of(subject.policies),
      services.cases.parts(reference, typeof wanted === 'function' ? wanted(subject) : wanted),
    ]);
    const decided = await decide(subject, services.clock.now(), rules, parts);
    if (!decided) return subject;
    const decision = remembering(request, withinBudget(command, subject, decided));
    try {
      return await services.cases.commit(command, subject, decision);
    } catch (error) {
      if (attempt < mostAttempts && mayRepeat(error, command, expectedVersion)) continue;
      // Whoever was faster may have been the same request, sent twice.
      const winner = request && (await services.cases.find(reference));
      if (winner && wasDone(winner, request)) return winner;
      throw error;
    }
  }
}

/** `whole` begins with `key` and a full stop. */
export type Mark = { key: string; whole: string };

const shortDigest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** What is remembered of a request that may come again. */
export function markOf(command: string, { key, request }: RepeatableRequest): Mark {
  const name = shortDigest(key);
  return { key: name, whole: `${name}.${shortDigest(`${command} ${canonicalize(request) ?? ''}`)}` };
}

/** @throws DomainError `idempotency.mismatch` when the key stood for another request */
export function wasDone({ recentRequests = [] }: Pick<Case, 'recentRequests'>, { key, whole }: Mark): boolean {
  const before = recentRequests.find((mark) => mark.startsWith(`${key}.`));
  if (before !== undefined && before !== whole) throw new DomainError('idempotency.mismatch');
  return before !== undefined;
}

/** The decision, with the request on the case's list of those that were done. */
export const remembering = (request: Mark | undefined, decision: Decision): Decision =>
  request
    ? {
        ...decision,
        next: {
          ...decision.next,
          recentRequests: [...(decision.next.recentRequests ?? []), request.whole].slice(-mostRemembered),
        },
      }
    : decision;

/**
 * What a case may hold, in UTF-8 bytes of text: one Lambda answer carries the whole timeline, and takes 6 MB at most.
 * The customer's messages and answers to tasks end sooner, so that staff can always still answer.
 */
const budget = { customer: 500_000, staff: 2_000_000 } as const;

/** @throws DomainError `complaint.full`, `complaint.too-many` */
export function withinBudget(command: Command, subject: Case, decision: Decision): Decision {
  const { next, events } = decision;
  const texts = events.flatMap(({ words }) => textsIn(words));
  const writtenBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), subject.writtenBytes);
  const limit = command === 'message' || command === 'answer-task' ? budget.customer : budget.staff;
  // What says nothing, and what ends the case, always fits.
  if (texts.length > 0 && command !== 'withdraw' && writtenBytes > limit) {
    throw new DomainError('complaint.full', { limit });
  }
  if (adding.includes(command) && rowsOf(next) > Math.max(mostRows, rowsOf(subject))) {
    throw new DomainError('complaint.too-many', { limit: mostRows });
  }
  return { ...decision, next: { ...next, writtenBytes } };
}

/** What people can do to a case as often as they like, and of which it keeps a row each time. */
const adding: readonly Command[] = ['wait', 'promise', 'propose-remedy', 'change-remedy', 'negotiate', 'absorb'];

/**
 * A case is one item of at most 400 KB, and each row takes about a hundred bytes of it and of every write. So many are
 * an eighth of the room: what the desk itself does, answers and what ends the case never lack it.
 */
export const mostRows = 500;

const rowsOf = ({ clocks, waits = [], remedies = [], negotiations = [] }: CaseDraft): number =>
  clocks.length + waits.length + remedies.length + negotiations.length;

/** All texts in what people wrote, however deep they stand. */
function textsIn(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [];
}

/** Who made the latest change, and when: what a person needs who lost a race. */
export const whoChanged = (subject: Case): Record<string, string | number> => ({
  by: subject.lastChange.by.type === 'staff' ? subject.lastChange.by.id : subject.lastChange.by.type,
  byType: subject.lastChange.by.type,
  what: subject.lastChange.type,
  at: subject.lastChange.at,
  version: subject.version,
});

/** Whether a change that somebody else came before may be decided again. */
export function mayRepeat(error: unknown, command: Command, expectedVersion: number | undefined): boolean {
  if (!(error instanceof DomainError) || error.code !== 'complaint.conflict') return false;
  if (expectedVersion !== undefined) return false;
  return lifecycle[command].repeats === 'always' || error.details['byType'] === 'system';
}
