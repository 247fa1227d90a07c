import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { change, mostRows } from '../../functions/domain/complaint/change.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(() => desk.close());

test('A case that somebody makes wait over and over takes no further entries, and can still be answered and resolved', async () => {
  const { body: made } = await api('submitComplaint', {
    body: { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'The lamp broke.' },
  });
  const lead = { as: ['lead', 'lead'], reference: made.reference };
  const dueAt = desk.later({ days: 1 });
  await change(desk, made.reference, 'note', (subject, now) => {
    const waits = Array.from({ length: mostRows - subject.clocks.length - 2 }, () => ({
      for: 'customer' as const,
      from: now,
      to: now,
    }));
    const by = { type: 'staff' as const, id: 'lead', role: 'lead' };
    return {
      next: { ...subject, waits },
      events: [{ type: 'NoteAdded', at: now, by, facts: {}, words: { text: '…' } }],
    };
  });
  const soon = new Date(Date.parse(dueAt) + 86_400_000).toISOString();
  const promise = async (): Promise<number> =>
    (await api('makePromise', { ...lead, body: { what: 'We call you', dueAt: soon } })).status;
  expect([await promise(), await promise(), await promise()]).toEqual([201, 201, 409]);
  const refused = await api('waitFor', { ...lead, body: { for: 'customer' }, headers: { 'Accept-Language': 'zh-CN' } });
  expect([refused.status, refused.body.code]).toEqual([409, 'complaint.too-many']);
  expect(refused.body.detail).toContain(`最多保存 ${mostRows} 条`);
  const secret = { reference: made.reference, headers: { Authorization: `Bearer ${made.trackingSecret}` } };
  expect((await api('addMessage', { ...secret, body: { text: 'And now?' } })).status).toBe(201);
  expect((await api('replyToCustomer', { ...lead, body: { text: 'Nearly there.' } })).status).toBe(201);
  expect((await api('resolveCase', { ...lead, body: { explanation: 'Replaced.' } })).status).toBe(200);
});
