import type { QueueFilter, QueueRow } from '../../services.ts';

/** Whether a row is what was asked for. */
export function matches(row: QueueRow, filter: QueueFilter): boolean {
  const { status, teams, assignee, unassigned, level, kind, category, dueBefore, text, shown } = filter;
  return (
    (status === undefined || row.status === status) &&
    (teams === undefined || teams.includes(row.team)) &&
    (assignee === undefined || row.assignee === assignee) &&
    (unassigned === undefined || row.assignee === undefined) &&
    (level === undefined || row.level === level) &&
    (kind === undefined || row.kind === kind) &&
    (category === undefined || row.category === category) &&
    (dueBefore === undefined || (row.nextDeadline !== undefined && row.nextDeadline.dueAt < dueBefore)) &&
    (text === undefined || (says(row, text) && (!shown || says(shown(row), text))))
  );
}

/** As people type: any case, full or half width. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Every word of the text stands somewhere in what the row shows of the case. */
function says({ reference, excerpt, customerName, product = '' }: QueueRow, text: string): boolean {
  const shown = fold([reference, customerName, product, excerpt].join('\n'));
  return fold(text)
    .split(/\s+/u)
    .every((word) => shown.includes(word));
}
