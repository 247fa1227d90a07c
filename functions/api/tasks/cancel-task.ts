import { taskCancelBody } from '../../contract/task-shapes.ts';
import { cancelTask as cancel } from '../../domain/casework/tasks/settle-task.ts';
import { taskCommand } from './task-command.ts';

/** It is not needed any more. */
export const cancelTask = taskCommand('cancel-task', taskCancelBody, ({ reason }, by) => cancel(reason, by));
