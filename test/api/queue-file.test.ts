import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../desk.ts';
import { cellsOf } from '../domain/csv-reader.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(() => desk.close());

const manager = { as: ['m', 'manager'] };
const complain = async (name: string, description: string, product?: string): Promise<string> => {
  desk.later({ minutes: 1 });
  const customer = { name, email: 'ann@customer.example' };
  const { body } = await api('submitComplaint', { body: { customer, description, ...(product && { product }) } });
  return body.reference;
};

describe('The queue as a file', () => {
  test('opens in a spreadsheet in the reader’s language, with what people wrote as words and not as formulas', async () => {
    const hostile = await complain('=HYPERLINK("http://evil.example";"王")', "@SUM(1+1)*cmd|' /C calc'!A0", '＋1,"2"');
    const { status, headers, body } = await api('downloadCases', {
      ...manager,
      headers: { 'Accept-Language': 'zh-CN' },
    });
    expect([status, headers['Content-Type'], headers['Content-Disposition']]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="redress-cases.csv"',
    ]);
    expect(body.startsWith('\uFEFF编号,受理时间,')).toBe(true);
    const [head = [], row = []] = cellsOf(body);
    const said = Object.fromEntries(head.map((name, at) => [name, row[at]]));
    expect(said).toMatchObject({
      编号: hostile,
      状态: '已受理，待接手',
      顾客: `'=HYPERLINK("http://evil.example";"王")`,
      产品: `'＋1,"2"`,
      内容开头: `'@SUM(1+1)*cmd|' /C calc'!A0`,
      到期时间: expect.stringMatching(/^2026-.*Z$/),
    });
    expect(body.endsWith('\r\n')).toBe(true);
  });

  test('holds what the list holds, by the same filters, for those whose cases they are', async () => {
    await complain('Bob', 'The parcel never came.');
    const queries: Record<string, string>[] = [{}, { team: 'logistics' }, { text: 'parcel' }, { level: 'urgent' }];
    for (const query of queries) {
      const listed = (await api('listCases', { ...manager, query })).body.items;
      const filed = cellsOf((await api('downloadCases', { ...manager, query })).body).slice(1);
      expect(filed.map(([reference]) => reference)).toEqual(listed.map((row: { reference: string }) => row.reference));
    }
    const theirs = await api('downloadCases', { as: ['q', 'agent', 'team-quality'] });
    expect(theirs.body).not.toContain('Bob');
    const others = await api('downloadCases', { as: ['q', 'agent', 'team-quality'], query: { team: 'logistics' } });
    expect([others.status, others.body.code]).toEqual([403, 'access.other-team']);
  });

  test('comes in pieces when it is long, each of which leads to the next until all are there', async () => {
    for (let made = 0; made < 5; made += 1) await complain(`Customer ${made}`, 'The "parcel"\r\nnever came.');
    const all = (await api('listCases', manager)).body.items.map((row: { reference: string }) => row.reference);
    const found: (string | undefined)[] = [];
    let query: Record<string, string> | undefined = { limit: '3' };
    while (query) {
      const { body, headers } = await api('downloadCases', { ...manager, query });
      found.push(
        ...cellsOf(body)
          .slice(1)
          .map(([reference]) => reference),
      );
      const next = /^<(\/v1\/staff\/cases\.csv\?[^>\s]*)>; rel="next"$/.exec(headers['Link'] ?? '')?.[1];
      expect(headers['Link'] === undefined).toBe(next === undefined);
      query = next === undefined ? undefined : Object.fromEntries(new URLSearchParams(next.split('?')[1]));
    }
    expect(found).toEqual(all);
    expect(found.length).toBeGreaterThan(6);
  });

  test('has 500 rows at most, and is asked for as the list is', async () => {
    const { status, body } = await api('downloadCases', { ...manager, query: { limit: '501', sort: 'due' } });
    expect([status, body.errors.map(({ field }: { field: string }) => field).toSorted()]).toEqual([
      400,
      ['limit', 'sort'],
    ]);
    expect((await api('downloadCases', { ...manager, query: { cursor: 'x' } })).body.code).toBe('request.bad-cursor');
  });
});
