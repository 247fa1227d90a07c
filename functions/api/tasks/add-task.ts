import { taskBody, taskState } from '../../contract/task-shapes.ts';
import { addTask as add } from '../../domain/casework/tasks/add-task.ts';
import { change } from '../../domain/complaint/change.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { viewOfState } from './task-view.ts';

/** A department or an outside partner is asked for something; the mail follows from the event. */
export const addTask = (services: Pick<Services, 'cases' | 'clock' | 'policies'>): Endpoint =>
  endpoint({
    body: taskBody,
    answer: taskState,
    handle: async (call) => {
      const { reference, body, staff, expectedVersion, known } = call;
      const repeatable = repeatableOf(call, staff.id);
      const options = { expectedVersion, known, repeatable };
      const subject = await change(services, reference, 'add-task', add(body, staff), options);
      // A repeat finds the task that the first time made, unless it was settled since.
      const made = subject.tasks?.findLast(({ title }) => title === body.title);
      return { status: 201, body: viewOfState(subject, made?.id), headers: { ETag: etagOf(subject.version) } };
    },
  });
