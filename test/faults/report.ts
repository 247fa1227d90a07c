import type { Outcome } from './bench.ts';

/** One line: how many were lost and doubled, and in sentences what else is wrong. */
export function asJson({ fault, requests, acknowledged, lost, doubled, recoveredWithin, ...more }: Outcome): string {
  const { broken, seed, struck } = more;
  const found = { broken: broken.length, findings: [...lost, ...doubled, ...broken], seed, struck };
  return JSON.stringify({
    fault,
    requests,
    acknowledged,
    lost: lost.length,
    duplicated: doubled.length,
    recoveredWithin,
    ...found,
  });
}

/** For a person; what is wrong stands below in sentences. */
export function asTable(outcomes: readonly Outcome[]): string {
  const titles = ['fault', 'struck', 'requests', 'acknowledged', 'lost', 'duplicated', 'broken', 'recovered within'];
  const rows = outcomes.map(({ fault, struck, requests, acknowledged, lost, doubled, broken, recoveredWithin }) => [
    fault,
    String(Object.values(struck).reduce((sum, times) => sum + times, 0) || '–'),
    ...[requests, acknowledged, lost.length, doubled.length, broken.length].map(String),
    `${recoveredWithin.toFixed(1)} s`,
  ]);
  const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  const findings = outcomes.flatMap(({ fault, lost, doubled, broken }) => [
    ...lost.map((what) => `LOST (${fault}): ${what}`),
    ...doubled.map((what) => `DOUBLED (${fault}): ${what}`),
    ...broken.map((what) => `BROKEN (${fault}): ${what}`),
  ]);
  return [
    line(titles),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rows.map(line),
    '',
    ...(findings.length > 0 ? findings : ['Nothing was lost, doubled or broken.']),
    'Recovered within: from the end of the fault until all was followed through, on the machine’s clock.',
  ].join('\n');
}
