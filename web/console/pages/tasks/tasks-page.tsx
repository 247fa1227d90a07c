import type { PageProps } from '../pages.ts';
import { TaskList } from './task-list.tsx';
import { TaskView } from './task-view.tsx';

/** What departments are asked to do: the list, or the one task whose number stands in the address. */
export default function TasksPage({ params: [task], query }: PageProps) {
  return task === undefined ? <TaskList query={query} /> : <TaskView key={task} task={decodeURIComponent(task)} />;
}
