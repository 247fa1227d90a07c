import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { caseHref } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { usePageWords } from '../../wording/pages.ts';

type Round = Answer<'readRetention'>['runs'][number];

/** For how long cases are kept, and what each daily round did about it. */
export function Retention() {
  const words = usePageWords('privacy');
  const { words: core } = useDesk();
  const { data, refusal, refresh } = useRead('readRetention', {});
  if (data === undefined) return refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />;
  const count = (name: 'erased' | 'held' | 'open' | 'failed') => ({
    id: name,
    header: words.roundColumns[name],
    cell: (round: Round) => round[name],
  });
  return (
    <SpaceBetween size="l">
      <Table
        items={data.categories}
        trackBy="category"
        header={
          <Header variant="h2" description={words.retentionLead(data.graceHours)}>
            {words.retention}
          </Header>
        }
        ariaLabels={{ tableLabel: words.retention }}
        columnDefinitions={[
          {
            id: 'category',
            header: words.category,
            isRowHeader: true,
            cell: ({ category }) => core.categories[category],
          },
          { id: 'kept', header: words.kept, cell: ({ months }) => words.months(months) },
        ]}
      />
      <Table
        items={data.runs}
        trackBy="day"
        wrapLines
        header={<Header variant="h2">{words.rounds}</Header>}
        ariaLabels={{ tableLabel: words.rounds }}
        empty={<Box textAlign="center">{words.noRounds}</Box>}
        columnDefinitions={[
          { id: 'day', header: words.roundColumns.day, isRowHeader: true, cell: ({ day }: Round) => day },
          count('erased'),
          count('held'),
          count('open'),
          count('failed'),
          {
            id: 'left',
            header: words.roundColumns.left,
            cell: ({ left }: Round) =>
              left.length === 0 ? (
                '–'
              ) : (
                <ul>
                  {left.map(({ reference, outcome, reason }) => (
                    <li key={reference}>
                      <Link href={caseHref(reference)}>{reference}</Link> · {words.outcomes[outcome]}
                      {reason !== undefined && ` · ${reason}`}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </SpaceBetween>
  );
}
