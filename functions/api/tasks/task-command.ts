import type * as z from 'zod';
import { taskState } from '../../contract/task-shapes.ts';
import { changeTask, type DecideTask } from '../../domain/casework/tasks/change-task.ts';
import { readTaskNumber } from '../../domain/casework/tasks/task.ts';
import type { Actor } from '../../domain/complaint/complaint.ts';
import type { Command } from '../../domain/complaint/lifecycle.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { viewOfState } from './task-view.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** An endpoint that changes a task of a case: the body's schema, the row of the lifecycle, and the rule that decides. */
export const taskCommand = <B extends z.ZodType>(
  name: Command,
  body: B,
  decide: (body: z.output<B>, by: Staff) => DecideTask,
): ((services: Pick<Services, 'cases' | 'clock' | 'policies'>) => Endpoint) => {
  return (services) =>
    endpoint({
      body,
      answer: taskState,
      handle: async (call) => {
        const { reference, body: given, staff, expectedVersion, known } = call;
        const { id } = readTaskNumber(`${reference}-${call.id}`);
        // The same words for two tasks are two requests.
        const repeatable = repeatableOf(call, `${staff.id} ${name} ${id}`);
        const options = { expectedVersion, known, repeatable };
        const subject = await changeTask(services, { reference, id }, name, decide(given, staff), options);
        return { body: viewOfState(subject, id), headers: { ETag: etagOf(subject.version) } };
      },
    });
};
