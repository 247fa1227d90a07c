import { lazy, Suspense, useEffect, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keep, recall } from '../../../tab.ts';
import { useRead } from '../../api/reads.ts';
import type { Refusal } from '../../api/refusal.ts';
import { serverNow } from '../../api/server-time.ts';
import { useDesk } from '../../desk.ts';
import { useWide } from '../../parts/use-wide.ts';
import { go, hrefOf } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { Page } from '../../shell/page.tsx';
import { usePreferences } from '../../shell/preferences.ts';
import { usePageWords } from '../../wording/pages.ts';
import type { PageProps } from '../pages.ts';
import { BulkMenu } from './bulk-menu.tsx';
import { QueueCards } from './cards.tsx';
import type { Row } from './columns.tsx';
import { Conditions } from './conditions.tsx';
import { asked, type Filter, filterOf, isEmpty } from './filter.ts';
import { FilterChips } from './filter-chips.tsx';
import { useQueueKeys } from './keyboard.ts';
import { QueueFile } from './queue-file.tsx';
import { QueueTable } from './queue-table.tsx';
import { type Sort, sortOf } from './sorting.ts';
import { useTableChoices } from './table-choices.ts';
import { usePages } from './use-pages.ts';
import './queue.css';

const BulkProgress = lazy(() => import('./bulk-progress.tsx'));
const KeysHelp = lazy(() => import('./keys-help.tsx'));

const refreshEvery = 20_000;

/** The queue: what is to be done, most urgent first. `/mine` is the same of one's own cases. */
export default function QueuePage({ params: [list], query }: PageProps) {
  const { person, may } = useDesk();
  const words = usePageWords('queue');
  const { shortcuts } = usePreferences();
  const [choices, choose] = useTableChoices();
  const [selected, select] = useState<readonly Row[]>([]);
  const [helping, setHelping] = useState(false);
  const [job, setJob] = useState(() => recall('consoleBulk'));
  const wide = useWide();
  const mine = list === 'mine';
  const filter = filterOf(query);
  const sort = sortOf(query);
  const wanted = { ...asked(filter, serverNow()), ...(mine && { assignee: person.username }) };
  const pages = usePages(JSON.stringify([wanted, sort, choices.pageSize]));
  const read = useRead(
    'listCases',
    {
      query: {
        ...wanted,
        ...(sort !== 'urgency' && { sort }),
        limit: String(choices.pageSize),
        ...(pages.cursor !== undefined && { cursor: pages.cursor }),
      },
    },
    { every: refreshEvery },
  );
  const { data, refusal, refresh } = read;
  const [unsaved, setUnsaved] = useState<Refusal>();
  const next = data?.nextCursor;
  const { reached } = pages;
  useEffect(() => (data === undefined ? undefined : reached(next)), [data, next]);

  const path = mine ? '/mine' : '/queue';
  const show = (changed: Filter, order: Sort = sort): void =>
    go(hrefOf(path, { ...changed, ...(order !== 'urgency' && { sort: order }) }), { replace: true });
  const follow = (id: string | undefined): void => {
    setJob(id);
    keep('consoleBulk', id);
    if (id !== undefined) select([]);
  };
  useQueueKeys(
    {
      toggle: (reference) => {
        const row = data?.items.find((one) => one.reference === reference);
        const others = selected.filter((one) => one.reference !== reference);
        if (row && may('startBulk')) select(others.length < selected.length ? others : [...selected, row]);
      },
      refresh: () => void refresh(),
      nextPage: () => pages.open(pages.page + 1),
      previousPage: () => pages.open(pages.page - 1),
      help: () => setHelping(true),
    },
    shortcuts,
  );

  const empty = isEmpty(filter) ? (
    <Empty title={words.emptyTitle} text={mine ? words.emptyMine : words.empty} />
  ) : (
    <Empty title={words.noMatchTitle} text={words.noMatch}>
      <Button onClick={() => show({})}>{words.showAll}</Button>
    </Empty>
  );
  const people = Array.from(new Set([person.username, ...(data?.items ?? []).flatMap((one) => one.assignee ?? [])]));
  const conditions = <Conditions filter={filter} change={show} people={people} />;
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="keyboard" ariaLabel={words.shortcuts} onClick={() => setHelping(true)} />
      {wide && may('downloadCases') && <QueueFile query={wanted} refused={setUnsaved} />}
      <Button iconName="refresh" ariaLabel={words.refresh} loading={read.loading} onClick={() => void refresh()} />
      {may('startBulk') && wide && <BulkMenu selected={selected} started={follow} />}
    </SpaceBetween>
  );
  return (
    <Page
      title={mine ? words.mine : words.title}
      counter={counterOf(data?.items.length, pages.page, choices.pageSize, next)}
      actions={actions}
    >
      <FilterChips filter={filter} change={show} without={mine ? ['mine', 'unassigned'] : []} />
      {job !== undefined && (
        <Suspense fallback={null}>
          <BulkProgress job={job} dismiss={() => follow(undefined)} />
        </Suspense>
      )}
      {refusal && !refusal.unanswered && <Trouble refusal={refusal} again={() => void refresh()} />}
      {unsaved && <Trouble refusal={unsaved} title={words.notSaved} />}
      {data?.partial === true && <Alert type="info">{words.partial}</Alert>}
      {data === undefined && refusal ? null : wide ? (
        <QueueTable
          rows={data?.items}
          more={next !== undefined}
          pages={pages}
          sort={sort}
          order={(order) => show(filter, order)}
          selectable={may('startBulk')}
          selected={selected}
          select={select}
          choices={choices}
          choose={choose}
          filter={conditions}
          empty={empty}
        />
      ) : (
        <>
          {conditions}
          {data === undefined ? <Loading /> : data.items.length === 0 ? empty : <QueueCards rows={data.items} />}
          <Pagination
            currentPageIndex={pages.page}
            pagesCount={pages.known}
            openEnd={next !== undefined}
            onChange={({ detail }) => pages.open(detail.currentPageIndex)}
          />
        </>
      )}
      {helping && (
        <Suspense fallback={null}>
          <KeysHelp close={() => setHelping(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function Empty({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <Box textAlign="center" padding="l" color="text-body-secondary">
      <Box variant="strong">{title}</Box>
      <Box variant="p">{text}</Box>
      {children}
    </Box>
  );
}

/** How many there are as far as is known: `(12)`, `(25+)`. */
function counterOf(rows: number | undefined, page: number, size: number, next: string | undefined): string {
  return rows === undefined ? '' : `(${(page - 1) * size + rows}${next === undefined ? '' : '+'})`;
}
