import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Team } from '../../domain/complaint/vocabulary.ts';
import { isSettled, type Task, taskNumber } from '../../domain/casework/tasks/task.ts';
import type { TaskPile, TaskRow } from '../../domain/casework/tasks/task-queue.ts';

type Item = Record<string, AttributeValue>;

/** Where a department's tasks stand in the queue's index, beside the cases and never among them. */
export const taskPartition = (pile: TaskPile, department: Team): string => `tasks-${pile}#${department}`;

/** The place in a list: what is due first, then by case. */
export const taskPlace = /^[0-9]{4}-[0-9T:.-]{18}Z#CR-[0-9A-Z]{4}-[0-9A-Z]{4}-T\d{1,9}$/;

/**
 * What a task's item has beside its key and its data: the keys of the queue's index and the row that lists show, while
 * it is for a department and not settled. Whatever is done with leaves the index with the write that says so.
 */
export function taskAttributes(reference: string, id: string, task: Task): Record<string, string> {
  const { to, title, product, mandatory, state, dueAt } = task;
  if (!('department' in to) || isSettled(task)) return {};
  const number = taskNumber({ reference }, id);
  const row: TaskRow = {
    task: number,
    reference,
    department: to.department,
    title,
    ...(product !== undefined && { product }),
    mandatory,
    state,
    dueAt,
  };
  return {
    queuePk: taskPartition(state === 'answered' ? 'answered' : 'open', to.department),
    queueSk: `${dueAt}#${number}`,
    row: JSON.stringify(row),
  };
}

/* Written by the function above: the shape is ours. */
export const readTaskRow = (item: Item): TaskRow => JSON.parse(item['row']?.S ?? 'null');
