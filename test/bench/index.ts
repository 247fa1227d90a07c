/**
 * `npm run bench`: prints what was measured beside the targets of the issue. It judges nothing by its exit code: that
 * is non-zero only when something could not be measured.
 *
 *   npm run bench -- [--only <part>]… [--quick] [--cases <number>] [--json]
 */
import { parseArgs } from 'node:util';
import { arithmetic } from './arithmetic.ts';
import { costs } from './costs.ts';
import { bundles } from './bundles/part.ts';
import { calendars } from './calendars/part.ts';
import { closeWhenInterrupted } from './closing.ts';
import { load } from './load/part.ts';
import { asJson, asText, type Findings, machine, type Part } from './report.ts';
import { pages } from './pages/part.ts';
import { privacy } from './privacy/part.ts';
import { sweeps } from './sweep/part.ts';
import { throughput } from './throughput/part.ts';
import { units } from './units/part.ts';

const parts: readonly Part[] = [throughput, load, units, costs, bundles, arithmetic, privacy, calendars, sweeps, pages];

const usage = `npm run bench -- [--only <part>]… [--quick] [--cases <number>] [--json]

${parts.map(({ name, what }) => `  ${name.padEnd(12)}${what}`).join('\n')}

  --cases     open cases that sweeps are tried with as well, e.g. 1000000 (five minutes, and 6 GB of memory)
  --quick     shorter runs: to see that it works, not to believe the figures
  --json      one JSON object a line`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    cases: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const unknown = values.only?.find((name) => !parts.some((part) => part.name === name));
if (values.help || unknown !== undefined) {
  console.log(unknown === undefined ? usage : `There is no part "${unknown}".\n\n${usage}`);
  process.exit(unknown === undefined ? 0 : 2);
}

const cases = values.cases === undefined ? undefined : Number(values.cases);
if (cases !== undefined && !(Number.isInteger(cases) && cases > 0)) {
  console.log(`"${values.cases}" is not a number of cases.`);
  process.exit(2);
}

closeWhenInterrupted();
const where = machine();
if (values.json) console.log(JSON.stringify({ machine: where }));
else {
  console.log(
    Object.entries(where)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · '),
  );
  if (Number(where['loadBefore']) > 0.5) {
    console.log('The machine is busy with something else: times and rates below are worse than it can do.');
  }
}

let complete = true;
for (const part of parts) {
  if (values.only !== undefined && !values.only.includes(part.name)) continue;
  const began = performance.now();
  const progress = (text: string): void => console.error(`${part.name}: ${text}`);
  const findings = await part
    .run({ quick: values.quick, ...(cases !== undefined && { cases }), progress })
    .catch((error: unknown): Findings => {
      console.error(error);
      const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').slice(0, 300) : String(error);
      return { tables: [], verdicts: [], unmeasured: [`${part.name} ended with: ${reason}`] };
    });
  if (findings.unmeasured.length > 0) complete = false;
  const lines = values.json ? asJson(part.name, findings) : [`\n${asText(part.name, findings)}`];
  for (const line of lines) console.log(line);
  progress(`done in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
process.exit(complete ? 0 : 1);
