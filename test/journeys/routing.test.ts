import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalMachine, startMachine, waitFor } from './machine.ts';

let machine: LocalMachine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(async () => machine?.stop());

describe('A case, from the rules to the person', () => {
  test('goes by product and language to somebody who is there, who is told by mail and takes it on', async () => {
    const admin = await machine.token('admin');
    const put = async (path: string, body: unknown): Promise<void> => {
      const answer = await machine.call('PUT', path, { token: admin, body });
      expect([path, answer.status, answer.body]).toEqual([path, 200, expect.anything()]);
    };
    await put('/v1/staff/routing', {
      rules: [
        {
          id: 'kettles-in-chinese',
          when: { product: ['水壶', 'kettle'], language: ['zh-CN'] },
          team: 'quality',
          choose: 'round-robin',
        },
        { id: 'rest', team: 'service', choose: 'queue' },
      ],
    });
    const entry = { teams: ['quality'], languages: ['zh-CN', 'en'], takesCases: true, capacity: 10 };
    await put('/v1/staff/people/agent-quality', entry);
    await put('/v1/staff/people/agent', entry);
    await put('/v1/staff/absences/agent', { from: await machine.inDays(-1), until: await machine.inDays(1) });

    const { body: made } = await machine.call('POST', '/v1/complaints', {
      body: {
        customer: { name: '李雷', email: 'lilei@customer.example' },
        description: '收到的水壶是坏的，请换一个。',
        product: '水壶 K2',
      },
    });
    const reference = String(made['reference']);
    const mail = await machine.mail('agent-quality@example.com', ({ text }) => text.includes(reference));
    expect(mail.subject).toContain(reference);

    const keeper = await machine.token('agent-quality');
    const read = async () => (await machine.call('GET', `/v1/staff/cases/${reference}`, { token: keeper })).body;
    const subject = await read();
    expect(subject).toMatchObject({
      status: 'received',
      team: 'quality',
      assignee: 'agent-quality',
      routed: { version: 1, rule: 'kettles-in-chinese', person: 'agent-quality' },
    });
    expect((await machine.call('POST', `/v1/staff/cases/${reference}/take`, { token: keeper })).status).toBe(200);
    // The customer hears of it only now.
    const told = await machine.mail('lilei@customer.example', ({ text }) => text.includes('质量组'));
    expect(told.text).toContain(reference);

    const typo = await machine.call('POST', `/v1/staff/cases/${reference}/assign`, {
      token: keeper,
      body: { assignee: 'agent-qualty' },
    });
    expect(typo.status).toBe(400);
    expect(JSON.stringify(typo.body)).toContain('agent-quality');
    const given = await machine.call('POST', `/v1/staff/cases/${reference}/assign`, {
      token: keeper,
      body: { assignee: 'agent2' },
    });
    expect([given.status, given.body['assignee']]).toEqual([200, 'agent2']);
  });

  test('and of many that come at once each is given once, as evenly as can be', async () => {
    const admin = await machine.token('admin');
    await machine.call('DELETE', '/v1/staff/absences/agent', { token: admin });
    // What somebody was given counts for a minute, even when it has gone on to somebody else.
    await machine.advance('PT2M');
    const references = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const { body } = await machine.call('POST', '/v1/complaints', {
          body: {
            customer: { name: '韩梅梅', email: `c${index}@customer.example` },
            description: '水壶的盖子关不上。',
            product: '水壶 K2',
          },
        });
        return String(body['reference']);
      }),
    );
    const count = new Map<string, number>();
    for (const reference of references) {
      let looks = 0;
      const body = await waitFor(async () => {
        const { body: seen } = await machine.call('GET', `/v1/staff/cases/${reference}`, { token: admin });
        if (seen['routed'] !== undefined) return seen;
        looks += 1;
        // Whoever lost too many races for a place comes again when its queue shows the message once more.
        if (looks === 25) await machine.advance('PT4M');
        return undefined;
      });
      const timeline = body['timeline'] as { type: string }[];
      const who = typeof body['assignee'] === 'string' ? body['assignee'] : 'queue';
      expect(timeline.filter(({ type }) => type === 'CaseAssigned')).toHaveLength(who === 'queue' ? 0 : 1);
      count.set(who, (count.get(who) ?? 0) + 1);
    }
    expect([...count.values()].reduce((sum, each) => sum + each, 0)).toBe(references.length);
    // Ten each is what they can have; the rest waits for whoever has room.
    expect(Object.fromEntries(count)).toEqual({ agent: 10, 'agent-quality': 10, queue: 4 });
  });
});
