import { taskView } from '../../contract/task-shapes.ts';
import { openTask } from '../../domain/casework/tasks/task-scope.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { namesOf, viewOfTask } from './task-view.ts';

/** A task without its case, for somebody of the department that is to do it. */
export const readTask = (services: Pick<Services, 'cases'>): Endpoint =>
  endpoint({
    answer: taskView,
    handle: async ({ id: number, scope, sight }) => {
      const { reference, id, task } = await openTask(services, number, scope);
      return { body: viewOfTask(reference, id, task), names: await namesOf(services, reference, sight) };
    },
  });
