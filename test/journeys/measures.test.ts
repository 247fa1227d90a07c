import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalMachine, startMachine, waitFor } from './machine.ts';

let machine: LocalMachine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(async () => machine?.stop());

type Dashboard = {
  now: { open: number; late: number; unassigned: number; dueToday: number };
  period: { received: number; resolved: number; firstResponse: { cases: number }; categories: Record<string, number> };
};

describe('A manager who looks at the dashboard', () => {
  test('sees what happened to cases within seconds, and the auditor proves one of them', async () => {
    const manager = await machine.token('manager');
    const look = async (): Promise<Dashboard> => {
      const { status, body } = await machine.call('GET', '/v1/staff/dashboard?days=7', { token: manager });
      expect(status).toBe(200);
      return body as Dashboard;
    };
    const shows = async (what: (dashboard: Dashboard) => boolean): Promise<Dashboard> => {
      let last: Dashboard | undefined;
      return waitFor(
        async () => {
          last = await look();
          return what(last) ? last : undefined;
        },
        { because: () => `The dashboard shows ${JSON.stringify(last)}` },
      );
    };
    expect(await look()).toMatchObject({ now: { open: 0, late: 0 }, period: { received: 0 } });

    const references: string[] = [];
    for (let number = 0; number < 5; number += 1) {
      const { body } = await machine.call('POST', '/v1/complaints', {
        body: {
          customer: { name: 'Li Lei', email: `customer${number}@customer.example` },
          description: `The courier never delivered parcel ${number}.`,
        },
      });
      references.push(String(body['reference']));
    }
    await shows(({ now, period }) => now.open === 5 && now.unassigned === 5 && period.categories['delivery'] === 5);

    const [first = ''] = references;
    const act = async (verb: string, body: unknown = {}): Promise<void> => {
      const { status } = await machine.call('POST', `/v1/staff/cases/${first}/${verb}`, { token: manager, body });
      expect(status).toBeLessThan(300);
    };
    await act('take');
    await act('replies', { text: 'It comes tomorrow.' });
    await act('resolve', { explanation: 'It came.' });
    const { period } = await shows(({ now, period: shown }) => now.open === 4 && shown.resolved === 1);
    expect(period.firstResponse.cases).toBe(1);

    await machine.advance('P2D');
    await shows(({ now }) => now.late === 4 && now.dueToday === 0);

    const auditor = await machine.token('auditor');
    for (const reference of references) {
      const { status, body } = await machine.call('GET', `/v1/staff/cases/${reference}/audit`, { token: auditor });
      expect([status, body['intact'], body['why']]).toEqual([200, true, undefined]);
    }
    const late = await machine.call('GET', '/v1/staff/cases?late=true&sort=due', { token: manager });
    expect((late.body['items'] as unknown[]).length).toBe(4);
  });
});
