import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { relate } from '../../functions/domain/casework/links/relate.ts';
import { workOnRequests } from '../../functions/domain/privacy/work-requests.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(() => desk.close());
beforeEach(() => void desk.exported.clear());

const manager = { as: ['manager', 'manager'] };
let people = 0;
/** Somebody whom nobody knows yet. */
function somebody(): { name: string; email: string; phone: string } {
  people += 1;
  const number = String(people).padStart(4, '0');
  return { name: `Customer ${number}`, email: `c${number}@customer.example`, phone: `1380000${number}` };
}
type Customer = { name: string; email?: string; phone?: string; language?: string };

async function complain(customer: Customer, said: Record<string, unknown> = {}): Promise<string> {
  const { body, status } = await api('submitComplaint', {
    body: { customer, description: `${customer.name}: the lamp broke on the first day.`, ...said },
  });
  expect([status, body]).toEqual([201, body]);
  await relate(desk, { reference: body.reference, type: 'ComplaintReceived' });
  return body.reference;
}
/** Decided and closed. */
async function settled(customer: Customer, said: Record<string, unknown> = {}): Promise<string> {
  const reference = await complain(customer, said);
  await settle(reference);
  return reference;
}
async function settle(reference: string): Promise<void> {
  const answers = [
    await api('takeCase', { ...manager, reference }),
    await api('resolveCase', { ...manager, reference, body: { explanation: 'We send you a new lamp.' } }),
    await api('closeCase', { ...manager, reference }),
  ];
  expect(answers.map(({ status, body }) => [status, status === 200 ? '' : body])).toEqual(
    answers.map(() => [200, '']),
  );
}

const reason = 'By mail of 2 March; showed their identity card.';
async function ask(body: Record<string, unknown>): Promise<string> {
  const asked = await api('askPrivacy', { ...manager, body: { reason, ...body } });
  expect([asked.status, asked.body]).toEqual([202, asked.body]);
  return asked.body.id;
}
const look = async (id: string) => (await api('readPrivacyRequest', { ...manager, id })).body;
const work = async () => workOnRequests(desk, () => true);
const outcomes = ({ cases }: { cases: { reference: string; outcome: string }[] }) =>
  Object.fromEntries(cases.map((one) => [one.reference, one.outcome]));
const nameIn = async (reference: string) => (await desk.cases.find(reference))?.customer.name;

describe('Somebody asks to be erased', () => {
  test('and is, in all of their cases, once a day to think it over has passed', async () => {
    const ann = somebody();
    const references = [await settled(ann), await settled({ name: ann.name, email: ann.email.toUpperCase() })];
    const bob = await settled(somebody());
    const id = await ask({ kind: 'erasure', email: ` ${ann.email}`.trim() });
    expect(await look(id)).toMatchObject({ state: 'waiting', cases: [], cancellable: true, foundBy: 'email' });

    await work();
    const waiting = await look(id);
    expect(waiting).toMatchObject({ state: 'waiting', counts: { found: 2, erased: 0 } });
    expect(Object.keys(outcomes(waiting))).toEqual(references);
    desk.later({ hours: 23 });
    expect(await work()).toMatchObject({ looked: 0 });
    expect(await nameIn(references[0] ?? '')).toBe(ann.name);

    desk.later({ hours: 1 });
    expect(await work()).toMatchObject({ looked: 1, erased: 2, failed: 0 });
    const done = await look(id);
    expect(done).toMatchObject({ state: 'done', counts: { erased: 2 }, cancellable: false });
    expect(done.reason).toBeUndefined();
    expect([await nameIn(references[0] ?? ''), await nameIn(references[1] ?? '')]).toEqual(['', '']);
    expect(await nameIn(bob)).not.toBe('');
    const erased = await desk.cases.open(references[0] ?? '');
    expect(erased?.events.at(-1)).toMatchObject({
      type: 'CaseErased',
      by: { type: 'staff', id: 'manager' },
      facts: { why: 'request', request: id },
    });
  });
});
