import { becoming, type Case, type Instant } from '../complaint/complaint.ts';
import { ensureAllowed } from '../complaint/lifecycle.ts';
import { DomainError } from '../errors.ts';
import type { Decision, Settings } from '../services.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';
import { deadlinesOf } from '../sla/deadlines.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Until when the customer can say that they do not agree, or undefined while nothing is decided.
 * @param days how long after the decision
 */
export function disagreeUntil(subject: Case, days: number): Instant | undefined {
  const decidedAt = resolutionOf(subject)?.at ?? (subject.status === 'closed' ? subject.closedAt : undefined);
  return decidedAt && new Date(Date.parse(decidedAt) + days * day).toISOString();
}

/**
 * The customer does not agree with the decision: the case goes on with fresh deadlines and in nobody's hands. Whoever
 * decided can neither take it nor be given it; who goes on with it is looked for afterwards (routing/route-disputed.ts).
 * @throws DomainError `complaint.wrong-status`, `complaint.too-late-to-disagree` with the days and where to complain anew
 */
export const disagree =
  ({ disagreeWithinDays: days, siteUrl }: Pick<Settings, 'disagreeWithinDays' | 'siteUrl'>, reason: string) =>
  (subject: Case, now: Instant, rules: Rules): Decision => {
    ensureAllowed('disagree', subject);
    const until = disagreeUntil(subject, days) ?? now;
    if (now > until) {
      throw new DomainError('complaint.too-late-to-disagree', { reference: subject.reference, days, until, siteUrl });
    }
    const by = { type: 'customer' } as const;
    const { assignee: keptBy, assignedAt: _since, ...free } = subject;
    const resolvedBy = resolutionOf(subject)?.by;
    const disputed = [...new Set([...(free.disputed ?? []), ...(resolvedBy === undefined ? [] : [resolvedBy])])];
    const changed = afterwards(subject, [{ is: 'reopened', at: now }], rules);
    const who = { ...(resolvedBy !== undefined && { resolvedBy }), ...(keptBy !== undefined && { keptBy }) };
    return {
      next: becoming(free, 'in-progress', {}, { ...changed, disputed, reopenedAt: now }),
      events: [
        { type: 'ResolutionDisputed', at: now, by, facts: who, words: { reason } },
        { type: 'ComplaintReopened', at: now, by, facts: { deadlines: deadlinesOf(changed.clocks) }, words: {} },
      ],
    };
  };

const resolutionOf = (subject: Case) =>
  subject.status === 'resolved' || subject.status === 'closed' ? subject.resolution : undefined;
