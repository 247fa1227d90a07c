import Badge, { type BadgeProps } from '@cloudscape-design/components/badge';
import Link from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Level, Status } from '../../../../functions/domain/complaint/vocabulary.ts';
import type { Answer } from '../../api/call.ts';
import { useDesk } from '../../desk.ts';
import { Countdown, Time } from '../../parts/time.tsx';
import { caseHref } from '../../router.ts';
import type { CoreWords } from '../../wording/core.ts';
import type { PageWords } from '../../wording/pages.ts';

export type Row = Answer<'listCases'>['items'][number];

const levelColours: Record<Level, NonNullable<BadgeProps['color']>> = {
  general: 'severity-neutral',
  important: 'severity-medium',
  urgent: 'severity-critical',
};

const statusSigns: Record<Status, StatusIndicatorProps.Type> = {
  received: 'pending',
  'in-progress': 'in-progress',
  resolved: 'success',
  closed: 'stopped',
  withdrawn: 'stopped',
  merged: 'stopped',
};

export function LevelBadge({ level }: { level: Level }) {
  const { levels } = useDesk().words;
  return <Badge color={levelColours[level]}>{levels[level]}</Badge>;
}

export function StatusSign({ status }: { status: Status }) {
  const { statuses } = useDesk().words;
  return <StatusIndicator type={statusSigns[status]}>{statuses[status]}</StatusIndicator>;
}

/** The link to the case, which the keyboard's arrows go along. */
export function ReferenceLink({ reference }: { reference: string }) {
  return (
    <span className="desk-reference" data-case={reference}>
      <Link href={caseHref(reference)}>{reference}</Link>
    </span>
  );
}

export function Matter({ row, words }: { row: Row; words: PageWords['queue'] }) {
  const { categories } = useDesk().words;
  return (
    <>
      <span className="queue-excerpt">{row.excerpt}</span>
      <span className="queue-about">
        {[categories[row.category], row.product, row.duplicateOf === undefined ? undefined : words.duplicate]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

export function Deadline({ row: { nextDeadline }, words }: { row: Row; words: PageWords['queue'] }) {
  const { clocks } = useDesk().words;
  if (nextDeadline === undefined) return words.noDeadline;
  const names: Record<string, string> = clocks;
  return (
    <>
      <Countdown dueAt={nextDeadline.dueAt} />
      <span className="queue-about">{names[nextDeadline.clock] ?? nextDeadline.clock}</span>
    </>
  );
}

export const columnIds = [
  'reference',
  'level',
  'matter',
  'customer',
  'deadline',
  'status',
  'category',
  'team',
  'assignee',
  'kind',
  'received',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** Every column; which are shown, and in which order, is the reader's own choice. */
export function columnsOf(
  core: CoreWords,
  words: PageWords['queue'],
  me: string,
  nameOf: (username: string) => string,
): (TableProps.ColumnDefinition<Row> & { id: ColumnId })[] {
  return [
    {
      id: 'reference',
      header: words.reference,
      isRowHeader: true,
      minWidth: 130,
      cell: ({ reference }) => <ReferenceLink reference={reference} />,
    },
    { id: 'level', header: words.level, sortingField: 'urgency', cell: ({ level }) => <LevelBadge level={level} /> },
    {
      id: 'matter',
      header: words.matter,
      minWidth: 240,
      maxWidth: 420,
      cell: (row) => <Matter row={row} words={words} />,
    },
    {
      id: 'customer',
      header: words.customer,
      maxWidth: 180,
      cell: ({ customerName }) => <bdi>{customerName || core.erasedName}</bdi>,
    },
    {
      id: 'deadline',
      header: words.deadline,
      sortingField: 'due',
      minWidth: 150,
      cell: (row) => <Deadline row={row} words={words} />,
    },
    { id: 'status', header: words.status, cell: ({ status }) => <StatusSign status={status} /> },
    { id: 'category', header: words.category, cell: ({ category }) => core.categories[category] },
    { id: 'team', header: words.team, cell: ({ team }) => core.teams[team] },
    {
      id: 'assignee',
      header: words.assignee,
      cell: ({ assignee }) =>
        assignee === undefined ? (
          <span className="queue-nobody">{words.nobody}</span>
        ) : (
          <>
            <bdi title={assignee}>{nameOf(assignee)}</bdi>
            {assignee === me && ` (${words.me})`}
          </>
        ),
    },
    { id: 'kind', header: words.kind, cell: ({ kind }) => core.kinds[kind] },
    {
      id: 'received',
      header: words.received,
      sortingField: 'received',
      cell: ({ receivedAt }) => <Time at={receivedAt} />,
    },
  ];
}
