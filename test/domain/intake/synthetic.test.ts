import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { acknowledge } from '../../../functions/domain/correspondence/acknowledge.ts';
import { acknowledgementId } from '../../../functions/domain/correspondence/compose.ts';
import { recordSent } from '../../../functions/domain/correspondence/record-sent.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { auditOf } from '../../../functions/domain/complaint/audit.ts';
import { withdraw } from '../../../functions/domain/customer/follow.ts';
import { contributionOf } from '../../../functions/domain/insight/measures/contribution.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { canaryKey } from '../../../functions/domain/intake/synthetic.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.close());

const complaint = {
  customer: { name: 'Canary', email: 'success@simulator.amazonses.com' },
  description: 'Nobody complained.',
};
const file = async (idempotencyKey: string): Promise<string> =>
  (await register(desk, complaint, { enteredBy: { type: 'customer' }, idempotencyKey })).reference;
const ours = async (): Promise<string> => file(await canaryKey(desk.keyed, desk.later({ minutes: 1 })));
const isOurs = async (key: string): Promise<boolean> => (await desk.cases.find(await file(key)))?.synthetic === true;
const queued = async (): Promise<string[]> =>
  (await desk.cases.queue({}, { limit: 100 })).items.map(({ reference }) => reference);
const everything = async (): Promise<Record<string, unknown>[]> =>
  (await desk.client.send(new ScanCommand({ TableName: desk.table }))).Items ?? [];

/** It arrives, is acknowledged, and is taken back, as a canary's is. */
async function live(reference: string): Promise<void> {
  const event = (await desk.cases.open(reference))?.events[0];
  if (!event) throw new Error('It was not stored.');
  const carrier = { send: async () => {} };
  await acknowledge({ ...desk, carrier }, event);
  await recordSent(desk, reference, { mailId: acknowledgementId, messageId: '<1@ses>', at: desk.clock.now() });
  await change(desk, reference, 'withdraw', withdraw(undefined));
}

describe('A complaint by which we try ourselves', () => {
  test('is marked by who holds the key, and by nobody else', async () => {
    const now = desk.clock.now();
    const key = await canaryKey(desk.keyed, now);
    expect(await isOurs(key)).toBe(true);
    const last = key.at(-1) === '0' ? '1' : '0';
    expect(await isOurs(key.slice(0, -1) + last)).toBe(false);
    expect(await isOurs(`canary.${now}`)).toBe(false);
    expect(await isOurs(`canary.${now}.${'0'.repeat(64)}`)).toBe(false);
    expect(await isOurs('a key like any other')).toBe(false);
  });

  test('is not marked by what once was a mark, nor by one for another day', async () => {
    const old = await canaryKey(desk.keyed, desk.later({ minutes: 1 }));
    desk.later({ minutes: 11 });
    expect(await isOurs(old)).toBe(false);
    expect(await isOurs(await canaryKey(desk.keyed, '2199-01-01T00:00:00.000Z'))).toBe(false);
  });

  test('stands in no queue, and no deadline of it is watched', async () => {
    const mine = await file('a complaint of a customer');
    const reference = await ours();
    expect(await queued()).toContain(mine);
    expect(await queued()).not.toContain(reference);
    desk.later({ days: 20 });
    await sweep(desk, { shards: 4, hasTime: () => true });
    expect((await desk.cases.open(mine))?.events.length).toBeGreaterThan(1);
    expect((await desk.cases.open(reference))?.events).toHaveLength(1);
  });

  test('counts for nothing: neither as received, nor as mailed, nor on the dashboard', async () => {
    const before = desk.measured.length;
    const reference = await ours();
    await live(reference);
    const names = desk.measured.slice(before).map(({ name }) => name);
    expect([...new Set(names)]).toEqual(['AcknowledgementSeconds']);
    const found = await desk.cases.open(reference);
    if (!found) throw new Error('It is gone.');
    expect(contributionOf(found.subject, found.events, 'UTC')).toEqual({});
  });

  test('has a whole record while it lasts, and after a day all of it goes, wherever it stands', async () => {
    const reference = await ours();
    const received = Date.parse(desk.clock.now()) / 1000;
    await live(reference);
    const found = await desk.cases.open(reference);
    expect(found?.subject.status).toBe('withdrawn');
    expect(found && auditOf(found, await desk.policies.of(found.subject.policies))).toMatchObject({ intact: true });
    const items = (await everything()).filter((item) => JSON.stringify(item).includes(reference));
    // The case, three events, and the record of one mail.
    expect(items).toHaveLength(5);
    for (const { expiresAt } of items) {
      const { N } = expiresAt as { N: string };
      expect(Number(N) - received).toBeGreaterThanOrEqual(86_400);
      expect(Number(N) - received).toBeLessThan(86_400 + 60);
    }
  });

  test('takes nothing of others with it', async () => {
    const reference = await file('another complaint of a customer');
    await live(reference);
    const items = (await everything()).filter((item) => JSON.stringify(item).includes(reference));
    expect(items.length).toBeGreaterThan(4);
    expect(items.filter((item) => 'expiresAt' in item)).toEqual([]);
  });
});
