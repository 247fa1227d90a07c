import { noBody } from '../../contract/shapes.ts';
import { acceptTask as accept } from '../../domain/casework/tasks/settle-task.ts';
import { taskCommand } from './task-command.ts';

/** The answer suffices. */
export const acceptTask = taskCommand('accept-task', noBody, (_body, by) => accept(by));
