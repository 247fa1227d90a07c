import { taskAnswerBody, taskView } from '../../contract/task-shapes.ts';
import { answerTask as answer } from '../../domain/casework/tasks/answer-task.ts';
import { changeTask } from '../../domain/casework/tasks/change-task.ts';
import { openTask } from '../../domain/casework/tasks/task-scope.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, repeatableOf } from '../endpoint.ts';
import { namesOf, viewOfTask } from './task-view.ts';

/** Somebody of the department answers, or somebody who may see the case types in what they were told. */
export const answerTask = (services: Pick<Services, 'cases' | 'clock' | 'policies'>): Endpoint =>
  endpoint({
    body: taskAnswerBody,
    answer: taskView,
    handle: async (call) => {
      const { staff, scope, body, sight } = call;
      const { reference, id } = await openTask(services, call.id, scope);
      const repeatable = repeatableOf(call, `${staff.id} ${id}`);
      await changeTask(services, { reference, id }, 'answer-task', answer(body.text, staff), { repeatable });
      const after = await openTask(services, call.id, scope);
      const names = await namesOf(services, reference, sight);
      return { status: 201, body: viewOfTask(reference, id, after.task), names };
    },
  });
