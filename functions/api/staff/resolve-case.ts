import { resolveBody } from '../../contract/shapes.ts';
import { unfinishedTasks } from '../../domain/casework/tasks/open-tasks.ts';
import { resolve } from '../../domain/casework/conclude.ts';
import { command } from './command.ts';

/** The decision, with its reasons; the mail follows from the event. */
export const resolveCase = command('resolve', resolveBody, ({ explanation }, by) => resolve(explanation, by), {
  parts: unfinishedTasks,
});
