import Badge, { type BadgeProps } from '@cloudscape-design/components/badge';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Level, Status } from '../../../../../functions/domain/complaint/vocabulary.ts';
import { isChance } from '../../../../../functions/domain/sla/clock.ts';
import { useDesk } from '../../../desk.ts';
import { Countdown, Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { type StaffCase, useCase } from '../case.ts';
import { Reasoned } from './reasoned.tsx';

const levelColours: Record<Level, NonNullable<BadgeProps['color']>> = {
  urgent: 'severity-critical',
  important: 'severity-medium',
  general: 'grey',
};
const statusSigns: Record<Status, StatusIndicatorProps.Type> = {
  received: 'pending',
  'in-progress': 'in-progress',
  resolved: 'success',
  closed: 'stopped',
  withdrawn: 'stopped',
  merged: 'stopped',
};

/** The clock that is due next, of those that somebody has to do something for. */
const nextClock = ({ clocks }: StaffCase) =>
  clocks
    .filter(({ id, kind, state, endedAt }) => {
      const live = state === 'running' || (state === 'breached' && endedAt === undefined);
      return live && kind !== 'acknowledge' && !isChance({ id });
    })
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];

/** Where it stands, in one look: status, level, what it is, who has it, and what is due next. */
export function Summary() {
  const { words: core } = useDesk();
  const { head: words, turns } = usePageWords('case');
  const { subject, nameOf } = useCase();
  const { status, level, kind, category, sentiment, feltUrgency, team, assignee, routed, waitsFor } = subject;
  const next = nextClock(subject);
  const paused = subject.clocks.some(({ state }) => state === 'paused');
  const reasonsOfTeam = routed && { origin: 'rule' as const, confidence: 1, reasons: routed.reasons };
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        minColumnWidth={150}
        items={[
          {
            label: words.status,
            value: (
              <>
                <StatusIndicator type={statusSigns[status]}>{core.statuses[status]}</StatusIndicator>
                {waitsFor !== undefined && <div>{words.waits(turns.waitedFor[waitsFor])}</div>}
              </>
            ),
          },
          {
            label: words.next,
            value:
              next === undefined ? (
                paused ? (
                  words.standsStill
                ) : (
                  '–'
                )
              ) : (
                <>
                  <Countdown dueAt={next.dueAt} />
                  <div>
                    {core.clocks[next.kind]} · <Time at={next.dueAt} />
                  </div>
                </>
              ),
          },
          {
            label: words.handler,
            value: (
              <>
                {assignee === undefined ? (
                  <StatusIndicator type="warning">{words.nobody}</StatusIndicator>
                ) : (
                  <strong>{nameOf(assignee)}</strong>
                )}
                <div>
                  {reasonsOfTeam ? (
                    <Reasoned label={reasonsOfTeam} name={core.teams[team]}>
                      {core.teams[team]}
                    </Reasoned>
                  ) : (
                    core.teams[team]
                  )}
                </div>
              </>
            ),
          },
          {
            label: words.level,
            value: (
              <>
                <Reasoned label={level} name={core.levels[level.value]}>
                  <Badge color={levelColours[level.value]}>{core.levels[level.value]}</Badge>
                </Reasoned>
                {feltUrgency !== undefined && <div>{words.felt(words.urgencies[feltUrgency])}</div>}
              </>
            ),
          },
          {
            label: words.kind,
            value: (
              <Reasoned label={kind} name={core.kinds[kind.value]}>
                {core.kinds[kind.value]}
              </Reasoned>
            ),
          },
          {
            label: words.category,
            value: (
              <Reasoned label={category} name={core.categories[category.value]}>
                {core.categories[category.value]}
              </Reasoned>
            ),
          },
          {
            label: words.sentiment,
            value:
              sentiment === undefined ? (
                '–'
              ) : (
                <Reasoned label={sentiment} name={sentimentName(sentiment.value, core.sentiments)}>
                  {sentimentName(sentiment.value, core.sentiments)}
                </Reasoned>
              ),
          },
          {
            label: words.received,
            value: (
              <>
                <Time at={subject.receivedAt} />
                <div>{core.channels[subject.channel]}</div>
              </>
            ),
          },
        ]}
      />
      {subject.duplicateOf && (
        <p>
          <StatusIndicator type="warning">
            {words.duplicate(Math.round(subject.duplicateOf.similarity * 100))}{' '}
            <Link href={`#/cases/${subject.duplicateOf.reference}`}>{subject.duplicateOf.reference}</Link>
          </StatusIndicator>
        </p>
      )}
    </Container>
  );
}

const sentimentName = (value: string, names: Readonly<Record<string, string>>): string =>
  names[value.toLowerCase()] ?? value;
