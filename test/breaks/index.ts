import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Break, breaks } from './breaks.ts';

/*
 * `npm run breaks`: breaks a copy of the product on purpose, one way at a time, and says which test noticed. A break
 * that no test notices, or a test that fails without one, ends it with status 1.
 */

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean', default: false } } });
const root = resolve(import.meta.dirname, '../..');
const left = new Set(['node_modules', '.git', '.redress', 'cdk.out']);

/** @property failed titles of the tests that failed; `ran` is how many there were */
type Run = { failed: string[]; ran: number; broken: boolean };

type Report = {
  numTotalTests: number;
  testResults: { message: string; assertionResults: { status: string; fullName: string }[] }[];
};

const chosen = breaks.filter(({ name }) => values.only === undefined || name.includes(values.only));
if (chosen.length === 0) {
  console.error(
    `No break is named like "${values.only ?? ''}". They are:\n${breaks.map(({ name }) => `  ${name}`).join('\n')}`,
  );
  process.exit(2);
}

const copy = mkdtempSync(join(tmpdir(), 'redress-breaks-'));
process.once('exit', () => {
  rmSync(copy, { recursive: true, force: true });
});
cpSync(root, copy, { recursive: true, filter: (source) => !left.has(relative(root, source)) });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

/** Runs one test file in the copy. */
function test(file: string): Run {
  const output = join(copy, '.breaks.json');
  rmSync(output, { force: true });
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  // What a failing test leaves open keeps nobody waiting.
  const jest = [...flags, '--forceExit', '--json', `--outputFile=${output}`, file];
  const { stderr } = spawnSync(process.execPath, jest, { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (!existsSync(output)) throw new Error(`${file} could not be run:\n${stderr}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jest's own report
  const report = JSON.parse(readFileSync(output, 'utf8')) as Report;
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  return { failed, ran: results.length, broken: results.length === 0 || report.testResults.length === 0 };
}

const whole = new Map<string, Run>();

/** What the test says of the product as it is; asked once. */
function unbroken(file: string): Run {
  const known = whole.get(file) ?? test(file);
  whole.set(file, known);
  return known;
}

function tryOut({ file, from, to, caught }: Break): { noticed: boolean; says: string } {
  const before = unbroken(caught.by);
  if (before.broken || before.failed.length > 0) {
    return { noticed: false, says: `fails without the break: ${before.failed[0] ?? 'it did not run'}` };
  }
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  try {
    const { failed, broken } = test(caught.by);
    const fitting = failed.filter((title) => title.includes(caught.title));
    if (broken) return { noticed: false, says: 'the test could not be run at all' };
    if (fitting.length === 0)
      return { noticed: false, says: failed[0] ? `only noticed by: ${failed[0]}` : 'nobody noticed' };
    return { noticed: true, says: fitting[0] ?? '' };
  } finally {
    writeFileSync(path, text);
  }
}

let unnoticed = 0;
if (!values.json) console.log('break → the test that fails');
for (const one of chosen) {
  const { noticed, says } = tryOut(one);
  if (!noticed) unnoticed += 1;
  if (values.json)
    console.log(
      JSON.stringify({ claim: one.claim, break: one.name, file: one.file, test: one.caught.by, noticed, says }),
    );
  else console.log(`${noticed ? '✓' : '✗'} ${one.name} (${one.file})\n    ${one.caught.by}: ${says}`);
}
if (!values.json) console.log(`\n${chosen.length - unnoticed} of ${chosen.length} breaks were noticed.`);
process.exitCode = unnoticed === 0 ? 0 : 1;
