import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dynamoArrivals } from '../../../functions/adapters/dynamodb/arrivals.ts';
import { apiOf } from '../../api/api-at-work.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-03-02T09:00:00.000Z');
});
afterAll(async () => desk.close());

const since = async (instant: string): Promise<string[]> => {
  const references: string[] = [];
  for await (const page of dynamoArrivals(desk.client, desk.table).since(instant)) references.push(...page);
  return references.toSorted();
};

test('Cases are found by when they came, whatever has become of them', async () => {
  const api = apiOf(desk);
  const came: { reference: string; at: string }[] = [];
  const words = ['The kettle leaks.', 'Where is my parcel?', 'Thank you, wonderful service!', 'The battery burns!'];
  const ends = ['open', 'resolved', 'closed', 'withdrawn', 'promised'] as const;
  for (const [index, end] of [...ends, ...ends, ...ends].entries()) {
    const at = desk.later({ hours: 7 });
    const { body } = await api('submitComplaint', {
      body: { customer: { name: 'Li Lei', phone: '+86 138 0013 8000' }, description: words[index % words.length] },
    });
    const { reference, trackingSecret } = body;
    came.push({ reference, at });
    const as = { reference, as: ['agent'] };
    if (end === 'withdrawn') {
      await api('withdrawComplaint', { reference, headers: { Authorization: `Bearer ${trackingSecret}` }, body: {} });
    } else if (end !== 'open') {
      await api('takeCase', as);
      if (end === 'promised') {
        await api('makePromise', { ...as, body: { dueAt: '2026-03-20T00:00:00Z', what: 'A new one.' } });
      }
      await api('resolveCase', { ...as, body: { explanation: 'Done.' } });
      if (end === 'closed') await api('closeCase', as);
    }
  }
  const from = (index: number): string[] =>
    came
      .slice(index)
      .map(({ reference }) => reference)
      .toSorted();
  expect(await since('2026-01-01T00:00:00.000Z')).toEqual(from(0));
  for (const index of [0, 4, 9, 14]) expect(await since(came[index]?.at ?? '')).toEqual(from(index));
  expect(await since('2026-12-01T00:00:00.000Z')).toEqual([]);
});
