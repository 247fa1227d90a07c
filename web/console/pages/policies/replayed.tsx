import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { Answer } from '../../api/call.ts';
import { useDesk } from '../../desk.ts';
import { Time } from '../../parts/time.tsx';
import { caseHref } from '../../router.ts';
import { usePageWords } from '../../wording/pages.ts';

type Replay = Answer<'replayPolicies'>;
type Counts = Pick<Replay['active'], 'due' | 'late' | 'escalated'>;
const none: Counts = { due: 0, late: 0, escalated: 0 };

/** What would have been otherwise: in numbers, by promise, and the cases where it shows most. */
export function Replayed({ answer }: { answer: Replay }) {
  const words = usePageWords('policies');
  const { words: core } = useDesk();
  const { active, proposed, cases } = answer;
  const clocks = Array.from(new Set([...active.byClock, ...proposed.byClock].map(({ clock }) => clock)));
  const rows = [
    { id: 'all', name: words.allDeadlines, before: active as Counts, after: proposed as Counts },
    ...clocks.map((clock) => ({
      id: clock,
      name: core.clocks[clock],
      before: active.byClock.find((one) => one.clock === clock) ?? none,
      after: proposed.byClock.find((one) => one.clock === clock) ?? none,
    })),
  ];
  return (
    <SpaceBetween size="m">
      {!cases.complete && <Alert type="warning">{words.sample(cases.replayed, cases.found)}</Alert>}
      {cases.skipped > 0 && <Alert type="warning">{words.skipped(cases.skipped)}</Alert>}
      <Table
        items={rows}
        trackBy="id"
        wrapLines
        header={
          <Header variant="h2" description={words.replayed(cases.replayed, answer.days, answer.differences)}>
            {words.result}
          </Header>
        }
        ariaLabels={{ tableLabel: words.result }}
        columnDefinitions={[
          { id: 'name', header: words.promise, isRowHeader: true, cell: ({ name }) => name },
          ...(['due', 'late', 'escalated'] as const).map((what) => ({
            id: what,
            header: words.counts[what],
            cell: ({ before, after }: (typeof rows)[number]) => words.fromTo(before[what], after[what]),
          })),
        ]}
      />
      <Table
        items={answer.changed}
        trackBy={({ reference, clock, activeDueAt, proposedDueAt }) =>
          [reference, clock, activeDueAt, proposedDueAt].join(' ')
        }
        wrapLines
        header={
          <Header variant="h2" description={words.examplesLead}>
            {words.examples}
          </Header>
        }
        ariaLabels={{ tableLabel: words.examples }}
        empty={<Box textAlign="center">{words.noExamples}</Box>}
        columnDefinitions={[
          {
            id: 'case',
            header: words.case,
            isRowHeader: true,
            cell: ({ reference }) => (
              <span className="desk-reference">
                <Link href={caseHref(reference)}>{reference}</Link>
              </span>
            ),
          },
          { id: 'clock', header: words.promise, cell: ({ clock }) => core.clocks[clock] },
          {
            id: 'now',
            header: words.now,
            cell: ({ activeDueAt, activeLate }) => <Due at={activeDueAt} late={activeLate} />,
          },
          {
            id: 'then',
            header: words.tried,
            cell: ({ proposedDueAt, proposedLate }) => <Due at={proposedDueAt} late={proposedLate} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}

function Due({ at, late }: { at: string | null; late: boolean }) {
  const words = usePageWords('policies');
  if (at === null) return words.noDeadline;
  return (
    <>
      <Time at={at} /> <StatusIndicator type={late ? 'error' : 'success'}>{words.late[`${late}`]}</StatusIndicator>
    </>
  );
}
