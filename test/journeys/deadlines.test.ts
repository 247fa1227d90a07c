import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalMachine, type LocalMail, startMachine, waitFor } from './machine.ts';

/** The real product on the synthesized template, its clock set to a day whose calendar is known. */

type Explained = {
  id: string;
  kind: string;
  state: string;
  policy: { id: string; version: number };
  dueAt: string;
  countedSeconds: number;
  remainingSeconds: number;
  targetSeconds: number;
  intervals: { from: string; to: string; counted: boolean; reason: string; text: string }[];
  ahead: { from: string; to: string; counted: boolean; reason: string; text: string }[];
};

class Desk {
  readonly machine: LocalMachine;
  constructor(machine: LocalMachine) {
    this.machine = machine;
  }

  async as(user: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) {
    const token = await this.machine.token(user);
    const headers = { 'accept-language': 'zh-CN' };
    return this.machine.call(method, `/v1/staff${path}`, { token, headers, ...(body !== undefined && { body }) });
  }

  async complain(body: Record<string, unknown>): Promise<string> {
    const answer = await this.machine.call('POST', '/v1/complaints', { body });
    expect(answer.status).toBe(201);
    const reference = String(answer.body['reference']);
    await waitFor(async () => {
      const timeline = await this.timeline(reference);
      return timeline.includes('ComplaintAcknowledged') && timeline.includes('ComplaintAssessed');
    });
    return reference;
  }

  async clocks(reference: string): Promise<{ clocks: Explained[]; drivenBy: string }> {
    const { status, body } = await this.as('agent', 'GET', `/cases/${reference}/clocks`);
    expect(status).toBe(200);
    return body as unknown as { clocks: Explained[]; drivenBy: string };
  }

  async clock(reference: string, id: string): Promise<Explained> {
    const found = (await this.clocks(reference)).clocks.find((clock) => clock.id === id);
    if (!found) throw new Error(`There is no clock ${id}.`);
    return found;
  }

  async timeline(reference: string): Promise<string[]> {
    const { body } = await this.as('agent', 'GET', `/cases/${reference}`);
    return (body as unknown as { timeline: { type: string }[] }).timeline.map(({ type }) => type);
  }

  /** Moves the clock to an instant. */
  async itIs(instant: string): Promise<void> {
    const { body } = await this.machine.call('GET', '/_local/clock');
    const seconds = Math.ceil((Date.parse(instant) - Date.parse(String(body['now']))) / 1000);
    expect(seconds).toBeGreaterThan(0);
    await this.machine.advance(`PT${seconds}S`);
  }

  /** The mails to somebody about a case's deadlines, oldest first. */
  async alarms(to: string, reference: string): Promise<LocalMail[]> {
    return (await this.machine.mails(to)).filter((mail) => mail.text.includes(reference));
  }
}

/** A policy of the enterprise: a decision within three business days, and three people up the line. */
const ladder = {
  id: 'three-steps',
  title: { en: 'Three steps', 'zh-CN': '三级升级' },
  nature: 'service',
  effectiveFrom: '2026-01-01',
  when: { kind: ['complaint'] },
  warn: ['75%'],
  ladder: [
    { when: '+0%', to: ['lead'], by: 'mail' },
    { when: '+PT4H', to: ['manager'], by: 'mail' },
    { when: '+1BD', to: ['director'], by: 'mail' },
  ],
  rules: [
    {
      id: 'decision',
      clock: 'resolution',
      target: '3BD',
      calendar: 'cn-office',
      says: { en: 'Decided within three business days.', 'zh-CN': '三个工作日内给出处理结果。' },
    },
  ],
};

