// Longer than 250 lines on purpose: one machine that lives through everything that an alarm is for, in an order that counts.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { announcedDatabase } from '../../lib/local/announcement.ts';
import { synthesized } from '../lib/assembly.ts';
import { type LocalMachine, startMachine, waitFor } from './machine.ts';

type Shown = { name: string; state: string; reason: string; calls: boolean; description: string };

/** The shape of an alarm: what is left of it without the names of what it watches. */
const whatItIs = ({ properties }: { properties: Record<string, unknown> }): string =>
  JSON.stringify({
    ...properties,
    AlarmDescription: '',
    AlarmActions: properties['AlarmActions'] !== undefined,
    OKActions: '',
    Dimensions: '',
    Metrics: '',
  });

/** Alarms that are like another one, and why it is enough to try that one. */
const likeAnother: readonly [pattern: RegExp, tried: string, why: string][] = [
  [/-dead-letters$/, 'acknowledge-dead-letters', 'One line of operations.ts makes them all: a message in its queue.'],
  [/-fails$/, 'submit-fails', 'One line of operations.ts makes them all; retried or not, which the next two try.'],
  [/-fails$/, 'relay-fails', 'The same, for what is retried.'],
  [/queues-wait-\d$/, 'queues-wait', 'The same expression over the queues that find no room in the first.'],
];

/** What cannot be made true here, and why. */
const explained: Record<string, string> = {
  'privacy-overdue': 'A request that fails every day for 25 days: test/domain/privacy counts what the alarm reads.',
  'privacy-failures': 'An erasure that fails for three hours: test/domain/privacy counts what the alarm reads.',
};

const alarmMailbox = 'operations@example.com';
const tried = new Set<string>();
/** The case that nobody can read, and what stood in it. */
let torn = { reference: '', data: '' };
let machine: LocalMachine;

beforeAll(async () => {
  machine = await startMachine({ env: { REDRESS_WATCH: 'on', REDRESS_FAULTS: '1' } });
  // It complains when this test asks it to, and not at each move of the clock.
  await schedule('canary', 'stop');
});
afterEach(async () => heals());
afterAll(async () => machine.stop());

const schedule = async (name: string, action: 'run' | 'stop' | 'start'): Promise<void> => {
  expect((await machine.call('POST', `/_local/schedules/${name}/${action}`)).status).toBe(200);
};
const breaks = async (...troubles: { wire: string; is: string; only?: string }[]): Promise<void> => {
  const all = troubles.map((one) => ({ ...one, share: 1 }));
  await machine.call('PUT', '/_local/faults', { body: { seed: 1, troubles: all } });
};
const heals = async (): Promise<void> => breaks();
const struck = async (what: string): Promise<void> => {
  await waitFor(async () => {
    const { body } = await machine.call('GET', '/_local/faults');
    return Object.hasOwn(Object(body['struck']), what);
  });
};
const alarms = async (): Promise<Shown[]> => (await machine.fetch('/_local/alarms')).json() as Promise<Shown[]>;
const alarm = async (name: string): Promise<Shown> => {
  const found = (await alarms()).find((one) => one.name.endsWith(`-${name}`));
  if (!found) throw new Error(`No alarm is called ${name}.`);
  return found;
};
const complain = async (email: string): Promise<string> => {
  const { body } = await machine.call('POST', '/v1/complaints', {
    body: { customer: { name: 'Li Lei', email }, description: 'The parcel never came.' },
  });
  return String(body['reference']);
};

/** The alarm sounds, and whoever is on call has a mail about it, unless it only ends rollouts. */
async function sounds(name: string): Promise<void> {
  const shown = await waitFor(
    async () => {
      const found = await alarm(name);
      return found.state === 'ALARM' && found;
    },
    { because: () => `${name} does not sound.` },
  );
  if (shown.calls) {
    const mail = await machine.mail(alarmMailbox, ({ subject }) => subject.startsWith(`ALARM: "${shown.name}"`));
    expect(mail.text).toContain(shown.description);
    expect(mail.text).toContain('docs/runbook.md#');
  }
  tried.add(name);
}

