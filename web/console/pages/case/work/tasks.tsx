import { useDesk } from '../../../desk.ts';
import { useRead } from '../../../api/reads.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { AskButton } from '../forms/ask-button.tsx';
import { Section } from './section.tsx';
import { AddTaskForm } from './task-forms.tsx';
import { TaskItem } from './task-item.tsx';

/** What departments and partners are asked to do for this case, and what came of it. */
export function Tasks() {
  const { may } = useDesk();
  const { tasks: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const { data, refusal, refresh } = useRead('listCaseTasks', { reference });
  const order = { answered: 0, returned: 1, open: 2, accepted: 3, cancelled: 4 } as const;
  const tasks = data?.tasks.toSorted((a, b) => order[a.state] - order[b.state] || (a.dueAt < b.dueAt ? -1 : 1));
  return (
    <Section
      title={words.title}
      count={tasks?.length}
      attention={may('acceptTask') ? (tasks ?? []).filter(({ state }) => state === 'answered').length : 0}
      refusal={refusal}
      again={refresh}
      empty={words.none}
      actions={
        <AskButton operation="addTask" form={() => <AddTaskForm />}>
          {words.add}
        </AskButton>
      }
    >
      <ul className="case-items">
        {tasks?.map((task) => (
          <TaskItem key={task.id} task={task} />
        ))}
      </ul>
    </Section>
  );
}
