import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ClockState } from '../../../../../functions/domain/sla/clock.ts';
import { useRead } from '../../../api/reads.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useDesk } from '../../../desk.ts';
import { Countdown, Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { ActButton } from '../forms/act-button.tsx';
import { AskButton } from '../forms/ask-button.tsx';
import { ExtendForm } from '../head/turn-forms.tsx';
import { ClockDetails } from './clock-details.tsx';
import type { Explained } from './deadlines.tsx';

const signs: Record<ClockState, StatusIndicatorProps.Type> = {
  running: 'in-progress',
  paused: 'pending',
  met: 'success',
  breached: 'error',
  cancelled: 'stopped',
};

/** One deadline: what it demands and how long there is; how it came about, below. */
export function Clock({ clock, first, open }: { clock: Explained; first: boolean; open: boolean }) {
  const { words: core } = useDesk();
  const { clocks: words } = usePageWords('case');
  const { id, kind, nature, state, says, dueAt, endedAt } = clock;
  const about = useAbout(id);
  const late = state === 'breached' || (state === 'met' && endedAt !== undefined && endedAt > dueAt);
  return (
    <li className={first ? 'case-clock case-clock-first' : 'case-clock'}>
      <div className="case-clock-head">
        <strong>{core.clocks[kind]}</strong>
        {nature === 'statutory' && <Badge color="blue">{words.statutory}</Badge>}
        {open && state !== 'paused' ? (
          <Countdown dueAt={dueAt} />
        ) : (
          <StatusIndicator type={late ? 'error' : signs[state]}>{core.clockStates[state]}</StatusIndicator>
        )}
      </div>
      <div>
        {words.due} <Time at={dueAt} full={first} /> {state === 'paused' && words.atTheEarliest}
        {endedAt !== undefined && (
          <>
            {' · '}
            {words.ended} <Time at={endedAt} />
          </>
        )}
      </div>
      {about !== undefined && (
        <div className="desk-words" dir="auto">
          {about}
        </div>
      )}
      <Box variant="small" color="text-body-secondary">
        {says}
      </Box>
      <div className="case-clock-acts">
        <Acts clock={clock} open={open} />
      </div>
      <ExpandableSection variant="footer" headerText={words.how} headerAriaLabel={words.howOf(core.clocks[kind], id)}>
        <ClockDetails clock={clock} />
      </ExpandableSection>
    </li>
  );
}

/** What a date is about that somebody named: the promise, the task or the action. */
function useAbout(clock: string): string | undefined {
  const { timeline } = useCase().subject;
  const named = timeline.find(
    ({ type, facts, words }) =>
      facts['clock'] === clock && words !== undefined && /^(PromiseMade|TaskAdded|ActionAdded)$/.test(type),
  );
  const { title, what } = named?.words ?? {};
  return typeof title === 'string' ? title : typeof what === 'string' ? what : undefined;
}

function Acts({ clock, open }: { clock: Explained; open: boolean }) {
  const { words: core } = useDesk();
  const { clocks: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const { data } = useRead('listRemedies', { reference });
  const { id, kind, state, extendedAt, dueAt, policy, rule } = clock;
  // Only the newest version of a policy is listed; of an older one the server says whether it allows it.
  const { data: known } = useRead('listPolicies', open && kind === 'resolution' ? {} : undefined);
  const says = known?.policies.find((one) => one.id === policy.id && one.version === policy.version);
  const never = says?.rules.some((one) => one.id === rule && one.extendableTo === undefined) ?? known === undefined;
  if (!open) return null;
  const remedy = data?.remedies.find((one) => one.clock === id && one.state !== 'superseded');
  if (kind === 'promise') {
    return (
      <ActButton
        operation="keepPromise"
        body={{ clock: id }}
        why={remedy && words.keptByRemedy(remedy.id)}
        label={words.keepOf(core.clocks[kind], id)}
        variant="inline-link"
        done={words.kept}
      >
        {words.keep}
      </ActButton>
    );
  }
  const extendable = kind === 'resolution' && extendedAt === undefined && state !== 'breached' && !never;
  if (!extendable || Date.parse(dueAt) < serverNow()) return null;
  return (
    <AskButton operation="extendDeadline" variant="inline-link" form={() => <ExtendForm clock={id} />}>
      {words.extend}
    </AskButton>
  );
}
