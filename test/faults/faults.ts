import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Trouble, Wire } from '../../lib/local/faults/faults.ts';
import type { Chance } from './chance.ts';
import type { Desk } from './desk.ts';
import { olderBundles } from './older-bundles.ts';

export type Fault = {
  name: string;
  what: string;
  /** What goes wrong while customers and staff work, and again while deadlines pass. */
  troubles?: readonly Trouble[] | (() => readonly Trouble[] | undefined);
  /** What is done to the desk meanwhile. */
  meanwhile?: (desk: Desk, chance: Chance) => Promise<void>;
  /** What is done after it, before the desk is let come to rest: `heal` ends the troubles. */
  afterwards?: (desk: Desk, heal: () => Promise<void>) => Promise<void>;
  /** How many dead letters it leaves for good. */
  leavesDead?: number;
};

const on = (wire: Wire, is: Trouble['is'], share: number, more: Partial<Trouble> = {}): Trouble => ({
  wire,
  is,
  share,
  ...more,
});

/** Twice in the course of the traffic. */
const twice = async (work: () => Promise<void>): Promise<void> => {
  for (const pause of [900, 1500]) {
    await sleep(pause);
    await work();
  }
};

export const faults: readonly Fault[] = [
  { name: 'none', what: 'nothing goes wrong: what the checks say of a healthy desk' },
  {
    name: 'dynamodb-throttled',
    what: 'two calls in five are refused, often enough in a row that the SDK gives up',
    troubles: [on('dynamodb', 'throttled', 0.4)],
  },
  {
    name: 'dynamodb-fails',
    what: 'DynamoDB answers 500 to two calls in five, half of which are done all the same',
    troubles: [on('dynamodb', 'failed', 0.2), on('dynamodb', 'lost-answer', 0.25)],
  },
  {
    name: 'dynamodb-conflicts',
    what: 'one transaction in four meets another one',
    troubles: [on('dynamodb', 'conflict', 0.25, { only: 'Transact' })],
  },
  {
    name: 'dynamodb-slow',
    what: 'half of the calls take up to 700 ms',
    troubles: [on('dynamodb', 'slow', 0.5, { milliseconds: 700 })],
  },
  {
    name: 'ses-throttled',
    what: 'SES is asked too often, half of the time',
    troubles: [on('ses', 'throttled', 0.5)],
  },
  {
    name: 'ses-fails',
    what: 'SES answers 500 to two mails in three, and takes half of these all the same',
    troubles: [on('ses', 'failed', 0.35), on('ses', 'lost-answer', 0.5)],
  },
  {
    name: 'ses-slow',
    what: 'SES takes up to three seconds for a mail',
    troubles: [on('ses', 'slow', 0.6, { milliseconds: 3000 })],
  },
  {
    name: 'comprehend-fails',
    what: 'Comprehend is throttled, fails, or says nothing for four seconds',
    troubles: [
      on('comprehend', 'throttled', 0.3),
      on('comprehend', 'failed', 0.4),
      on('comprehend', 'slow', 0.5, { milliseconds: 4000 }),
    ],
  },
  {
    name: 'eventbridge-fails',
    what: 'the bus is throttled, fails, takes half of what it is given, or takes it without saying so',
    troubles: [
      on('eventbridge', 'throttled', 0.3),
      on('eventbridge', 'failed', 0.3),
      on('eventbridge', 'partial', 0.4),
      on('eventbridge', 'lost-answer', 0.2),
    ],
  },
  {
    name: 'stream-disordered',
    what: 'records of the stream come late, again and in another order',
    troubles: [
      on('stream', 'late', 0.4, { milliseconds: 600 }),
      on('stream', 'twice', 0.4),
      on('stream', 'shuffled', 0.8),
    ],
  },
  {
    name: 'events-disordered',
    what: 'events come to their queues twice and late, and come back after they were handled',
    troubles: [on('bus', 'twice', 0.4), on('queue', 'late', 0.3, { milliseconds: 2500 }), on('queue', 'twice', 0.15)],
  },
  {
    name: 'functions-killed',
    what: 'one invocation in six is killed in mid-call',
    troubles: [on('functions', 'killed', 0.16, { milliseconds: 120 })],
  },
  {
    name: 'machine-killed',
    what: 'kill -9 of the whole machine, twice, while people work',
    meanwhile: async ({ machine }) =>
      twice(async () => {
        await machine.kill();
        await machine.start();
      }),
  },
  {
    name: 'database-killed',
    what: 'kill -9 of the database engine, twice, while people work',
    meanwhile: async ({ machine }) =>
      twice(async () => {
        const engine = machine.enginePid();
        if (engine !== undefined) process.kill(engine, 'SIGKILL');
      }),
  },
  {
    name: 'poison-record',
    what: 'a record of an event that nobody can read, of a case that does not exist',
    meanwhile: async (desk) => {
      const pk = { S: 'CASE#CR-PPPP-PPPP' };
      await desk.write({ pk, sk: { S: 'EVENT#000001' }, poison: { S: randomUUID() } });
    },
    leavesDead: 1,
  },
  {
    name: 'dead-letters',
    what: 'SES refuses everything until every mail is a dead letter; then all are redriven',
    troubles: [on('ses', 'failed', 1)],
    afterwards: async (desk, heal) => {
      for (let tries = 0; tries < 15 && (await desk.isWaiting()); tries += 1) await desk.advance('PT3M5S');
      await heal();
      const moved = await desk.redrive();
      if (moved === 0) throw new Error('There were no dead letters to redrive: the fault did not do its work.');
    },
  },
  {
    name: 'clock-steps',
    what: 'the clock steps back and forth by up to 90 seconds while people work',
    meanwhile: async (desk, chance) => {
      for (let steps = 0; steps < 6; steps += 1) {
        await sleep(400);
        await desk.step((chance.below(2) === 0 ? 1 : -1) * (1 + chance.below(90)) * 1000);
      }
    },
  },
  {
    name: 'bad-deployment',
    what: 'half of all workers run a bundle that throws',
    troubles: () => [on('functions', 'other-code', 0.5, { folder: throwing() })],
  },
  {
    name: 'older-version',
    what: 'half of all workers run the version before the latest change of the functions',
    troubles: () => {
      const folder = olderBundles();
      return folder === undefined ? undefined : [on('functions', 'other-code', 0.5, { folder })];
    },
  },
  {
    name: 'mixed',
    what: 'a bad day: a little of everything at once, and the machine killed in the middle',
    troubles: [
      on('dynamodb', 'throttled', 0.06),
      on('dynamodb', 'lost-answer', 0.03),
      on('dynamodb', 'slow', 0.1, { milliseconds: 300 }),
      on('ses', 'throttled', 0.2),
      on('comprehend', 'failed', 0.4),
      on('eventbridge', 'partial', 0.2),
      on('stream', 'twice', 0.2),
      on('stream', 'shuffled', 0.3),
      on('bus', 'twice', 0.2),
      on('queue', 'late', 0.2, { milliseconds: 1500 }),
      on('functions', 'killed', 0.04, { milliseconds: 120 }),
    ],
    meanwhile: async ({ machine }) => {
      await sleep(1800);
      await machine.kill();
      await machine.start();
    },
  },
];

/** A release that was never tried: it loads, and throws at everything. */
function throwing(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-broken-'));
  const code = "exports.handler = async () => { throw new Error('This release is broken.'); };\n";
  writeFileSync(join(folder, 'index.cjs'), code);
  return folder;
}
