import { assignBody } from '../../contract/shapes.ts';
import { assign } from '../../domain/casework/assign.ts';
import { command } from './command.ts';

/** The case goes to somebody. */
export const assignCase = command('assign', assignBody, ({ assignee }, by) => assign(assignee, by));
