import { noBody } from '../../contract/shapes.ts';
import { revokeLink } from '../../domain/casework/tasks/settle-task.ts';
import { taskCommand } from './task-command.ts';

/** A partner's link works no more; the task goes on. */
export const revokeTaskLink = taskCommand('revoke-task-link', noBody, (_body, by) => revokeLink(by));
