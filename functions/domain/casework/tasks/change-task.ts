import { change, type ChangeOptions } from '../../complaint/change.ts';
import type { Case, Instant } from '../../complaint/complaint.ts';
import type { NewEvent } from '../../complaint/events.ts';
import type { Command } from '../../complaint/lifecycle.ts';
import type { CasePart } from '../../complaint/parts.ts';
import { DomainError } from '../../errors.ts';
import type { Decision, Services } from '../../services.ts';
import { afterwards, type Moment, type Rules } from '../../sla/clocks.ts';
import { linesAfter, type Task, taskNumber } from './task.ts';

/** What becomes of a task: itself, the event that says so, and what it means for the clocks. */
export type TaskChange = { task: Task; event: NewEvent; moments?: readonly Moment[] };
export type DecideTask = (id: string, task: Task, subject: Case, now: Instant, rules: Rules) => TaskChange | undefined;

/** The decision that a task's change is: the part, the case's line of it, its clock and the event in one. */
export const changed = (
  subject: Case,
  id: string,
  { task, event, moments = [] }: TaskChange,
  rules: Rules,
): Decision => ({
  next: { ...subject, ...afterwards(subject, moments, rules), tasks: linesAfter(subject, id, task) },
  events: [event],
  parts: [{ kind: 'task', id, data: task }],
});

/**
 * The one way to change a task: with its case, in one transaction.
 * @param id within the case (`T7`)
 * @throws DomainError `task.not-found`; `task.case-settled` when the case is resolved or closed, and has to be reopened
 *   first; and what `change` throws
 */
export async function changeTask(
  services: Pick<Services, 'cases' | 'clock' | 'policies'>,
  { reference, id }: { reference: string; id: string },
  command: Command,
  decide: DecideTask,
  options: Omit<ChangeOptions, 'parts'> = {},
): Promise<Case> {
  const task = taskNumber({ reference }, id);
  const onCase = (subject: Case, now: Instant, rules: Rules, parts: readonly CasePart[]): Decision | undefined => {
    const found = decide(id, taskIn(parts, task), subject, now, rules);
    return found && changed(subject, id, found, rules);
  };
  try {
    return await change(services, reference, command, onCase, { ...options, parts: [{ kind: 'task', id }] });
  } catch (error) {
    throw reopenFirst(error, task);
  }
}

/** @throws DomainError `task.not-found` */
function taskIn([part]: readonly CasePart[], task: string): Task {
  if (part?.kind !== 'task') throw new DomainError('task.not-found', { task });
  return part.data;
}

/** What was decided was decided on these tasks: whoever wants more of them opens the case again. */
function reopenFirst(error: unknown, task: string): unknown {
  if (!(error instanceof DomainError) || error.code !== 'complaint.wrong-status') return error;
  const { status = '' } = error.details;
  return status === 'resolved' || status === 'closed' ? new DomainError('task.case-settled', { task, status }) : error;
}
