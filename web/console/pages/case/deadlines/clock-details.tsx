import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useDesk } from '../../../desk.ts';
import { Time } from '../../../parts/time.tsx';
import { spanOf } from '../../../parts/times.ts';
import { usePageWords } from '../../../wording/pages.ts';
import type { Explained } from './deadlines.tsx';
import { IntervalBar } from './interval-bar.tsx';

/** How a deadline came about, to the second: the rule, what was counted and what was not, what happens when. */
export function ClockDetails({ clock }: { clock: Explained }) {
  const { words: core, may } = useDesk();
  const { clocks: words } = usePageWords('case');
  const { policy, rule, target, calendar, intervals, ahead, steps, startedAt, extendedAt, heldTo } = clock;
  const seconds = (count: number): string => spanOf(count * 1_000, core);
  const policyName = `${policy.id} v${policy.version}`;
  return (
    <div className="case-clock-details">
      <KeyValuePairs
        columns={2}
        minColumnWidth={120}
        items={[
          {
            label: words.policy,
            value: may('validatePolicy') ? <Link href={`#/policies/${policy.id}`}>{policyName}</Link> : policyName,
          },
          { label: words.rule, value: <code>{rule}</code> },
          { label: words.target, value: target === undefined ? words.dated : <code>{target}</code> },
          { label: words.calendar, value: calendar },
          { label: words.started, value: <Time at={startedAt} /> },
          { label: words.counted, value: words.countedOf(seconds(clock.countedSeconds), seconds(clock.targetSeconds)) },
          ...(clock.overdueSeconds > 0
            ? [{ label: words.overdue, value: seconds(clock.overdueSeconds) }]
            : [{ label: words.remaining, value: seconds(clock.remainingSeconds) }]),
          ...(extendedAt === undefined ? [] : [{ label: words.extended, value: <Time at={extendedAt} /> }]),
          ...(heldTo === undefined ? [] : [{ label: words.heldTo, value: <Time at={heldTo} /> }]),
        ]}
      />
      {clock.uncertainYears.length > 0 && (
        <StatusIndicator type="warning">{words.uncertain(clock.uncertainYears.join(', '))}</StatusIndicator>
      )}
      <IntervalBar past={intervals} ahead={ahead} />
      <Intervals title={words.sofar} intervals={intervals} />
      {ahead.length > 0 && <Intervals title={words.ahead} intervals={ahead} />}
      {steps.length > 0 && (
        <>
          <Box variant="h4">{words.steps}</Box>
          <ol className="case-steps">
            {steps.map(({ type, rung, at, taken, to }, index) => (
              <li key={index}>
                <StatusIndicator type={taken ? 'success' : 'pending'}>
                  {words.stepNames(type, rung)}
                  {at !== null && (
                    <>
                      {' · '}
                      <Time at={at} />
                    </>
                  )}
                  {taken && ` · ${words.taken}`}
                </StatusIndicator>
                {to.length > 0 && (
                  <Box variant="small" display="block" color="text-body-secondary">
                    {words.tells(to.map((one) => words.recipient(one)).join(', '))}
                  </Box>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Intervals({ title, intervals }: { title: string; intervals: Explained['intervals'] }) {
  const { words: core } = useDesk();
  const { clocks: words } = usePageWords('case');
  if (intervals.length === 0) return null;
  return (
    <div className="case-table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="case-intervals">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.counts}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {intervals.map(({ from, to, counted, text }) => (
            <tr key={from} className={counted ? undefined : 'case-uncounted'}>
              <td>
                <Time at={from} />
              </td>
              <td>
                <Time at={to} />
              </td>
              <td>{counted ? spanOf(Date.parse(to) - Date.parse(from), core) : words.no}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
