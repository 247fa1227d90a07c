import { noBody } from '../../contract/shapes.ts';
import { sendLink } from '../../domain/casework/tasks/settle-task.ts';
import { taskCommand } from './task-command.ts';

/** A partner gets a new link, and the one before works no more; the mail follows from the event. */
export const sendTaskLink = taskCommand('send-task-link', noBody, (_body, by) => sendLink(by));
