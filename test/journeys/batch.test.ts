import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalMachine, startMachine, waitFor } from './machine.ts';

let machine: LocalMachine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(async () => machine?.stop());

type Body = Record<string, unknown>;
const batch = { product: '充电宝 P9', batch: 'B-77' };

const until = <T>(look: () => Promise<T | undefined>): Promise<T> =>
  waitFor(look, { because: () => `It did not happen.\n${machine.output}` });

async function complain(name: string, description: string): Promise<Body> {
  const customer = { name, email: `${name.toLowerCase()}@customer.example` };
  return (await machine.call('POST', '/v1/complaints', { body: { customer, description, ...batch } })).body;
}

describe('A batch that should not have been sold', () => {
  test('its complaints find each other, are linked to one cause, and its customers are told in their language, at once', async () => {
    const [first, ...others] = [
      await complain('Bo', 'The power bank swelled up overnight.'),
      await complain('Cy', 'It gets so hot that I cannot hold it.'),
      await complain('Li', '充电宝鼓包了，很危险，请尽快处理。'),
    ].map(({ reference }) => String(reference));
    const token = await machine.token('lead');
    const staff = async (method: 'GET' | 'POST', path: string, body?: Body) =>
      machine.call(method, path, { token, ...(body && { body }) });
    await until(async () => {
      const { suggested } = (await staff('GET', `/v1/staff/cases/${first}/related`)).body as {
        suggested: { reference: string }[];
      };
      return suggested.length === 2 && suggested.every(({ reference }) => others.includes(reference))
        ? suggested
        : undefined;
    });
    const done = async (job: Body): Promise<Body> =>
      until(async () => {
        const { body } = await staff('GET', `/v1/staff/bulk/${String(job['id'])}`);
        return body['state'] === 'finished' ? body : undefined;
      });
    const linking = await staff('POST', '/v1/staff/bulk', {
      action: 'link',
      to: first,
      kind: 'same-cause',
      reason: 'The cells',
      of: batch,
    });
    expect(linking.status).toBe(202);
    expect(await done(linking.body)).toMatchObject({ total: 3, done: 3, failed: 0 });
    const text = { en: 'Please do not charge it any more; we take it back.', 'zh-CN': '请不要再充电，我们会收回。' };
    const telling = await staff('POST', '/v1/staff/bulk', { action: 'reply', text, of: batch });
    expect(await done(telling.body)).toMatchObject({ total: 3, done: 3, failed: 0 });
    for (const [to, words] of [
      ['bo', text.en],
      ['cy', text.en],
      ['li', text['zh-CN']],
    ] as const) {
      await machine.mail(`${to}@customer.example`, (mail) => mail.text.includes(words));
    }
    const { linked } = (await staff('GET', `/v1/staff/cases/${first}/related`)).body as {
      linked: { reference: string }[];
    };
    expect(linked.map(({ reference }) => reference).toSorted()).toEqual(others.toSorted());
  });
});
