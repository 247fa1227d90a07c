import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvOf } from '../../../web/console/parts/csv.ts';
import { lineInJson } from '../../../web/console/parts/place-in-json.ts';

/** Cells as a spreadsheet reads them. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('what looks like a formula is words again in a spreadsheet, and figures stay figures', () => {
  const [cells] = read(csvOf([['=1+1', '+49 30', '-2', '@SUM(A1)', '\t=1', '＝1', ' =1', '\u200B=1', -2, 'a,"b"\nc']]));
  expect(cells).toEqual([
    "'=1+1",
    "'+49 30",
    "'-2",
    "'@SUM(A1)",
    "'\t=1",
    "'＝1",
    "' =1",
    "'\u200B=1",
    '-2',
    'a,"b"\nc',
  ]);
});

test('whatever people wrote comes back from the file as it was, but for the mark that keeps it from running', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), { minLength: 1 }), (rows) => {
      const back = read(csvOf(rows));
      expect(back.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
      );
      expect(back.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }),
  );
});

const policy = `{
  "id": "our-shop",
  "rules": [
    { "id": "one", "target": "PT1H" },
    {
      "id": "rules.1, {\\"odd\\": [",
      "ladder": [
        { "when": "+0%" },
        { "when": "soon" }
      ]
    }
  ]
}`;

test.each([
  ['id', 2],
  ['rules', 3],
  ['rules.0.target', 4],
  ['rules.1', 5],
  ['rules.1.id', 6],
  ['rules.1.ladder.1.when', 9],
  // What is missing is looked for where it should be.
  ['rules.1.says.en', 5],
  ['rules.0.says', 4],
])('a problem with %s is at line %i', (path, line) => {
  expect(lineInJson(policy, path)).toBe(line);
});

test('a problem with the whole has no line', () => {
  expect(lineInJson(policy, 'title')).toBeUndefined();
  expect(lineInJson('{}', 'id')).toBeUndefined();
});
