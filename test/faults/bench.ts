import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceOf } from './chance.ts';
import type { Desk } from './desk.ts';
import type { Fault } from './faults.ts';
import { Ledger } from './ledger.ts';
import { Traffic } from './traffic.ts';
import { deadLettersIn, type Facts, judge, type Verdict } from './verdict.ts';

/** What came of one fault. Times are seconds of the machine's clock. */
export type Outcome = Verdict & {
  fault: string;
  seed: number;
  requests: number;
  acknowledged: number;
  /** From the end of the fault until all that was acknowledged had been followed through. */
  recoveredWithin: number;
  /** How often which trouble struck. */
  struck: Record<string, number>;
};

const root = join(import.meta.dirname, '..', '..');
const { timeZone }: { timeZone: string } = JSON.parse(readFileSync(join(root, 'redress.config.json'), 'utf8'));

export type Options = { seed: number; customers: number };

/** How much longer a fault lasts than what people do, until nothing is at work any more, in real milliseconds. */
const lasting = { least: 1000, most: 15_000 };

/** How the urgent cases' deadlines pass: past the warning and the breach, then past the steps up the line. */
const passing = ['PT2H6M', 'PT2H'] as const;

/**
 * Has people work while a fault lasts, lets the desk recover, lets deadlines pass under the same fault, and holds the
 * desk to what it acknowledged.
 * @param seed repeats what people do and, as far as threads keep their order, what strikes
 * @returns what came of it, and the facts that it was judged by; undefined when the fault cannot be had here
 */
export async function survive(
  desk: Desk,
  fault: Fault,
  { seed, customers }: Options,
): Promise<{ outcome: Outcome; facts: Facts } | undefined> {
  const troubles = typeof fault.troubles === 'function' ? fault.troubles() : (fault.troubles ?? []);
  if (troubles === undefined) return undefined;
  const chance = chanceOf(seed);
  const ledger = new Ledger();
  const traffic = new Traffic(desk, ledger, chance, `${fault.name}-${seed}`);
  const struck: Record<string, number> = {};
  const begin = (): Promise<void> => desk.trouble(troubles, seed);
  const heal = async (): Promise<void> => {
    for (const [what, times] of Object.entries(await desk.struck())) struck[what] = (struck[what] ?? 0) + times;
    await desk.trouble([], seed);
  };
  const deadBefore = deadLettersIn(await desk.machine.queues());

  await begin();
  await Promise.all([traffic.run(customers), fault.meanwhile?.(desk, chance)]);
  // What follows from it, behind the queues, meets the fault as well.
  await desk.rest(lasting);
  await fault.afterwards?.(desk, heal);
  await heal();
  const healedAt = await desk.now();
  await desk.settle();
  const recoveredWithin = ((await desk.now()) - healedAt) / 1000;

  for (const duration of passing) {
    if (fault.afterwards === undefined) await begin();
    await desk.advance(duration);
    await desk.rest(lasting);
    await heal();
    await desk.settle();
  }
  const expectedDead = deadBefore + (fault.leavesDead ?? 0);
  const facts = await factsOf(desk, ledger, expectedDead);
  const verdict = judge(facts);
  await traffic.close();
  await desk.settle();
  const { requests, acknowledged } = ledger;
  return { outcome: { fault: fault.name, seed, requests, acknowledged, ...verdict, recoveredWithin, struck }, facts };
}

async function factsOf(desk: Desk, ledger: Ledger, expectedDead: number): Promise<Facts> {
  const { files: everyFile, mails, counters } = await desk.records();
  const own = new Set(ledger.submitted.map(({ email }) => email));
  const files = everyFile.filter(({ subject }) => own.has(subject.customer.email ?? ''));
  const auditor = await desk.token('auditor');
  const audits = new Map<string, { intact: boolean; why?: string }>();
  for (const { subject } of files) {
    const { body } = await desk.machine.call('GET', `/v1/staff/cases/${subject.reference}/audit`, { token: auditor });
    audits.set(subject.reference, { intact: body['intact'] === true, why: JSON.stringify(body) });
  }
  const [mailbox, queues] = [await desk.machine.mails(), await desk.machine.queues()];
  return { ledger, files, audits, mailbox, mails, everyFile, counters, zone: timeZone, queues, expectedDead };
}
