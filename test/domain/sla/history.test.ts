import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classify } from '../../../functions/domain/casework/classify.ts';
import { reopen, resolve } from '../../../functions/domain/casework/conclude.ts';
import { reply } from '../../../functions/domain/casework/correspond.ts';
import { extend, keepPromise, promise, resume, wait } from '../../../functions/domain/casework/deadlines.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import type { Case, Instant } from '../../../functions/domain/complaint/complaint.ts';
import { type Command, lifecycle } from '../../../functions/domain/complaint/lifecycle.ts';
import { acknowledged } from '../../../functions/domain/correspondence/acknowledged.ts';
import { addMessage } from '../../../functions/domain/customer/follow.ts';
import { DomainError } from '../../../functions/domain/errors.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import type { Decision } from '../../../functions/domain/services.ts';
import type { Rules } from '../../../functions/domain/sla/clocks.ts';
import { isLive, nextStepAt } from '../../../functions/domain/sla/clock.ts';
import { dueSteps } from '../../../functions/domain/sla/due-steps.ts';
import { explainClocks } from '../../../functions/domain/sla/explain.ts';
import { clocksFromHistory } from '../../../functions/domain/sla/history.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import type { Policy } from '../../../functions/domain/sla/policy.ts';
import { type Desk, openDesk } from '../../desk.ts';

const says = { en: 'A rule.', 'zh-CN': '一条规则。' };
const china: Policy = {
  id: 'china',
  version: 1,
  title: says,
  nature: 'service',
  effectiveFrom: '2020-01-01',
  when: { kind: ['complaint'] },
  warn: ['75%'],
  ladder: [
    { when: '+0%', to: ['lead'], by: 'mail' },
    { when: '+1BD', to: ['manager'], by: 'mail' },
  ],
  rules: [
    { id: 'update', clock: 'progress-update', target: 'PT8H', calendar: 'cn-office', says },
    {
      id: 'fix',
      clock: 'resolution',
      target: '10BD',
      calendar: 'cn-office',
      pausesFor: ['customer', 'supplier'],
      extension: { to: '15BD', says },
      says,
    },
  ],
};
const rules: Rules = [defaultPack, china];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-09-24T01:00:00.000Z');
});
afterAll(() => desk.close());

const agent = { type: 'staff', id: 'agent-1', role: 'agent' } as const;
type Decide = (subject: Case, now: Instant, rules: Rules) => Decision | undefined | Promise<Decision>;

/** What can be done to a case, each in the name of the lifecycle's row that allows it. */
const deeds: [Command, Decide][] = [
  ['acknowledge', acknowledged({ via: 'answer' })],
  ['reply', reply({ text: 'We are on it.' }, agent)],
  ['message', addMessage('Any news?')],
  ['wait', wait('customer', undefined, agent)],
  ['wait', wait('supplier', 'A spare part', agent)],
  ['resume', resume(agent)],
  ['reclassify', async (...known) => classify(desk, { level: 'urgent', reason: 'It smokes.' }, agent)(...known)],
  ['reclassify', async (...known) => classify(desk, { level: 'general', reason: 'It does not.' }, agent)(...known)],
  ['extend', extend({ clock: 'china/resolution', reason: 'The laboratory is closed.' }, agent)],
  ['promise', (subject, now, known) => promise({ dueAt: ahead(now, 72), what: 'A call' }, agent)(subject, now, known)],
  ['keep', keepPromise('default/promise', agent)],
  ['resolve', resolve('A refund.', agent)],
  ['reopen', reopen('It broke again.', agent)],
  ['step', dueSteps],
];
const ahead = (now: Instant, hours: number): Instant => new Date(Date.parse(now) + hours * 3_600_000).toISOString();

describe('A case’s clocks and its history', () => {
  test('say the same, whatever happens to it, and every explanation adds up to the second', async () => {
    const life = fc.array(fc.record({ deed: fc.nat(deeds.length - 1), minutes: fc.integer({ min: 1, max: 3000 }) }), {
      minLength: 1,
      maxLength: 14,
    });
    const policies = { active: async () => rules, of: async () => rules };
    const services = { ...desk, policies };
    await fc.assert(
      fc.asyncProperty(life, async (happenings) => {
        const { reference } = await register(
          services,
          { customer: { name: '李雷', email: 'lilei@customer.example' }, description: '收到的水壶是坏的。' },
          { enteredBy: { type: 'customer' } },
        );
        for (const { deed, minutes } of happenings) {
          desk.later({ minutes });
          const [command, decide] = deeds[deed] ?? ['step', dueSteps];
          try {
            await change(services, reference, command, decide);
          } catch (error) {
            // What the lifecycle or a rule does not allow just then changes nothing.
            if (!(error instanceof DomainError)) throw error;
          }
        }
        const file = await desk.cases.open(reference);
        if (!file) throw new Error('The case is gone.');
        const facts = clocksFromHistory(file.events, rules);
        expect(file.subject.clocks).toEqual(facts?.clocks);

        const now = desk.clock.now();
        const explained = explainClocks(file.events, rules, now);
        expect(explained.clocks.map(({ id }) => id)).toEqual(file.subject.clocks.map(({ id }) => id));
        for (const clock of explained.clocks) {
          const total = (list: { from: string; to: string; counted: boolean }[]): number =>
            list.reduce((sum, one) => sum + (one.counted ? Date.parse(one.to) - Date.parse(one.from) : 0), 0) / 1000;
          const whole = [...clock.intervals, ...clock.ahead];
          expect(total(clock.intervals)).toBe(clock.countedSeconds);
          for (const [index, interval] of whole.entries()) {
            expect(interval.from < interval.to).toBe(true);
            if (index > 0) expect(interval.from).toBe(whole[index - 1]?.to);
          }
          if (whole[0]) expect(whole[0].from).toBe(clock.startedAt);
          if (clock.ahead.length > 0) {
            expect(total(clock.ahead)).toBe(clock.remainingSeconds);
            expect(whole.at(-1)?.to).toBe(clock.dueAt);
            expect(clock.countedSeconds + clock.remainingSeconds).toBe(clock.targetSeconds);
          }
        }
        const next = nextStepAt(file.subject.clocks);
        if (file.subject.status === 'withdrawn') expect(next).toBeUndefined();
        if (!file.subject.clocks.some(isLive)) expect(next).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test('the lifecycle knows every deed that is tried here', () => {
    expect(deeds.every(([command]) => command in lifecycle)).toBe(true);
  });
});
