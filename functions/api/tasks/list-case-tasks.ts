import { taskList } from '../../contract/task-shapes.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';
import { viewOfTask } from './task-view.ts';

/** All tasks of a case, settled ones too, with their answers, in the order in which they were added. */
export const listCaseTasks = (services: Pick<Services, 'cases'>): Endpoint =>
  endpoint({
    answer: taskList,
    handle: async ({ reference }) => {
      const file = await services.cases.open(reference);
      if (!file) throw new DomainError('complaint.not-found', { reference });
      const tasks = file.parts.flatMap((part) =>
        part.kind === 'task' ? [viewOfTask(reference, part.id, part.data)] : [],
      );
      const inOrder = tasks.toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
      return { body: { tasks: inOrder }, headers: { ETag: etagOf(file.subject.version) } };
    },
  });