/** It is over, and whoever was called hears of that, too. */
async function isOver(name: string): Promise<void> {
  const shown = await waitFor(async () => {
    const found = await alarm(name);
    return found.state === 'OK' && found;
  });
  if (shown.calls) await machine.mail(alarmMailbox, ({ subject }) => subject.startsWith(`OK: "${shown.name}"`));
}

describe('Whoever is on call', () => {
  test('hears of nothing while all is well, the canary being told so each time', async () => {
    await schedule('canary', 'run');
    await machine.advance('PT1M');
    expect(await machine.mails(alarmMailbox)).toEqual([]);
    expect((await alarms()).filter(({ state }) => state === 'ALARM')).toEqual([]);
    expect((await alarm('no-complaint-comes-through')).state).toBe('OK');
  });

  test('is called when complaints are not taken: by the canary, and by the API’s errors', async () => {
    await breaks({ wire: 'functions', is: 'killed', only: 'submit' });
    await machine.advance('PT6M');
    await schedule('canary', 'run');
    for (let i = 0; i < 3; i += 1) await complain('li@customer.example');
    await sounds('api-fails');
    await sounds('submit-fails');
    await machine.advance('PT5M');
    await schedule('canary', 'run');
    await sounds('no-complaint-comes-through');
    await heals();
    await machine.advance('PT6M');
    await schedule('canary', 'run');
    await isOver('no-complaint-comes-through');
    await isOver('api-fails');
  });

  test('is called when acknowledgements cannot go out, when they wait, and when they were given up', async () => {
    await breaks({ wire: 'ses', is: 'failed' });
    await complain('han@customer.example');
    await struck('ses failed');
    await machine.advance('PT16M');
    await sounds('acknowledgements-late');
    await sounds('queues-wait');
    for (let tries = 0; tries < 5; tries += 1) await machine.advance('PT3M');
    await sounds('acknowledge-dead-letters');
    await heals();
    const grave = (await machine.queues()).find(({ name }) => name.includes('acknowledge-dead-letters'))?.name ?? '';
    expect(await machine.call('POST', `/_local/queues/${grave}/redrive`)).toMatchObject({ body: { moved: 1 } });
    await machine.mail('han@customer.example');
    // An hour late is late, and is seen to be; then it is over.
    await machine.advance('PT6M');
    await isOver('acknowledgements-late');
    await isOver('acknowledge-dead-letters');
    await isOver('queues-wait');
  });

  test('is called when nothing comes from the table to the bus', async () => {
    await breaks({ wire: 'functions', is: 'killed', only: 'relay' });
    await complain('mei@customer.example');
    await struck('functions killed');
    await machine.advance('PT6M');
    await sounds('relay-lags');
    await sounds('relay-fails');
    await heals();
    await machine.advance('PT6M');
    await isOver('relay-lags');
  });

  test('is called when many mails come back, or are called spam', async () => {
    const bounce = Array.from({ length: 6 }, (_, i) => `bounce+${i}@simulator.amazonses.com`);
    const spam = Array.from({ length: 3 }, (_, i) => `complaint+${i}@simulator.amazonses.com`);
    const well = Array.from({ length: 95 }, (_, i) => `li${i}@customer.example`);
    const all = [...bounce, ...spam, ...well];
    for (let i = 0; i < all.length; i += 8) await Promise.all(all.slice(i, i + 8).map(complain));
    await sounds('mail-bounces');
    await sounds('mail-complaints');
  });

  test('is called when many cases are late, when a deadline was wrong, and when one could not be proven', async () => {
    const [removed, broken] = [await complain('wrong@customer.example'), await complain('torn@customer.example')];
    await machine.mail('wrong@customer.example');
    await machine.mail('torn@customer.example');
    await machine.advance('PT1M');
    await writePastTheApi(removed, 'REMOVE duePk, dueSk');
    torn = { reference: broken, data: await writePastTheApi(broken, 'SET #what = :text', '{}') };
    await machine.advance('PT26H');
    await sounds('cases-late');
    await sounds('clocks-repaired');
    await sounds('reconciler-failures');
  });

  test('is called when deadlines are checked late, or not at all', async () => {
    await machine.advance('P2D');
    // More was due than a minute old.
    expect((await alarm('sla-check-lags')).reason).toMatch(/above 300/);
    await schedule('sla', 'stop');
    await machine.advance('PT1H');
    await sounds('sla-check-lags');
    expect((await alarm('sla-check-lags')).reason).toMatch(/No data/);
    await schedule('sla', 'start');
    // One case that fails each time is ever later, and rings on until somebody mends it.
    if (torn.data) await writePastTheApi(torn.reference, 'SET #what = :text', torn.data);
    // What was left is stepped late; then nothing is, as long as the clock moves by less than the five minutes.
    for (let moves = 0; moves < 3; moves += 1) await machine.advance('PT4M');
    await isOver('sla-check-lags');
  });

  test('is called when what is to be done each day is not done', async () => {
    await schedule('reconciler', 'stop');
    await schedule('privacy-job', 'stop');
    await machine.advance('P2D');
    await sounds('reconciler-silent');
    await sounds('retention-silent');
  });
});

