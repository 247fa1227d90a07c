import type { Actor, Instant } from '../../complaint/complaint.ts';
import { clockFactsOf, nextTaskId } from '../../sla/clocks.ts';
import { DomainError } from '../../errors.ts';
import { dueDate } from './add-task.ts';
import type { DecideTask, TaskChange } from './change-task.ts';
import { linkUntil, revoked } from './task-link.ts';
import { ensureMove, type Task, taskNumber } from './task.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/**
 * The answer suffices; a partner's link ends.
 * @throws DomainError `task.wrong-state`
 */
export const acceptTask =
  (by: Staff): DecideTask =>
  (id, task, subject, now) => {
    ensureMove('accept', taskNumber(subject, id), task);
    return {
      task: { ...task, ...revoked(task, now), state: 'accepted', decided: { at: now, by } },
      event: { type: 'TaskAccepted', at: now, by, facts: { task: id }, words: {} },
    };
  };

/** `dueAt` may be left out while the task's own date still lies ahead. */
export type TaskReturn = { reason: string; dueAt?: string | undefined };

/**
 * The answer does not suffice: the task is open again, with a clock of its own, and a partner gets a new link.
 * @throws DomainError `task.wrong-state`, `task.not-ahead`, `request.invalid` when a new date is needed
 */
export const returnTask =
  ({ reason, dueAt: asked }: TaskReturn, by: Staff): DecideTask =>
  (id, task, subject, now, rules) => {
    ensureMove('return', taskNumber(subject, id), task);
    if (asked === undefined && task.dueAt <= now) {
      throw new DomainError('request.invalid', {}, [{ field: 'dueAt', code: 'required', detail: '' }]);
    }
    const dueAt = asked === undefined ? task.dueAt : dueDate(asked, now);
    const clock = nextTaskId(clockFactsOf(subject), rules);
    return {
      task: {
        ...task,
        ...linkedAnew(task, dueAt, now),
        state: 'returned',
        dueAt,
        clock,
        decided: { at: now, by, reason },
      },
      event: { type: 'TaskReturned', at: now, by, facts: { task: id, clock, dueAt }, words: { reason } },
      moments: [{ is: 'promised', kind: 'task', at: now, clock, dueAt }],
    };
  };

/** Why a task is not needed any more: somebody says so, or its case is over. */
export type CancelReason = 'staff' | 'resolved' | 'withdrawn';

/**
 * It is not needed any more; a partner's link ends.
 * @throws DomainError `task.wrong-state`
 */
export const cancelTask =
  (reason: string, by: Staff): DecideTask =>
  (id, task, subject, now) => {
    ensureMove('cancel', taskNumber(subject, id), task);
    return cancelled(id, task, { because: 'staff', by, now, reason });
  };

export const cancelled = (
  id: string,
  task: Task,
  { because, by, now, reason }: { because: CancelReason; by: Actor; now: Instant; reason?: string },
): TaskChange => {
  const words = { ...(reason !== undefined && { reason }) };
  return {
    task: { ...task, ...revoked(task, now), state: 'cancelled', decided: { at: now, by, ...words } },
    event: { type: 'TaskCancelled', at: now, by, facts: { task: id, clock: task.clock, because }, words },
    moments: [{ is: 'promise-withdrawn', at: now, clock: task.clock }],
  };
};

/**
 * A partner gets a new link, and the one before works no more.
 * @throws DomainError `task.wrong-state`, `task.no-link` when it is a department's
 */
export const sendLink =
  (by: Staff): DecideTask =>
  (id, task, subject, now) => {
    ensureMove('send-link', taskNumber(subject, id), task);
    const { link } = linkedAnew(task, task.dueAt, now);
    if (link === undefined) throw new DomainError('task.no-link', { task: taskNumber(subject, id) });
    return {
      task: { ...task, link },
      event: { type: 'TaskLinkSent', at: now, by, facts: { task: id, link: link.number }, words: {} },
    };
  };

/**
 * The link works no more; the task itself goes on. Revoking it again changes nothing.
 * @throws DomainError `task.no-link` when it is a department's
 */
export const revokeLink =
  (by: Staff): DecideTask =>
  (id, task, subject, now) => {
    const { link } = task;
    if (link === undefined) throw new DomainError('task.no-link', { task: taskNumber(subject, id) });
    if (link.revokedAt !== undefined) return undefined;
    return {
      task: { ...task, ...revoked(task, now) },
      event: { type: 'TaskLinkRevoked', at: now, by, facts: { task: id, link: link.number }, words: {} },
    };
  };

const linkedAnew = ({ link }: Task, dueAt: Instant, now: Instant): Pick<Task, 'link'> =>
  link === undefined ? {} : { link: { number: link.number + 1, expiresAt: linkUntil(dueAt, now) } };
