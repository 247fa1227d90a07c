/**
 * `npm run faults`: drives customers and staff against the local machine while things go wrong, one by one and mixed,
 * and holds the desk to its own acknowledgements. Exit status 1 when anything was lost, doubled or broken.
 *
 *   npm run faults -- [--seed <number>] [--only <fault>]… [--customers <number>] [--json]
 */
import { parseArgs } from 'node:util';
import { closeWhenInterrupted, closingAfter } from '../bench/closing.ts';
import { type Outcome, survive } from './bench.ts';
import { Desk } from './desk.ts';
import { type Fault, faults } from './faults.ts';
import { asJson, asTable } from './report.ts';

const usage = `npm run faults -- [--seed <number>] [--only <fault>]… [--customers <number>] [--json]

${faults.map(({ name, what }) => `  ${name.padEnd(20)}${what}`).join('\n')}

  --seed       repeats a run: what people do and, as far as threads keep their order, what strikes
  --customers  how many customers come during each fault (8)
  --json       one JSON object a line`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string', multiple: true },
    customers: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const unknown = values.only?.find((name) => !faults.some((fault) => fault.name === name));
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
const customers = Number(values.customers);
const isWrong = unknown !== undefined || !Number.isInteger(seed) || !(Number.isInteger(customers) && customers > 0);
if (values.help || isWrong) {
  console.log(unknown === undefined ? usage : `There is no fault "${unknown}".\n\n${usage}`);
  process.exit(isWrong ? 2 : 0);
}

/** A desk that does not come to rest, or does not come back, is broken like one that says something wrong. */
async function outcomeOf(of: Desk, fault: Fault): Promise<Outcome | undefined> {
  try {
    return (await survive(of, fault, { seed, customers }))?.outcome;
  } catch (error) {
    const broken = [error instanceof Error ? error.message.slice(0, 2000) : String(error)];
    const nothing = { requests: 0, acknowledged: 0, lost: [], doubled: [], recoveredWithin: Infinity, struck: {} };
    return { fault: fault.name, seed, ...nothing, broken };
  }
}

closeWhenInterrupted();
if (!values.json) console.log(`Seed ${seed} (npm run faults -- --seed ${seed} repeats it).\n`);
const desk = await Desk.open();
const outcomes = await closingAfter(
  () => desk.machine.stop(),
  async () => {
    const done: Outcome[] = [];
    for (const fault of faults) {
      if (values.only !== undefined && !values.only.includes(fault.name)) continue;
      const began = performance.now();
      const outcome = await outcomeOf(desk, fault);
      const took = ((performance.now() - began) / 1000).toFixed(0);
      console.error(`${fault.name}: ${outcome === undefined ? 'cannot be had here, left out' : `done in ${took} s`}`);
      if (outcome === undefined) continue;
      done.push(outcome);
      if (values.json) console.log(asJson(outcome));
    }
    if (!values.json) console.log(asTable(done));
    return done;
  },
);
process.exit(outcomes.some(({ lost, doubled, broken }) => lost.length + doubled.length + broken.length > 0) ? 1 : 0);
