import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvOf } from '../../functions/domain/csv.ts';
import { cellsOf } from './csv-reader.ts';

test('what looks like a formula is words again in a spreadsheet, and figures stay figures', () => {
  const [cells] = cellsOf(
    csvOf([['=1+1', '+49 30', '-2', '@SUM(A1)', '\t=1', '＝1', ' =1', '\u200B=1', '\0=1', '﹣1', -2, 'a,"b"\nc']]),
  );
  expect(cells).toEqual([
    "'=1+1",
    "'+49 30",
    "'-2",
    "'@SUM(A1)",
    "'\t=1",
    "'＝1",
    "' =1",
    "'\u200B=1",
    "'\0=1",
    "'﹣1",
    '-2',
    'a,"b"\nc',
  ]);
});

test('whatever people wrote comes back from the file as it was, but for the mark that keeps it from running', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), { minLength: 1 }), (rows) => {
      const back = cellsOf(csvOf(rows));
      expect(back.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
      );
      expect(back.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }),
  );
});