describe('国庆长假前的一件投诉', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = new Desk(await startMachine({ env: { REDRESS_CLOCK: '2026-09-29T02:00:00Z' } }));
  });
  afterAll(() => desk.machine.stop());

  test('跨过长假和调休的星期六，按时提醒，逾期后逐级上报给三个人，每一步都解释得清', async () => {
    const published = await desk.as('admin', 'PUT', `/policies/${ladder.id}`, ladder);
    expect(published.status).toBeLessThan(300);
    const activated = await desk.as('admin', 'PUT', '/policies/active', { packs: [ladder.id] });
    expect(activated.status).toBe(200);

    // Tuesday, 10:00 in China. Wednesday is the first business day; 1 to 7 October are off; Thursday the 8th is the
    // second, Friday the 9th the third, and Saturday the 10th is worked in exchange.
    const reference = await desk.complain({
      customer: { name: '韩梅梅', email: 'hanmeimei@customer.example' },
      description: '买的电饭煲盖子合不上，退货一直没人处理。',
      product: '电饭煲',
    });
    const id = 'three-steps/resolution';
    const { clocks, drivenBy } = await desk.clocks(reference);
    expect(drivenBy).toBe(id);
    expect(clocks.map(({ kind, policy }) => [kind, policy])).toEqual([
      ['resolution', { id: 'three-steps', version: 1 }],
    ]);
    expect(clocks[0]).toMatchObject({ dueAt: '2026-10-09T10:00:00.000Z', targetSeconds: 3 * 7.5 * 3600 });
    expect(clocks[0]?.ahead.filter(({ reason }) => reason === 'holiday').map(({ text }) => text)).toEqual([
      expect.stringContaining('国庆节'),
    ]);

    // Three quarters of 22.5 working hours are over when 1 h 52 min 30 s of the third day are.
    await desk.itIs('2026-10-09T02:45:00Z');
    expect(await desk.timeline(reference)).not.toContain('DeadlineWarned');
    await desk.itIs('2026-10-09T02:53:00Z');
    await waitFor(async () => (await desk.alarms('lead@', reference)).length === 1);
    expect(await desk.timeline(reference)).toContain('DeadlineWarned');

    await desk.itIs('2026-10-09T10:00:30Z');
    const toLead = await waitFor(async () => (await desk.alarms('lead@', reference))[1]);
    expect(toLead.subject).toContain('已超时');
    expect(await desk.alarms('manager@', reference)).toEqual([]);

    // Four working hours later is Saturday's afternoon: the Saturday is worked.
    await desk.itIs('2026-10-10T05:29:00Z');
    expect(await desk.alarms('manager@', reference)).toEqual([]);
    await desk.itIs('2026-10-10T06:31:00Z');
    await waitFor(async () => (await desk.alarms('manager@', reference)).length === 1);
    expect(await desk.alarms('director@', reference)).toEqual([]);

    await desk.itIs('2026-10-10T10:00:30Z');
    await waitFor(async () => (await desk.alarms('director@', reference)).length === 1);
    expect(
      await desk.timeline(reference).then((all) => all.filter((type) => /^(Deadline|CaseEsc)/.test(type))),
    ).toEqual(['DeadlineWarned', 'DeadlineBreached', 'CaseEscalated', 'CaseEscalated']);

    const explained = await desk.clock(reference, id);
    expect(explained.state).toBe('breached');
    const counted = explained.intervals.filter((interval) => interval.counted);
    expect(counted.some(({ reason }) => reason === 'make-up-day')).toBe(true);
    const seconds = counted.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 1000, 0);
    expect(seconds).toBe(explained.countedSeconds);

    // Nobody is told again, and the decision ends it.
    await desk.itIs('2026-10-13T03:00:00Z');
    expect(await desk.alarms('director@', reference)).toHaveLength(1);
    const resolved = await desk.as('lead', 'POST', `/cases/${reference}/resolve`, { explanation: '已换新，并致歉。' });
    expect(resolved.status).toBe(200);
    expect((await desk.clock(reference, id)).remainingSeconds).toBe(0);
  });
});

describe('A case that waits for its customer while the clocks go back', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = new Desk(await startMachine({ env: { REDRESS_CLOCK: '2026-10-23T08:00:00Z' } }));
  });
  afterAll(() => desk.machine.stop());

  test('is due as much later as it waited, in London’s own hours', async () => {
    const policy = {
      ...ladder,
      id: 'london',
      rules: [
        {
          ...ladder.rules[0],
          target: 'PT12H',
          calendar: 'uk-office',
          pausesFor: ['customer'],
        },
      ],
    };
    expect((await desk.as('admin', 'PUT', '/policies/london', policy)).status).toBeLessThan(300);
    expect((await desk.as('admin', 'PUT', '/policies/active', { packs: ['london'] })).status).toBe(200);

    // Friday, 9:00 in London, which is on summer time until Sunday.
    const reference = await desk.complain({
      customer: { name: 'Ann Brown', email: 'ann@customer.example' },
      description: 'The kettle leaks and nobody answers the telephone.',
    });
    const id = 'london/resolution';
    const before = await desk.clock(reference, id);
    // 8.5 hours on Friday, 3.5 on Monday: 12:30 in London, on winter time by then.
    expect(Math.abs(Date.parse(before.dueAt) - Date.parse('2026-10-26T12:30:00Z'))).toBeLessThan(5 * 60_000);

    await desk.itIs('2026-10-23T14:30:00Z');
    const waiting = await desk.as('agent', 'POST', `/cases/${reference}/wait`, { for: 'customer' });
    expect(waiting.status).toBe(200);
    expect((await desk.clock(reference, id)).state).toBe('paused');

    // One working hour of Friday and the first of Monday were waited.
    await desk.itIs('2026-10-26T10:00:00Z');
    expect(await desk.timeline(reference)).not.toContain('DeadlineWarned');
    const resumed = await desk.as('agent', 'POST', `/cases/${reference}/resume`);
    expect(resumed.status).toBe(200);
    const after = await desk.clock(reference, id);
    expect(after.state).toBe('running');
    // Friday until 15:30 in London is 6.5 hours; the other 5.5 run from Monday at 10:00.
    expect(Math.abs(Date.parse(after.dueAt) - Date.parse('2026-10-26T15:30:00Z'))).toBeLessThan(5 * 60_000);
    expect(after.countedSeconds + after.remainingSeconds).toBeCloseTo(after.targetSeconds, 3);
    const waited = after.intervals.filter(({ reason }) => reason === 'waiting-for-customer');
    expect(waited).toHaveLength(1);
    expect(Date.parse(waited[0]?.to ?? '') - Date.parse(waited[0]?.from ?? '')).toBeGreaterThan(67.4 * 3_600_000);

    await desk.itIs('2026-10-26T15:36:00Z');
    await waitFor(async () => (await desk.timeline(reference)).includes('DeadlineBreached'));
  });
});
