import type { Instant } from '../../complaint/complaint.ts';
import type { Team } from '../../complaint/vocabulary.ts';
import type { TaskState } from './task.ts';

/** `open`: still to be done, returned tasks among them. `answered`: whoever has the case is to accept or return it. */
export type TaskPile = 'open' | 'answered';

/** What a list shows of a department's task. */
export type TaskRow = {
  /** `CR-7KQ3-M2XT-T7` */
  task: string;
  reference: string;
  department: Team;
  title: string;
  product?: string;
  mandatory: boolean;
  state: TaskState;
  dueAt: Instant;
};

export interface TaskQueue {
  /** Tasks of departments that are not settled, what is due first at the top: a page, from an index that may lag. */
  list(
    filter: { departments: readonly Team[]; pile: TaskPile },
    page: { limit: number; cursor?: string },
  ): Promise<{ items: TaskRow[]; nextCursor?: string }>;
}