describe('Every alarm of the template', () => {
  const inTemplate = synthesized()
    .filter(({ type }) => type === 'AWS::CloudWatch::Alarm')
    .map((one) => ({ ...one, what: whatItIs(one) }));

  test('was tried, or is made by the same line as one that was, or is explained', async () => {
    const shown = await alarms();
    expect(shown).toHaveLength(inTemplate.length);
    const names = [...tried];
    const left = shown.filter(({ name }) => {
      if (names.some((one) => name.endsWith(`-${one}`))) return false;
      if (Object.keys(explained).some((one) => name.endsWith(`-${one}`))) return false;
      return !likeAnother.some(([pattern, other]) => pattern.test(name) && tried.has(other));
    });
    expect(left.map(({ name }) => name)).toEqual([]);
  });

  test('that is like another one really is', () => {
    const shapes = (pattern: RegExp): Set<string> =>
      new Set(
        inTemplate
          .filter(({ properties }) => pattern.test(String(properties['AlarmDescription'])))
          .map(({ what }) => what),
      );
    expect(shapes(/ has dead letters\./).size).toBe(1);
    // What is retried may fail a few times a minute.
    expect(shapes(/^\S+ fails\./).size).toBe(2);
    expect(shapes(/^A queue falls behind\./).size).toBe(1);
    const ages = inTemplate.filter(({ properties }) =>
      String(properties['AlarmDescription']).startsWith('A queue falls'),
    );
    for (const { properties } of ages)
      expect(JSON.stringify(properties)).toMatch(/"Expression":"(?:MAX\(\[)?FILL\(age_/);
  });
});

/** As a restore, an import or a hand does it. @returns the case's data as they were */
async function writePastTheApi(reference: string, expression: string, text?: string): Promise<string> {
  const { endpoint = '', tables = [] } = announcedDatabase(machine.dataDir) ?? {};
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { Attributes: before } = await client.send(
    new UpdateItemCommand({
      TableName: tables.find((name) => name.startsWith('Redress')),
      Key: { pk: { S: `CASE#${reference}` }, sk: { S: 'CASE' } },
      UpdateExpression: expression,
      ...(text !== undefined && {
        ExpressionAttributeNames: { '#what': 'data' },
        ExpressionAttributeValues: { ':text': { S: text } },
      }),
      ReturnValues: 'ALL_OLD',
    }),
  );
  client.destroy();
  return before?.['data']?.S ?? '';
}
