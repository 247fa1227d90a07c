import { useState } from 'react';
import { columnIds, type ColumnId } from './columns.tsx';

/** How somebody likes the table, on this computer. */
export type TableChoices = {
  pageSize: number;
  wrapLines: boolean;
  columns: readonly { id: string; visible: boolean }[];
};

export const pageSizes = [10, 25, 50, 100] as const;

const key = 'redress.queue';
const hiddenAtFirst = new Set<ColumnId>(['category', 'team', 'kind', 'received']);
const standard: TableChoices = {
  pageSize: 25,
  wrapLines: false,
  columns: columnIds.map((id) => ({ id, visible: !hiddenAtFirst.has(id) })),
};

function recall(): TableChoices {
  try {
    const kept: Partial<TableChoices> = JSON.parse(localStorage.getItem(key) ?? '{}');
    const known = (kept.columns ?? []).filter(({ id }) => columnIds.some((one) => one === id));
    // A release may bring columns that were not there when somebody chose.
    const added = standard.columns.filter(({ id }) => !known.some((one) => one.id === id));
    return {
      pageSize: pageSizes.find((size) => size === kept.pageSize) ?? standard.pageSize,
      wrapLines: kept.wrapLines ?? standard.wrapLines,
      columns: [...known, ...(known.length === 0 ? standard.columns : added)],
    };
  } catch {
    return standard;
  }
}

export function useTableChoices(): [TableChoices, (choices: TableChoices) => void] {
  const [choices, set] = useState(recall);
  return [
    choices,
    (next) => {
      set(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // It holds for this page then.
      }
    },
  ];
}
