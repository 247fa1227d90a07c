import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
let kettle: string;
let parcel: string;
let praise: string;

const submitted = async (name: string, description: string, product?: string): Promise<string> => {
  const customer = { name, phone: '+86 138 0013 8000' };
  return (await api('submitComplaint', { body: { customer, description, ...(product && { product }) } })).body
    .reference;
};

beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
  kettle = await submitted('Li Lei', 'The kettle is broken and leaks.', 'Kettle K1');
  desk.later({ minutes: 1 });
  parcel = await submitted('王芳', '快递一直没有送到，也没有人回复我。');
  desk.later({ minutes: 1 });
  praise = await submitted('Ann', 'Thank you, your service was excellent!');
});
afterAll(async () => desk.close());

const listed = async (query: Record<string, string>, as = ['manager']): Promise<string[]> => {
  const { status, body } = await api('listCases', { as, query });
  expect([status, body.code]).toEqual([200, undefined]);
  return body.items.map(({ reference }: { reference: string }) => reference);
};

describe('Staff look for cases', () => {
  test('by words of the customer, their name, the product, in any case or width', async () => {
    expect(await listed({ text: 'ＫＥＴＴＬＥ' })).toEqual([kettle]);
    expect(await listed({ text: 'lei leaks k1' })).toEqual([kettle]);
    expect(await listed({ text: '王芳' })).toEqual([parcel]);
    expect(await listed({ text: '没有送到' })).toEqual([parcel]);
    expect(await listed({ text: 'nothing like it' })).toEqual([]);
  });

  test('by the whole reference as one reads it out, whatever became of the case', async () => {
    await api('resolveCase', { as: ['manager'], reference: praise, body: { explanation: 'We told them.' } });
    const spoken = praise.toLowerCase().replaceAll('-', ' ');
    expect(await listed({ text: spoken, kind: 'suggestion' })).toEqual([praise]);
    expect(await listed({ text: spoken }, ['a', 'agent', 'team-quality'])).toEqual([]);
    expect(await listed({ text: 'CR-0000-0000' })).toEqual([]);
  });

  test('that nobody has, of a kind, of a category', async () => {
    await api('takeCase', { as: ['manager'], reference: kettle });
    expect(await listed({ unassigned: 'true' })).toEqual([parcel]);
    expect((await listed({ kind: 'complaint' })).toSorted()).toEqual([kettle, parcel].toSorted());
    expect(await listed({ category: 'delivery' })).toEqual([parcel]);
  });

  test('by when they came, the latest first or last', async () => {
    expect(await listed({ sort: 'received' })).toEqual([kettle, parcel]);
    expect(await listed({ sort: '-received' })).toEqual([parcel, kettle]);
    expect(await listed({ sort: '-received', status: 'resolved' })).toEqual([praise]);
  });

  test('that are late, and those that will be by a date', async () => {
    expect(await listed({ late: 'true' })).toEqual([]);
    const tomorrow = new Date(Date.parse(desk.clock.now()) + 86_400_000).toISOString().replace('Z', '+00:00');
    expect(await listed({ dueBefore: tomorrow, sort: 'due' })).toHaveLength(2);
    expect(await listed({ dueBefore: '9999-12-31T23:59:59-23:59' })).toHaveLength(2);
    expect(await listed({ dueBefore: '0000-01-01T00:00:00+23:59' })).toEqual([]);
    desk.later({ days: 2 });
    expect((await listed({ late: 'true' })).toSorted()).toEqual([kettle, parcel].toSorted());
    expect(await listed({ late: 'true', dueBefore: '2020-01-01T00:00:00Z' })).toEqual([]);
  });

  test('and are told what of a question makes no sense', async () => {
    const query = { late: 'perhaps', sort: 'colour', text: ' ', dueBefore: 'soon' };
    const { status, body } = await api('listCases', { as: ['manager'], query });
    expect([status, body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      400,
      ['late', 'dueBefore', 'text', 'sort'],
    ]);
  });
});
