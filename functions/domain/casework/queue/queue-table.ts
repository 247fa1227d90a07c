import type { Language } from '../../complaint/vocabulary.ts';
import { wording } from '../../correspondence/wording.ts';
import { csvOf } from '../../csv.ts';
import type { QueueRow } from '../../services.ts';
import { type ClockKind, clockKinds } from '../../sla/clock.ts';

/** What stands above each column. Times are in UTC, in ISO 8601, which spreadsheets and programs read alike. */
const columns: Record<Language, readonly string[]> = {
  en: [
    'Reference',
    'Received',
    'Channel',
    'Kind',
    'Category',
    'Level',
    'Status',
    'Team',
    'With',
    'Customer',
    'Product',
    'What they wrote, from its beginning',
    'Next deadline',
    'Due',
    'Perhaps a duplicate of',
  ],
  'zh-CN': [
    '编号',
    '受理时间',
    '渠道',
    '类型',
    '类别',
    '等级',
    '状态',
    '团队',
    '处理人',
    '顾客',
    '产品',
    '内容开头',
    '下一期限',
    '到期时间',
    '可能重复的案件',
  ],
};

/** Rows of the queue as CSV, in the words of the reader's language. */
export function queueTable(rows: readonly Row[], language: Language): string {
  const { channels, kinds, categories, levels, statuses, teams, clocks } = wording[language];
  return csvOf([
    columns[language],
    ...rows.map((row) => [
      row.reference,
      row.receivedAt,
      channels[row.channel],
      kinds[row.kind],
      categories[row.category],
      levels[row.level],
      statuses[row.status],
      teams[row.team],
      row.assignee,
      row.customerName,
      row.product,
      row.excerpt,
      clockIn(clocks, row.nextDeadline?.clock),
      row.nextDeadline?.dueAt,
      row.duplicateOf,
    ]),
  ]);
}

type Optional = 'assignee' | 'product' | 'duplicateOf' | 'nextDeadline';
/** A row of the queue as it leaves the API. */
type Row = Omit<QueueRow, Optional> & { [K in Optional]?: QueueRow[K] | undefined };

const clockIn = (clocks: Record<ClockKind, string>, named: string | undefined): string | undefined => {
  const kind = clockKinds.find((one) => one === named);
  return kind && clocks[kind];
};
