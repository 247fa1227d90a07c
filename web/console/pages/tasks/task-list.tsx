import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useEffect } from 'react';
import { teams } from '../../../../functions/domain/complaint/vocabulary.ts';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Countdown } from '../../parts/time.tsx';
import { caseHref, go, hrefOf } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { usePages } from '../queue/use-pages.ts';

type Row = Answer<'listTasks'>['items'][number];

export const taskHref = (task: string): string => hrefOf(`/tasks/${encodeURIComponent(task)}`);

/** The tasks of the reader's departments, soonest due first: those to be done, or those that await acceptance. */
export function TaskList({ query }: { query: URLSearchParams }) {
  const words = usePageWords('tasks');
  const { words: core, person } = useDesk();
  const state = query.get('state') === 'answered' ? 'answered' : 'open';
  const team = query.get('team') ?? '';
  const pages = usePages(`${state} ${team}`);
  const asked = { state, ...(team !== '' && { team }), ...(pages.cursor !== undefined && { cursor: pages.cursor }) };
  const { data, refusal, refresh } = useRead('listTasks', { query: asked }, { every: 30_000 });
  useEffect(() => {
    if (data) pages.reached(data.nextCursor);
  }, [data]);
  const show = (changed: { state?: string; team?: string }) =>
    go(hrefOf('/tasks', { state, team, ...changed }), { replace: true });
  const mine = person.teams.length > 0 ? teams.filter((each) => person.teams.includes(each)) : teams;
  const choices = [
    { value: '', label: words.allTeams },
    ...mine.map((each) => ({ value: each, label: core.teams[each] })),
  ];
  return (
    <Page title={words.title} description={words.lead}>
      <SpaceBetween size="m">
        <SpaceBetween size="m" direction="horizontal" alignItems="end">
          <SegmentedControl
            label={words.list}
            selectedId={state}
            options={(['open', 'answered'] as const).map((id) => ({ id, text: words.lists[id] }))}
            onChange={({ detail }) => show({ state: detail.selectedId })}
          />
          <FormField label={words.team}>
            <Select
              selectedOption={choices.find(({ value }) => value === team) ?? null}
              options={choices}
              onChange={({ detail }) => show({ team: detail.selectedOption.value ?? '' })}
            />
          </FormField>
        </SpaceBetween>
        {data === undefined && refusal === undefined && <Loading />}
        {data === undefined && refusal !== undefined && <Trouble refusal={refusal} again={() => void refresh()} />}
        {data !== undefined && (
          <Table
            items={data.items}
            trackBy="task"
            wrapLines
            header={<Header variant="h2">{words.lists[state]}</Header>}
            ariaLabels={{ tableLabel: words.lists[state] }}
            columnDefinitions={columnsOf(words, core.teams)}
            empty={<Box textAlign="center">{state === 'open' ? words.emptyOpen : words.emptyAnswered}</Box>}
            pagination={
              <Pagination
                currentPageIndex={pages.page}
                pagesCount={pages.known}
                openEnd={data.nextCursor !== undefined}
                onChange={({ detail }) => pages.open(detail.currentPageIndex)}
              />
            }
          />
        )}
      </SpaceBetween>
    </Page>
  );
}

function columnsOf(words: ReturnType<typeof usePageWords<'tasks'>>, teamNames: Record<Row['department'], string>) {
  return [
    {
      id: 'title',
      header: words.columns.title,
      isRowHeader: true,
      cell: ({ task, title }: Row) => (
        <Link href={taskHref(task)}>
          <bdi>{title}</bdi>
        </Link>
      ),
    },
    { id: 'due', header: words.columns.due, cell: ({ dueAt }: Row) => <Countdown dueAt={dueAt} /> },
    { id: 'team', header: words.columns.team, cell: ({ department }: Row) => teamNames[department] },
    { id: 'state', header: words.columns.state, cell: ({ state }: Row) => words.states[state] },
    {
      id: 'case',
      header: words.columns.case,
      cell: ({ reference }: Row) => (
        <Link href={caseHref(reference)}>
          <span className="desk-reference">{reference}</span>
        </Link>
      ),
    },
  ];
}
