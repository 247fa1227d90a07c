import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { allowedIn, type ActionState } from '../../../../../functions/domain/casework/actions/action.ts';
import { useRead } from '../../../api/reads.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useDesk } from '../../../desk.ts';
import { Countdown, Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { AskButton } from '../forms/ask-button.tsx';
import { type Action, AddActionForm, CancelActionForm, CompleteActionForm, VerifyActionForm } from './action-forms.tsx';
import { Section } from './section.tsx';

const signs: Record<ActionState, StatusIndicatorProps.Type> = {
  open: 'in-progress',
  done: 'pending',
  verified: 'success',
  cancelled: 'stopped',
};
const can = (step: keyof typeof allowedIn, state: ActionState): boolean =>
  (allowedIn[step] as readonly ActionState[]).includes(state);

/** What is done so that it does not happen again, and whether it helped. */
export function Actions() {
  const { actions: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const { data, refusal, refresh } = useRead('listActions', { reference });
  const { data: cause } = useRead('readCause', { reference });
  const noCause =
    cause !== undefined && cause.code === undefined && cause.fishbone.every(({ causes }) => causes.length === 0);
  return (
    <Section
      title={words.title}
      count={data?.actions.length}
      refusal={refusal}
      again={refresh}
      empty={words.none}
      actions={
        <AskButton operation="addAction" why={noCause ? words.causeFirst : undefined} form={() => <AddActionForm />}>
          {words.add}
        </AskButton>
      }
    >
      <ul className="case-items">
        {data?.actions.map((action) => (
          <ActionItem key={action.id} action={action} />
        ))}
      </ul>
    </Section>
  );
}

function ActionItem({ action }: { action: Action }) {
  const { language } = useDesk();
  const { actions: words } = usePageWords('case');
  const { nameOf } = useCase();
  const { id, kind, state, what, about, owner, dueAt, effectiveAt, done, verified, cancelled } = action;
  const named = (does: string): string => `${does}: ${id}`;
  const early = Date.parse(effectiveAt) > serverNow();
  const reason = verified?.reason ?? cancelled?.reason;
  return (
    <li className="case-item">
      <div className="case-item-head">
        <StatusIndicator type={verified?.result === 'not-effective' ? 'error' : signs[state]}>
          {verified ? words.results[verified.result] : words.states[state]}
        </StatusIndicator>
        {state === 'open' && <Countdown dueAt={dueAt} />}
        {state === 'done' && (
          <span>
            {words.checkFrom} <Time at={effectiveAt} />
          </span>
        )}
      </div>
      <strong>{`${id} · ${words.kinds[kind]}`}</strong>
      <div className="desk-words" dir="auto">
        {what}
      </div>
      <Box variant="small" color="text-body-secondary">
        {words.about} <bdi>{'label' in about ? about.label[language] : about.text}</bdi> · {words.ownedBy}{' '}
        <bdi>{nameOf(owner)}</bdi>
      </Box>
      {done && (
        <blockquote className="case-answer">
          <div className="desk-words" dir="auto">
            {done.evidence}
          </div>
          <Box variant="small" color="text-body-secondary">
            {nameOf(done.by)} · <Time at={done.at} />
          </Box>
        </blockquote>
      )}
      {reason !== undefined && (
        <div className="case-reason desk-words" dir="auto">
          {reason}
        </div>
      )}
      <div className="case-item-acts">
        {can('complete', state) && (
          <AskButton
            operation="completeAction"
            label={named(words.complete)}
            form={() => <CompleteActionForm id={id} />}
          >
            {words.complete}
          </AskButton>
        )}
        {can('verify', state) && (
          <AskButton
            operation="verifyAction"
            label={named(words.verify)}
            why={early ? words.tooEarly : undefined}
            form={() => <VerifyActionForm id={id} />}
          >
            {words.verify}
          </AskButton>
        )}
        {can('cancel', state) && (
          <AskButton
            operation="cancelAction"
            variant="inline-link"
            label={named(words.cancel)}
            form={() => <CancelActionForm id={id} />}
          >
            {words.cancel}
          </AskButton>
        )}
      </div>
    </li>
  );
}
