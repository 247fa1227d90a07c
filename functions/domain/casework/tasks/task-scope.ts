import { DomainError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { ensureInScope, type Scope } from '../scope.ts';
import { readTaskNumber, type Task } from './task.ts';

export type OpenedTask = { reference: string; id: string; task: Task };

/**
 * A task, for somebody of its department or somebody who may see its case. Who comes for the department sees the task
 * and not the case.
 * @param number `CR-7KQ3-M2XT-T7`
 * @throws DomainError `task.not-found`, `access.other-team`
 */
export async function openTask({ cases }: Pick<Services, 'cases'>, number: string, scope: Scope): Promise<OpenedTask> {
  const { reference, id } = readTaskNumber(number);
  const [part] = await cases.parts(reference, [{ kind: 'task', id }]);
  if (part?.kind !== 'task') throw new DomainError('task.not-found', { task: number });
  const { data: task } = part;
  if (scope === 'all' || ('department' in task.to && scope.teams.includes(task.to.department))) {
    return { reference, id, task };
  }
  const subject = await cases.find(reference);
  if (!subject) throw new DomainError('task.not-found', { task: number });
  ensureInScope(subject, scope);
  return { reference, id, task };
}
