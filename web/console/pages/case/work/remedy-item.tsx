import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import {
  type RemedyCommand,
  remedyCommands,
  type RemedyState,
} from '../../../../../functions/domain/casework/remedies/remedy.ts';
import { useDesk } from '../../../desk.ts';
import { Countdown, Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { AskButton } from '../forms/ask-button.tsx';
import { ApproveForm, ChangeForm, EndForm, type Remedy } from './remedy-forms.tsx';

const signs: Record<RemedyState, StatusIndicatorProps.Type> = {
  proposed: 'pending',
  approved: 'in-progress',
  rejected: 'error',
  executed: 'success',
  cancelled: 'stopped',
  superseded: 'stopped',
};
const can = (command: RemedyCommand, state: RemedyState): boolean =>
  (remedyCommands[command] as readonly RemedyState[]).includes(state);

/** One remedy: what, how much, by when, who has agreed, what is still needed, and what can be done about it. */
export function RemedyItem({ remedy }: { remedy: Remedy }) {
  const { person } = useDesk();
  const { remedies: words } = usePageWords('case');
  const { nameOf } = useCase();
  const { id, kind, state, worth, weighs, what, owner, dueAt, proposedBy, needs, approvals, executed, ended } = remedy;
  const named = (does: string): string => `${does}: ${id}`;
  const given = approvals.length;
  const mine = proposedBy.id === person.username;
  const agreed = approvals.some((one) => one.id === person.username);
  const notMe = mine ? words.notOwn : agreed ? words.agreedAlready : undefined;
  const beside = weighs !== undefined && worth !== undefined && weighs.amount !== worth.amount;
  return (
    <li className="case-item">
      <div className="case-item-head">
        <StatusIndicator type={signs[state]}>{words.states[state]}</StatusIndicator>
        {state === 'approved' || state === 'proposed' ? <Countdown dueAt={dueAt} /> : <Time at={dueAt} />}
      </div>
      <strong>{[id, words.kinds[kind], worth?.text].filter(Boolean).join(' · ')}</strong>
      <div className="case-reason desk-words" dir="auto">
        {what}
      </div>
      <Box variant="small" color="text-body-secondary">
        {words.proposedBy(nameOf(proposedBy.id))} <Time at={remedy.proposedAt} /> · {words.sees(nameOf(owner))}
        {remedy.successor !== undefined && ` · ${words.successor(remedy.successor)}`}
        {remedy.replaces !== undefined && ` · ${words.replaces(remedy.replaces)}`}
      </Box>
      {state === 'proposed' && (
        <div>
          <StatusIndicator type="info">
            {words.given(given, needs)}
            {approvals.length > 0 && ` (${approvals.map((one) => nameOf(one.id)).join(', ')})`}
            {worth !== undefined && ` ${words.limit(weighs?.text ?? worth.text, beside)}`}
          </StatusIndicator>
        </div>
      )}
      {state !== 'proposed' && given > 0 && (
        <Box variant="small" color="text-body-secondary">
          {words.approvedBy(approvals.map((one) => nameOf(one.id)).join(', '))}
        </Box>
      )}
      {executed && (
        <blockquote className="case-answer">
          <div className="desk-words" dir="auto">
            {executed.evidence}
          </div>
          <Box variant="small" color="text-body-secondary">
            {nameOf(executed.id)} · <Time at={executed.at} />
          </Box>
        </blockquote>
      )}
      {ended?.reason !== undefined && (
        <blockquote className="case-answer">
          <div className="desk-words" dir="auto">
            {ended.reason}
          </div>
          <Box variant="small" color="text-body-secondary">
            {nameOf(ended.id)} · <Time at={ended.at} />
          </Box>
        </blockquote>
      )}
      <div className="case-item-acts">
        {can('approve', state) && (
          <AskButton
            operation="approveRemedy"
            variant="primary"
            label={named(words.approve)}
            why={notMe}
            form={() => <ApproveForm remedy={remedy} />}
          >
            {words.approve}
          </AskButton>
        )}
        {can('execute', state) && <EndButton remedy={remedy} how="executeRemedy" variant="primary" />}
        {can('reject', state) && !mine && <EndButton remedy={remedy} how="rejectRemedy" />}
        {can('change', state) && (
          <AskButton
            operation="changeRemedy"
            variant="inline-link"
            label={named(words.change)}
            form={() => <ChangeForm remedy={remedy} />}
          >
            {words.change}
          </AskButton>
        )}
        {can('cancel', state) && <EndButton remedy={remedy} how="cancelRemedy" variant="inline-link" />}
      </div>
    </li>
  );
}

type End = {
  remedy: Remedy;
  how: 'executeRemedy' | 'rejectRemedy' | 'cancelRemedy';
  variant?: 'primary' | 'inline-link';
};

/** A way for a remedy to end, which asks for what it needs. */
function EndButton({ remedy, how, variant }: End) {
  const { submit } = usePageWords('case').remedies.ends[how];
  const form = () => <EndForm remedy={remedy} how={how} />;
  return (
    <AskButton operation={how} {...(variant && { variant })} label={`${submit}: ${remedy.id}`} form={form}>
      {submit}
    </AskButton>
  );
}
