import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { taskMoves, type TaskState } from '../../../../../functions/domain/casework/tasks/task.ts';
import type { Answer } from '../../../api/call.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useDesk } from '../../../desk.ts';
import { Countdown, Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { ActButton } from '../forms/act-button.tsx';
import { AskButton } from '../forms/ask-button.tsx';
import { CancelTaskForm, ReturnTaskForm } from './task-forms.tsx';

type Task = Answer<'listCaseTasks'>['tasks'][number];

const signs: Record<TaskState, StatusIndicatorProps.Type> = {
  open: 'in-progress',
  answered: 'info',
  returned: 'warning',
  accepted: 'success',
  cancelled: 'stopped',
};

/** Whether a task in this state allows the move. */
const can = (move: keyof typeof taskMoves, state: TaskState): boolean =>
  (taskMoves[move] as readonly TaskState[]).includes(state);

/** One task: who is to do what by when, what they answered, and what can be done about it. */
export function TaskItem({ task }: { task: Task }) {
  const { words: core } = useDesk();
  const { tasks: words } = usePageWords('case');
  const { nameOf } = useCase();
  const { id, title, text, to, mandatory, state, dueAt, answers, decided, link, addedBy } = task;
  const whom = 'department' in to ? core.teams[to.department] : `${to.partner.name} <${to.partner.email}>`;
  const awaited = state === 'open' || state === 'returned';
  const works = link !== undefined && link.revokedAt === undefined && Date.parse(link.expiresAt) > serverNow();
  const named = (does: string): string => `${does}: ${id} ${title}`;
  return (
    <li className="case-item">
      <div className="case-item-head">
        <StatusIndicator type={signs[state]}>{words.states[state]}</StatusIndicator>
        {mandatory && <Badge color="severity-medium">{words.mandatory}</Badge>}
        {awaited ? <Countdown dueAt={dueAt} /> : <Time at={dueAt} />}
      </div>
      <strong className="desk-words">{`${id} · ${title}`}</strong>
      <div>
        {words.to} <bdi>{whom}</bdi>
        {addedBy.id !== undefined && ` · ${words.by(nameOf(addedBy.id))}`}
      </div>
      <div className="case-reason desk-words" dir="auto">
        {text}
      </div>
      {answers.map((answer) => (
        <blockquote key={answer.at} className="case-answer">
          <div className="desk-words" dir="auto">
            {answer.text}
          </div>
          <Box variant="small" color="text-body-secondary">
            <bdi>
              {answer.by.name ?? (answer.by.id === undefined ? core.actors[answer.by.type] : nameOf(answer.by.id))}
            </bdi>{' '}
            · <Time at={answer.at} />
          </Box>
        </blockquote>
      ))}
      {decided?.reason !== undefined && (
        <div className="case-reason desk-words" dir="auto">
          {decided.reason}
        </div>
      )}
      {link && (
        <Box variant="small" color="text-body-secondary">
          {works ? (
            <>
              {words.linkWorks} <Time at={link.expiresAt} />
            </>
          ) : (
            words.linkOver
          )}
        </Box>
      )}
      <div className="case-item-acts">
        {can('accept', state) && (
          <ActButton operation="acceptTask" id={id} label={named(words.accept)} variant="primary">
            {words.accept}
          </ActButton>
        )}
        {can('return', state) && (
          <AskButton
            operation="returnTask"
            label={named(words.return)}
            form={() => <ReturnTaskForm id={id} title={title} />}
          >
            {words.return}
          </AskButton>
        )}
        {can('cancel', state) && (
          <AskButton
            operation="cancelTask"
            label={named(words.cancel)}
            variant="inline-link"
            form={() => <CancelTaskForm id={id} title={title} />}
          >
            {words.cancel}
          </AskButton>
        )}
        {'partner' in to && can('send-link', state) && (
          <ActButton
            operation="sendTaskLink"
            id={id}
            label={named(words.sendLink)}
            variant="inline-link"
            done={words.linkSent}
          >
            {words.sendLink}
          </ActButton>
        )}
        {works && can('send-link', state) && (
          <ActButton
            operation="revokeTaskLink"
            id={id}
            label={named(words.revoke)}
            variant="inline-link"
            done={words.revoked}
          >
            {words.revoke}
          </ActButton>
        )}
      </div>
    </li>
  );
}
