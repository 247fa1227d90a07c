import { ensureMayHandle } from './another-handler.ts';
import { ensureCauseKnown } from './causes/record-cause.ts';
import { type Actor, becoming, type Case, type Instant } from '../complaint/complaint.ts';
import type { CasePart } from '../complaint/parts.ts';
import { DomainError } from '../errors.ts';
import type { Decision } from '../services.ts';
import { isLive } from '../sla/clock.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';
import { deadlinesOf } from '../sla/deadlines.ts';
import { ensureSettled } from './remedies/settled.ts';
import { ensureNoMandatoryTask, withoutTasks } from './tasks/open-tasks.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/**
 * The decision, with its reasons. It is a response too: who never wrote before has answered now. Tasks that it did not
 * wait for are cancelled with it.
 * @throws DomainError `complaint.open-task` while a mandatory task is not settled, `case.needs-another-handler` when the
 *   customer did not agree with what this person decided before
 */
export const resolve =
  (explanation: string, by: Staff) =>
  (subject: Case, now: Instant, rules: Rules, parts: readonly CasePart[] = []): Decision => {
    ensureMayHandle(subject, by.id);
    ensureNoMandatoryTask(subject);
    const changed = afterwards(subject, [{ is: 'resolved', at: now }], rules);
    const resolved: Decision = {
      next: becoming(
        subject,
        'resolved',
        { resolution: { explanation, at: now, by: by.id } },
        {
          ...changed,
          firstResponseAt: subject.firstResponseAt ?? now,
          ...(subject.assignee === undefined && { assignee: by.id, assignedAt: now }),
        },
      ),
      events: [{ type: 'ComplaintResolved', at: now, by, facts: {}, words: { explanation } }],
    };
    return withoutTasks(resolved, parts, { because: 'resolved', by, now, rules });
  };

/**
 * Nothing more to do. Only what was resolved can be closed, so that no case ends without an explanation, and none with
 * a promise that nobody has kept or a remedy that nobody has decided on.
 */
export const close =
  (by: Actor) =>
  (subject: Case, now: Instant, rules: Rules): Decision => {
    if (subject.status !== 'resolved') {
      throw new DomainError('complaint.wrong-status', {
        command: 'close',
        status: subject.status,
        allowed: 'resolved',
      });
    }
    ensureNothingLeft(subject);
    const changed = afterwards(subject, [{ is: 'closed', at: now }], rules);
    return {
      next: becoming(subject, 'closed', { closedAt: now, resolution: subject.resolution }, changed),
      events: [{ type: 'ComplaintClosed', at: now, by, facts: {}, words: {} }],
    };
  };

/** @throws DomainError naming what is still to be done before the case can be closed */
export function ensureNothingLeft(subject: Case): void {
  ensureSettled(subject.remedies);
  ensureCauseKnown(subject);
  const open = subject.clocks.find((clock) => clock.kind === 'promise' && isLive(clock));
  if (open) throw new DomainError('complaint.open-promise', { clock: open.id, dueAt: open.dueAt });
}

/** The answer did not hold: the case goes on, with fresh deadlines that lie ahead. */
export const reopen =
  (reason: string, by: Staff) =>
  (subject: Case, now: Instant, rules: Rules): Decision => {
    const changed = afterwards(subject, [{ is: 'reopened', at: now }], rules);
    return {
      next: becoming(subject, 'in-progress', {}, { ...changed, reopenedAt: now }),
      events: [
        {
          type: 'ComplaintReopened',
          at: now,
          by,
          facts: { deadlines: deadlinesOf(changed.clocks) },
          words: { reason },
        },
      ],
    };
  };
