import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { isSettled } from '../../../../functions/domain/casework/tasks/task.ts';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { usePersonNames } from '../../parts/person-names.ts';
import { Countdown, Time } from '../../parts/time.tsx';
import { caseHref } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { Page } from '../../shell/page.tsx';
import type { CoreWords } from '../../wording/core.ts';
import { usePageWords } from '../../wording/pages.ts';
import { AnswerForm } from './answer-form.tsx';

type Task = Answer<'readTask'>;

/** One task, for whoever is to do it: what is asked, by when, what was answered, and room for an answer. */
export function TaskView({ task: number }: { task: string }) {
  const words = usePageWords('tasks');
  const { may } = useDesk();
  const { data: task, refusal, refresh } = useRead('readTask', { id: number }, { every: 30_000 });
  if (task === undefined) {
    return (
      <Page title={words.number(number)} description={<Link href="#/tasks">{words.back}</Link>}>
        {refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />}
      </Page>
    );
  }
  return (
    <Page title={<bdi>{task.title}</bdi>} tabTitle={task.title} description={<Link href="#/tasks">{words.back}</Link>}>
      <SpaceBetween size="l">
        <Decision task={task} />
        <Container header={<Header variant="h2">{words.asked}</Header>}>
          <SpaceBetween size="l">
            <div className="desk-words">{task.text}</div>
            <Facts task={task} />
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">{words.answers}</Header>}>
          <SpaceBetween size="l">
            <Answers task={task} />
            {may('answerTask') && !isSettled(task) && <AnswerForm task={number} first={task.answers.length === 0} />}
          </SpaceBetween>
        </Container>
      </SpaceBetween>
    </Page>
  );
}

function Facts({ task }: { task: Task }) {
  const words = usePageWords('tasks');
  const { words: core } = useDesk();
  const people = usePersonNames();
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: words.columns.state, value: words.states[task.state] },
        { label: words.due, value: isSettled(task) ? <Time at={task.dueAt} /> : <Countdown dueAt={task.dueAt} /> },
        {
          label: words.for,
          value: 'department' in task.to ? core.teams[task.to.department] : <bdi>{task.to.partner.name}</bdi>,
        },
        { label: words.addedBy, value: nameOf(task.addedBy, core, people) },
        ...(task.product === undefined ? [] : [{ label: words.product, value: <bdi>{task.product}</bdi> }]),
        {
          label: words.columns.case,
          value: <Link href={caseHref(task.reference)}>{task.reference}</Link>,
        },
        ...(task.mandatory
          ? [
              {
                label: words.columns.task,
                value: <StatusIndicator type="warning">{words.mandatory}</StatusIndicator>,
              },
            ]
          : []),
      ]}
    />
  );
}

function Answers({ task }: { task: Task }) {
  const words = usePageWords('tasks');
  const { words: core } = useDesk();
  const people = usePersonNames();
  if (task.answers.length === 0) return <Box color="text-body-secondary">{words.noAnswer}</Box>;
  return (
    <SpaceBetween size="m">
      {task.answers.map(({ text, at, by }) => (
        <div key={at}>
          <Box variant="small">
            {nameOf(by, core, people)} · <Time at={at} />
          </Box>
          <div className="desk-words">{text}</div>
        </div>
      ))}
    </SpaceBetween>
  );
}

/** What was decided about it last: why it came back, or that nothing more is expected. */
function Decision({ task: { state, decided } }: { task: Task }) {
  const words = usePageWords('tasks');
  const { words: core } = useDesk();
  const people = usePersonNames();
  if (decided === undefined || state === 'open' || state === 'answered') return null;
  const titles = { returned: words.returnedTitle, accepted: words.acceptedTitle, cancelled: words.cancelledTitle };
  return (
    <Alert type={state === 'returned' ? 'warning' : 'info'} header={titles[state]}>
      <div className="desk-words">
        {decided.reason ?? (state === 'returned' ? words.returnedWithout : words.settled)}
      </div>
      <Box variant="small">
        {nameOf(decided.by, core, people)} · <Time at={decided.at} />
      </Box>
    </Alert>
  );
}

const nameOf = (by: Task['addedBy'], { actors }: CoreWords, people: (username: string) => string): string =>
  by.id === undefined ? (by.name ?? actors[by.type]) : people(by.id);
