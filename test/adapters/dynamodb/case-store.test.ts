import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dueShards } from '../../../functions/contract/table.ts';
import { note, reply } from '../../../functions/domain/casework/correspond.ts';
import { assign, take } from '../../../functions/domain/casework/assign.ts';
import { resolve } from '../../../functions/domain/casework/conclude.ts';
import { verifyChain } from '../../../functions/domain/complaint/chain.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { type Desk, openDesk } from '../../desk.ts';

const agent = { type: 'staff', id: 'agent', role: 'agent' } as const;
const lead = { type: 'staff', id: 'lead', role: 'lead' } as const;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.close());

const complain = async (description: string, key?: string) =>
  register(
    desk,
    { customer: { name: 'Li Lei', email: 'lilei@customer.example' }, description, product: 'Kettle' },
    { enteredBy: { type: 'customer' }, idempotencyKey: key },
  );

describe('The case store', () => {
  test('gives back what was stored, with its timeline and an intact chain', async () => {
    const { reference } = await complain('The kettle leaks. 水壶漏水 🫖');
    await change(desk, reference, 'note', note('Called back.', agent));
    const file = await desk.cases.open(reference);
    expect(file?.subject).toMatchObject({ reference, version: 2, product: 'Kettle' });
    expect(file?.events.map(({ type, seq }) => [seq, type])).toEqual([
      [1, 'ComplaintReceived'],
      [2, 'NoteAdded'],
    ]);
    expect(file?.events[0]?.words).toMatchObject({ description: 'The kettle leaks. 水壶漏水 🫖' });
    expect(file && verifyChain(file.subject, file.events)).toEqual({ intact: true, events: 2 });
  });

  test('knows nothing of a case that does not exist', async () => {
    expect(await desk.cases.find('CR-0000-0000')).toBeUndefined();
    expect(await desk.cases.open('CR-0000-0000')).toBeUndefined();
  });

  test('lets one of two people win who change a case at once, and tells the other who and when', async () => {
    const { reference } = await complain('Late again.');
    const seen = await desk.cases.find(reference);
    if (!seen) throw new Error('no case');
    const decide = [take(agent)(seen, desk.clock.now()), take(lead)(seen, desk.clock.now())];
    const outcomes = await Promise.allSettled(
      decide.map(async (decision) => decision && desk.cases.commit('take', seen, decision)),
    );
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = (await desk.cases.find(reference))?.assignee;
    expect(lost?.reason).toMatchObject({ code: 'complaint.conflict', details: { by: winner, version: 2 } });
  });

  test('refuses a change whose status the lifecycle no longer allows, whatever the writer thinks', async () => {
    const { reference } = await complain('Wrong colour.');
    const before = await desk.cases.find(reference);
    if (!before) throw new Error('no case');
    const stale = reply({ text: 'Hello' }, agent)(before, desk.clock.now(), await desk.policies.of(before.policies));
    await change(desk, reference, 'resolve', resolve('Exchanged.', agent));
    const sameVersion = { ...before, version: 2 };
    await expect(desk.cases.commit('reply', sameVersion, stale)).rejects.toMatchObject({ code: 'complaint.conflict' });
  });

  test('repeats what only adds: ten notes written at once are all there', async () => {
    const { reference } = await complain('Ten notes.');
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        for (;;) {
          try {
            return await change(desk, reference, 'note', note(`note ${index}`, agent));
          } catch (error) {
            if ((error as { code?: string }).code !== 'complaint.conflict') throw error;
          }
        }
      }),
    );
    const file = await desk.cases.open(reference);
    expect(file?.events).toHaveLength(11);
    expect(file && verifyChain(file.subject, file.events)).toMatchObject({ intact: true });
  });

  test('one lost race in a batch costs its neighbours nothing', async () => {
    const references = await Promise.all(['a', 'b', 'c'].map(async (text) => (await complain(text)).reference));
    const seen = await Promise.all(references.map(async (reference) => desk.cases.find(reference)));
    await change(desk, references[1] ?? '', 'note', note('was faster', lead));
    const outcomes = await Promise.allSettled(
      seen.map(
        async (subject) =>
          subject && desk.cases.commit('note', subject, note('together', agent)(subject, desk.clock.now())),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('The queue', () => {
  test('shows the most urgent first and then what is due soonest, page by page, each case once', async () => {
    const own = await openDesk();
    for (let index = 0; index < 23; index += 1) {
      own.later({ minutes: 7 });
      await register(
        own,
        {
          customer: { name: 'A', phone: '13800138000' },
          description: index % 5 === 0 ? 'The battery caught fire' : 'The delivery is late',
        },
        { enteredBy: { type: 'customer' } },
      );
    }
    const rows = [];
    let cursor: string | undefined;
    do {
      const page = await own.cases.queue({}, { limit: 5, ...(cursor && { cursor }) });
      rows.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    const order = rows.map(
      ({ level, nextDeadline }) => `${level === 'urgent' ? 0 : level === 'important' ? 1 : 2}${nextDeadline?.dueAt}`,
    );
    expect(rows).toHaveLength(23);
    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(23);
    expect(order).toEqual(order.toSorted());
    expect(rows.filter(({ level }) => level === 'urgent')).toHaveLength(5);
    await own.close();
  });

  test("is a person's own, a team's own, or of one status", async () => {
    const { reference } = await complain('My order was damaged in delivery');
    await change(desk, reference, 'assign', assign('wang', lead));
    const found = async (filter: Parameters<Desk['cases']['queue']>[0]) =>
      (await desk.cases.queue(filter, { limit: 100 })).items.map((row) => row.reference);
    const team = (await desk.cases.find(reference))?.team;
    expect(await found({ assignee: 'wang' })).toEqual([reference]);
    expect(await found({ ...(team && { team }), status: 'in-progress' })).toContain(reference);
    expect(await found({ status: 'received' })).not.toContain(reference);
    await change(desk, reference, 'resolve', resolve('Sent again.', lead));
    expect(await found({ assignee: 'wang' })).toEqual([]);
    expect(await found({ status: 'resolved', assignee: 'wang' })).toEqual([reference]);
  });

  test('refuses a cursor that it did not make', async () => {
    const forged = Buffer.from('0#2026#x#CASE').toString('base64url');
    await expect(desk.cases.queue({}, { limit: 5, cursor: forged })).rejects.toMatchObject({
      code: 'request.bad-cursor',
    });
  });
});

describe('What is due', () => {
  test('is found without looking at anything else', async () => {
    const own = await openDesk();
    const { reference } = await register(
      own,
      { customer: { name: 'A', phone: '13800138000' }, description: 'The delivery is late' },
      { enteredBy: { type: 'customer' } },
    );
    const due = async (now: string) =>
      (await Promise.all(Array.from({ length: dueShards }, async (_, shard) => own.cases.due(shard, now, 10)))).flat();
    expect(await due('2026-03-02T09:44:59.999Z')).toEqual([]);
    expect(await due('2026-03-02T09:45:00.000Z')).toEqual([{ reference, dueAt: '2026-03-02T09:45:00.000Z' }]);
    await own.close();
  });
});

describe('A mail', () => {
  const mail = { mailId: '2-reply-customer', template: 'reply', to: 'lilei@customer.example' };

  test('is claimed by one sender, and is sent for everyone once it went out', async () => {
    const { reference } = await complain('Claims.');
    const claims = await Promise.all(
      Array.from({ length: 5 }, async () => desk.mailLog.claim(reference, mail, desk.clock.now())),
    );
    expect(claims.toSorted()).toEqual(['busy', 'busy', 'busy', 'busy', 'claimed']);
    await desk.mailLog.sent(reference, mail.mailId, '<1@ses>', desk.clock.now());
    expect(await desk.mailLog.claim(reference, mail, desk.clock.now())).toBe('sent');
    expect((await desk.cases.open(reference))?.mails).toMatchObject([{ ...mail, state: 'sent', messageId: '<1@ses>' }]);
  });

  test('can be claimed again when its sender died, after the lease', async () => {
    const { reference } = await complain('Leases.');
    await desk.mailLog.claim(reference, mail, '2026-03-02T09:00:00.000Z');
    expect(await desk.mailLog.claim(reference, mail, '2026-03-02T09:01:59.000Z')).toBe('busy');
    expect(await desk.mailLog.claim(reference, mail, '2026-03-02T09:02:01.000Z')).toBe('claimed');
  });

  test('that is reported sent many times, also side by side with others, keeps the first report', async () => {
    const { reference } = await complain('Reports.');
    const mails = ['a', 'b', 'c'].map((letter) => ({ ...mail, mailId: `3-${letter}-customer` }));
    const at = desk.clock.now();
    await Promise.all(mails.map(async (one) => desk.mailLog.claim(reference, one, at)));
    await desk.mailLog.sent(reference, '3-b-customer', '<first@ses>', at);
    await Promise.all(
      [...mails, ...mails].map(async ({ mailId }) => desk.mailLog.sent(reference, mailId, '<later@ses>', at)),
    );
    const kept = (await desk.cases.open(reference))?.mails;
    expect(kept?.map(({ state, messageId }) => [state, messageId])).toEqual([
      ['sent', '<later@ses>'],
      ['sent', '<first@ses>'],
      ['sent', '<later@ses>'],
    ]);
  });

  test('that nobody claimed cannot have been sent: no record is made of it', async () => {
    const { reference } = await complain('Unclaimed.');
    await expect(desk.mailLog.sent(reference, '9-x-customer', '<x@ses>', desk.clock.now())).rejects.toMatchObject({
      code: 'complaint.not-found',
    });
    expect((await desk.cases.open(reference))?.mails).toEqual([]);
  });
});

test('nothing in the table holds a tracking secret', async () => {
  const { trackingSecret } = await complain('Secrets.', 'a key');
  const { Items } = await desk.client.send(new ScanCommand({ TableName: desk.table }));
  expect(JSON.stringify(Items)).not.toContain(trackingSecret);
  expect(JSON.stringify(Items)).not.toContain('a key');
});
