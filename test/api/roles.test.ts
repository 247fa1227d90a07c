import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { roles, roleScopes } from '../../functions/contract/roles.ts';
import { type Operation, type Route, routes } from '../../functions/contract/routes.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
let reference: string;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
  const { body } = await api('submitComplaint', {
    body: { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'The parcel never came.' },
  });
  reference = body.reference;
});
afterAll(() => desk.close());

const all = Object.entries(routes) as [Operation, Route][];
const staffRoutes = all.filter(([, { access }]) => typeof access !== 'string');
const ofACase = staffRoutes.filter(([, { path }]) => path.includes('{reference}'));

describe('What staff may do', () => {
  test.each(staffRoutes.flatMap(([operation, { access }]) => roles.map((role) => ({ operation, access, role }))))(
    '$operation as $role',
    async ({ operation, access, role }) => {
      const before = await desk.cases.find(reference);
      const { status, body } = await api(operation, {
        as: ['somebody', role],
        ...(routes[operation].path.includes('{reference}') && { reference }),
        ...(routes[operation].path.includes('{id}') && { id: 'T1' }),
        // A body that no schema takes: who may not is told so before anything is read of it.
        body: { nothing: 'of the kind' },
      });
      const may = (access as readonly string[]).includes(role);
      if (may) expect(body.code).not.toBe('access.forbidden');
      else {
        expect([status, body.code]).toEqual([403, 'access.forbidden']);
        expect(await desk.cases.find(reference)).toEqual(before);
      }
    },
  );

  test.each(ofACase.flatMap(([operation, { access }]) => roles.map((role) => ({ operation, access, role }))))(
    "$operation as $role of another team's case",
    async ({ operation, access, role }) => {
      if (!(access as readonly string[]).includes(role)) return;
      const before = await desk.cases.find(reference);
      expect(before?.team).toBe('logistics');
      const { status, body } = await api(operation, {
        as: ['somebody', role, 'team-quality'],
        reference,
        ...(routes[operation].path.includes('{id}') && { id: 'T1' }),
        body: { nothing: 'of the kind' },
      });
      if (roleScopes[role] === 'own-teams') {
        expect([status, body.code]).toEqual([403, 'access.other-team']);
        expect(body.detail).toContain('logistics');
      } else expect(body.code).not.toBe('access.other-team');
      if (routes[operation].method !== 'GET' && status >= 400) expect(await desk.cases.find(reference)).toEqual(before);
    },
  );

  test('the queue shows the cases of one’s own teams, and one’s own cases wherever they are', async () => {
    const own = async (as: string[], query: Record<string, string> = {}): Promise<string[]> =>
      (await api('listCases', { as, query })).body.items.map((row: { reference: string }) => row.reference);
    expect(await own(['a', 'agent', 'team-logistics'])).toContain(reference);
    expect(await own(['agent-quality', 'agent', 'team-quality'])).not.toContain(reference);
    expect(await own(['c', 'manager'])).toContain(reference);
    expect(
      (await api('listCases', { as: ['agent-quality', 'agent', 'team-quality'], query: { team: 'logistics' } })).status,
    ).toBe(403);
    await api('assignCase', { as: ['l', 'lead', 'team-logistics'], reference, body: { assignee: 'agent-quality' } });
    expect(await own(['agent-quality', 'agent', 'team-quality'], { assignee: 'agent-quality' })).toContain(reference);
    expect((await api('readCase', { as: ['agent-quality', 'agent', 'team-quality'], reference })).status).toBe(200);
    expect(await own(['d', 'agent', 'team-quality'], { assignee: 'agent-quality' })).not.toContain(reference);
  });

  test('an agent in no team sees nothing, and is told why', async () => {
    const { status, body } = await api('readCase', { as: ['new', 'agent', 'team-none'], reference });
    expect([status, body.code]).toEqual([403, 'access.other-team']);
    expect((await api('listCases', { as: ['new', 'agent', 'team-none'] })).body.items).toEqual([]);
  });
});
