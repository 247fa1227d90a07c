import { describe, expect, test } from '@jest/globals';
import { canary, type PublicDesk } from '../../../functions/domain/customer/canary.ts';

const ticket = { reference: 'CR-0000-0000', trackingSecret: 'a secret' };

/** A desk where the acknowledgement shows at the given look; `told` is what it was asked to do. */
function deskThat({ acknowledgesAtLook = 1, ...broken }: { acknowledgesAtLook?: number } & Partial<PublicDesk>) {
  const told: string[] = [];
  const happened = ['ComplaintReceived'];
  let looks = 0;
  const desk: PublicDesk = {
    file: async ({ customer }, key) => {
      told.push(`file ${customer.email} ${key.split('.')[0]}`);
      return ticket;
    },
    timeline: async () => {
      looks += 1;
      if (looks === acknowledgesAtLook) happened.push('ComplaintAcknowledged');
      return happened;
    },
    withdraw: async () => {
      told.push('withdraw');
      happened.push('ComplaintWithdrawn');
    },
    ...broken,
  };
  return { desk, told };
}

async function run(desk: PublicDesk, looks = 100) {
  const counted: Record<string, number> = {};
  const errors: unknown[] = [];
  let now = Date.parse('2026-03-02T09:00:00.000Z');
  let left = looks;
  const report = await canary(
    {
      desk,
      keyed: { digest: async (message) => message },
      clock: { now: () => new Date(now).toISOString() },
      measures: { count: (name, value = 1) => (counted[name] = (counted[name] ?? 0) + value) },
      log: { info: () => {}, warn: () => {}, error: (_message, facts) => errors.push(facts) },
      pause: async (milliseconds) => {
        now += milliseconds;
      },
    },
    () => left-- > 0,
  );
  return { report, counted, errors };
}

describe('The canary', () => {
  test('complains, is told that it was heard, and takes it back', async () => {
    const { desk, told } = deskThat({ acknowledgesAtLook: 3 });
    const { report, counted, errors } = await run(desk);
    expect(report).toEqual({ reference: ticket.reference, acknowledgedAfterSeconds: 1 });
    expect(counted).toEqual({ CanarySucceeded: 1, CanarySeconds: 1 });
    expect(told).toEqual(['file success@simulator.amazonses.com canary', 'withdraw']);
    expect(errors).toEqual([]);
  });

  test('fails when its complaint is not taken', async () => {
    const away = new Error('fetch failed', { cause: new Error('certificate has expired') });
    const { desk } = deskThat({ file: async () => Promise.reject(away) });
    const { report, counted, errors } = await run(desk);
    expect(report).toEqual({ failedAt: 'file' });
    expect(counted).toEqual({ CanaryFailed: 1 });
    expect(errors).toEqual([{ step: 'file', reason: 'fetch failed: certificate has expired' }]);
  });

  test('fails when nobody tells it in time, and says of which complaint', async () => {
    const { desk, told } = deskThat({ acknowledgesAtLook: 50 });
    const { report, counted } = await run(desk, 10);
    expect(report).toEqual({ reference: ticket.reference, failedAt: 'acknowledge' });
    expect(counted).toEqual({ CanaryFailed: 1 });
    expect(told).not.toContain('withdraw');
  });

  test.each([
    ['is refused', async () => Promise.reject(new Error('409'))],
    ['changes nothing', async () => {}],
  ])('fails when the withdrawal %s', async (_what, withdraw) => {
    const { desk } = deskThat({ withdraw });
    expect((await run(desk)).report).toMatchObject({ failedAt: 'withdraw' });
  });
});
