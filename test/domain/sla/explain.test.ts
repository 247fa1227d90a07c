import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { register } from '../../../functions/domain/intake/register.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { dueSteps } from '../../../functions/domain/sla/due-steps.ts';
import { explainClocks } from '../../../functions/domain/sla/explain.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('The steps of an explained clock', () => {
  test.each([
    ['a warning that went out, then the breach', [19, 6], [true, true, false, false]],
    ['a breach that nobody was warned of, for no sweep had run', [25], [false, true, false, false]],
  ])('say what really happened: %s', async (_name, sweepsAfterHours, taken) => {
    const rules = [defaultPack];
    const services = { ...desk, policies: { active: async () => rules, of: async () => rules } };
    const { reference } = await register(
      services,
      { customer: { name: '李雷', email: 'lilei@customer.example' }, description: '收到的水壶是坏的。' },
      { enteredBy: { type: 'customer' } },
    );
    for (const hours of sweepsAfterHours) {
      desk.later({ minutes: hours * 60 });
      await change(services, reference, 'step', dueSteps);
    }
    const file = await desk.cases.open(reference);
    const { clocks } = explainClocks(file?.events ?? [], rules, desk.clock.now());
    const answer = clocks.find(({ kind }) => kind === 'first-response');
    expect(answer?.state).toBe('breached');
    expect(answer?.steps.map((step) => step.taken)).toEqual(taken);
  });
});
