import type * as z from 'zod';
import type { taskState, taskView } from '../../contract/task-shapes.ts';
import { type Task, taskNumber } from '../../domain/casework/tasks/task.ts';
import type { Case } from '../../domain/complaint/complaint.ts';
import type { Sight } from '../../domain/privacy/masking.ts';
import type { Services } from '../../domain/services.ts';
import { stateView } from '../staff/staff-view.ts';

/** A task for staff: of its department, or of its case. */
export const viewOfTask = (reference: string, id: string, task: Task): z.input<typeof taskView> => ({
  task: taskNumber({ reference }, id),
  reference,
  id,
  ...task,
});

/** Who complained, so that they are not named to those who do a task for them: one read, where somebody may not know. */
export async function namesOf(
  { cases }: Pick<Services, 'cases'>,
  reference: string,
  sight: Sight,
): Promise<readonly string[]> {
  const subject = sight === 'masked' ? await cases.find(reference) : undefined;
  return subject ? [subject.customer.name] : [];
}

/** The case after a change of a task. @param id of the task, when it is known */
export const viewOfState = (subject: Case, id: string | undefined): z.input<typeof taskState> => ({
  ...stateView(subject),
  task: id === undefined ? undefined : taskNumber(subject, id),
  openTasks: (subject.tasks ?? []).map((line) => ({ ...line, task: taskNumber(subject, line.id) })),
});
