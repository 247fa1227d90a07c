import { assignBody } from '../../contract/shapes.ts';
import { assigneeFor } from '../../domain/casework/assignee.ts';
import { assign } from '../../domain/casework/assign.ts';
import { command } from './command.ts';

/** The case goes to somebody whom the desk knows. */
export const assignCase = command(
  'assign',
  assignBody,
  async ({ assignee }, by, services: Parameters<typeof assigneeFor>[0]) =>
    assign(await assigneeFor(services, assignee, by), by),
);
