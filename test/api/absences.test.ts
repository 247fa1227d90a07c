import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let call: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  call = apiOf(desk);
});
afterAll(async () => desk.close());

const body = { from: '2026-03-02T08:00:00+08:00', until: '2026-03-09T08:00:00+08:00' };
const known = async () => (await call('listAbsences', { as: ['auditor'] })).body.absences;

describe('Leave', () => {
  test('is entered by whoever takes it, seen by everybody, and ended', async () => {
    const { status } = await call('putAbsence', { id: 'agent', body, as: ['agent'] });
    expect(status).toBe(200);
    expect(await known()).toEqual([
      {
        person: 'agent',
        from: '2026-03-02T00:00:00.000Z',
        until: '2026-03-09T00:00:00.000Z',
        enteredBy: 'agent',
        enteredAt: '2026-03-02T09:00:00.000Z',
      },
    ]);
    expect((await call('deleteAbsence', { id: 'agent', as: ['agent'] })).body).toEqual({ absences: [] });
  });

  test('of others is entered by who leads, by user name, or by address of the line; once more is instead', async () => {
    await call('putAbsence', { id: 'agent2', body, as: ['lead'] });
    await call('putAbsence', { id: 'LEAD@acme.example', body, as: ['manager'] });
    await call('putAbsence', { id: 'agent2', body: { ...body, until: '2026-03-05T00:00:00Z' }, as: ['lead'] });
    expect((await known()).map(({ person, until }: { person: string; until: string }) => [person, until])).toEqual([
      ['agent2', '2026-03-05T00:00:00.000Z'],
      ['lead@acme.example', '2026-03-09T00:00:00.000Z'],
    ]);
  });

  test.each([
    ['somebody else’s, by an agent', { id: 'agent2', body, as: ['agent'] }, 403, undefined],
    ['anybody’s, by an auditor', { id: 'auditor', body, as: ['auditor'] }, 403, undefined],
    ['of nobody that the desk knows', { id: 'nobody@else.example', body, as: ['lead'] }, 400, 'person'],
    [
      'that ends before it begins',
      { id: 'lead', body: { from: body.until, until: body.from }, as: ['lead'] },
      400,
      'until',
    ],
    [
      'that is over',
      { id: 'lead', body: { from: '2025-01-01T00:00:00Z', until: '2025-02-01T00:00:00Z' }, as: ['lead'] },
      400,
      'until',
    ],
    ['for ever', { id: 'lead', body: { from: body.from, until: '2099-01-01T00:00:00Z' }, as: ['lead'] }, 400, 'until'],
    ['without a day', { id: 'lead', body: { from: 'tomorrow', until: body.until }, as: ['lead'] }, 400, 'from'],
  ] as const)('%s is refused', async (_what, { id, body: sent, as }, status, field) => {
    const before = await known();
    const answer = await call('putAbsence', { id, body: sent, as: [...as], headers: { 'Accept-Language': 'zh-CN' } });
    expect(answer.status).toBe(status);
    expect(answer.body.errors?.[0]?.field).toBe(field);
    expect(await known()).toEqual(before);
  });
});
