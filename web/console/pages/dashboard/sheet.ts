/** A figure in words, such as `2 d 3 h`; without it the number itself is written. */
type Say = (value: number) => string;

export type Column = {
  id: string;
  name: string;
  say?: Say;
  /** What it means, where a colour should say so too. @default the next colour of the palette */
  tone?: 'good' | 'bad' | 'grave' | 'plain' | 'past';
  /** Tables have it, charts do not. */
  tableOnly?: boolean;
};

type Row = {
  id: string;
  name: string;
  /** Null: there is none, as an average of nothing. */
  values: readonly (number | null)[];
  /** Where what is counted can be looked at; by the place of the value. */
  links?: readonly (string | undefined)[];
};

/** Numbers as the dashboard shows them: chart, table and file are made from the same one, so that they cannot differ. */
export type Sheet = {
  head: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** The rows are days: their ids are dates, and files have these. */
  dated?: true;
};

/** Whether there is anything to see in it. */
export const isBlank = ({ columns, rows }: Sheet): boolean =>
  rows.every(({ values }) => values.every((value, index) => columns[index]?.tableOnly === true || !value));

/** Every value as it is, for a spreadsheet. */
export const linesOf = ({ head, columns, rows, dated }: Sheet): (string | number | null)[][] => [
  [head, ...columns.map(({ name }) => name)],
  ...rows.map(({ id, name, values }) => [dated === true ? id : name, ...values]),
];
