import { type ReactNode, useMemo } from 'react';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useDesk } from '../../desk.ts';
import { usePersonNames } from '../../parts/person-names.ts';
import { usePageWords } from '../../wording/pages.ts';
import { columnsOf, type Row } from './columns.tsx';
import { QueueChoices } from './queue-choices.tsx';
import { pressed, shown, type Sort } from './sorting.ts';
import type { TableChoices } from './table-choices.ts';
import type { Pages } from './use-pages.ts';

type Props = {
  rows: readonly Row[] | undefined;
  more: boolean;
  pages: Pages;
  sort: Sort;
  order: (sort: Sort) => void;
  selectable: boolean;
  selected: readonly Row[];
  select: (rows: Row[]) => void;
  choices: TableChoices;
  choose: (choices: TableChoices) => void;
  filter: ReactNode;
  empty: ReactNode;
};

/** The queue where there is room for a table. */
export function QueueTable(props: Props) {
  const { rows, more, pages, sort, order, selectable, selected, select, choices, choose, filter, empty } = props;
  const { words: core, person } = useDesk();
  const words = usePageWords('queue');
  const nameOf = usePersonNames();
  const columns = useMemo(
    () => columnsOf(core, words, person.username, nameOf),
    [core, words, person.username, nameOf],
  );
  const { field, descending } = shown(sort);
  return (
    <Table
      items={rows ?? []}
      loading={rows === undefined}
      loadingText={words.loading}
      trackBy="reference"
      columnDefinitions={columns}
      columnDisplay={choices.columns}
      wrapLines={choices.wrapLines}
      resizableColumns={false}
      stickyHeader
      stickyHeaderVerticalOffset={56}
      {...(selectable && { selectionType: 'multi' as const })}
      selectedItems={selected}
      onSelectionChange={({ detail }) => select(detail.selectedItems)}
      sortingColumn={{ sortingField: field }}
      sortingDescending={descending}
      onSortingChange={({ detail }) => order(pressed(detail))}
      ariaLabels={{
        tableLabel: words.table,
        selectionGroupLabel: words.table,
        allItemsSelectionLabel: () => words.selectAll,
        itemSelectionLabel: (_, { reference }) => words.select(reference),
      }}
      filter={filter}
      empty={empty}
      pagination={
        <Pagination
          currentPageIndex={pages.page}
          pagesCount={pages.known}
          openEnd={more}
          onChange={({ detail }) => pages.open(detail.currentPageIndex)}
        />
      }
      preferences={<QueueChoices choices={choices} choose={choose} />}
    />
  );
}
