import { taskReturnBody } from '../../contract/task-shapes.ts';
import { returnTask as giveBack } from '../../domain/casework/tasks/settle-task.ts';
import { taskCommand } from './task-command.ts';

/** The answer does not suffice: the task is open again. */
export const returnTask = taskCommand('return-task', taskReturnBody, giveBack);
