import { describe, expect, test } from '@jest/globals';
import { reopen, resolve } from '../../../functions/domain/casework/conclude.ts';
import { reply } from '../../../functions/domain/casework/correspond.ts';
import type { Case } from '../../../functions/domain/complaint/complaint.ts';
import { acknowledged } from '../../../functions/domain/correspondence/acknowledged.ts';
import { notify } from '../../../functions/domain/correspondence/notify.ts';
import { recordSent } from '../../../functions/domain/correspondence/record-sent.ts';
import { begin } from '../../../functions/domain/sla/clocks.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import { ukHousingOmbudsman } from '../../../functions/domain/sla/packs/uk-housing-ombudsman.ts';
import { type Policy, refOf } from '../../../functions/domain/sla/policy.ts';
import { aCase, later, noon, openDesk } from './desk.ts';

const lead = { type: 'staff', id: 'wang', role: 'lead' } as const;

/** A tenant's complaint that was acknowledged, answered after a day, and is reopened a day later. */
function reopened(policy: Policy) {
  const rules = [policy];
  const policies = rules.map(refOf);
  const matter = { kind: 'complaint', level: 'general', category: 'product-quality', channel: 'web' } as const;
  const { clocks } = begin({ matter, receivedAt: noon, policies }, rules);
  const told = acknowledged({ via: 'mail' }, later(noon, 1))(aCase({ policies, clocks }), later(noon, 1), rules);
  if (!told) throw new Error('Nobody was told.');
  const asCase = (next: object): Case => ({ ...aCase(), ...next });
  const answered = resolve('We mended the boiler.', lead)(asCase(told.next), later(noon, 1440), rules);
  const again = reopen('It is cold again.', lead)(asCase(answered.next), later(noon, 2880), rules);
  const desk = openDesk();
  desk.wait(2880);
  const event = desk.happens({ type: 'ComplaintReopened', facts: {}, words: {} }, asCase(again.next));
  const services = { ...desk.services, policies: { active: async () => rules, of: async () => rules } };
  return { desk, event, services, rules };
}

const types = (desk: ReturnType<typeof openDesk>) => desk.timeline.map(({ type }) => type);
const clocksOf = (desk: ReturnType<typeof openDesk>, from: string) =>
  desk.subject().clocks.filter((clock) => clock.from === from);

describe('A complaint at stage two', () => {
  test('is acknowledged when the letter that says so went out, and its answer is due counted from then', async () => {
    const { desk, event, services } = reopened(ukHousingOmbudsman);
    const reopenedAt = later(noon, 2880);
    await notify(services, event);
    desk.wait(10);
    for (const { reference, sent } of desk.reports) await recordSent(services, reference, sent);
    expect(types(desk)).toEqual(['ComplaintReopened', 'ComplaintAcknowledged']);
    expect(clocksOf(desk, 'reopening')).toMatchObject([{ kind: 'acknowledge', state: 'met', endedAt: reopenedAt }]);
    expect(clocksOf(desk, 'reopening-acknowledgement')).toMatchObject([
      { rule: 'stage-two-response', state: 'running', startedAt: reopenedAt },
    ]);
    expect(desk.subject()).toMatchObject({ acknowledgedAt: later(noon, 1), reopeningAcknowledgedAt: reopenedAt });
  });

  test('is so once, however often the report comes', async () => {
    const { desk, event, services } = reopened(ukHousingOmbudsman);
    await notify(services, event);
    for (const { reference, sent } of [...desk.reports, ...desk.reports]) await recordSent(services, reference, sent);
    expect(types(desk)).toEqual(['ComplaintReopened', 'ComplaintAcknowledged']);
  });

  test('is acknowledged by the first words of a person too, when no letter can be sent', () => {
    const { desk, rules } = reopened(ukHousingOmbudsman);
    const at = later(noon, 3000);
    const { next } = reply({ text: 'Somebody comes tomorrow.' }, lead)(desk.subject(), at, rules);
    expect(next.reopeningAcknowledgedAt).toBe(at);
    expect(next.clocks.findLast(({ kind }) => kind === 'acknowledge')).toMatchObject({ state: 'met', endedAt: at });
    expect(next.clocks.at(-1)).toMatchObject({ rule: 'stage-two-response', startedAt: at });
  });

  test('is not acknowledged by a late report of the first letter', async () => {
    const { desk, services, rules } = reopened(ukHousingOmbudsman);
    expect(acknowledged({ via: 'mail' }, later(noon, 1))(desk.subject(), later(noon, 3000), rules)).toBeUndefined();
    expect(await services.cases.find(desk.subject().reference)).toMatchObject({ version: 1 });
  });

  test('forgets, when it is reopened once more, that the earlier reopening was acknowledged', () => {
    const { desk, rules } = reopened(ukHousingOmbudsman);
    const answered = reply({ text: 'Somebody comes.' }, lead)(desk.subject(), later(noon, 3000), rules);
    const resolved = resolve('Mended.', lead)(answered.next as Case, later(noon, 3100), rules);
    const { next } = reopen('Again!', lead)(resolved.next as Case, later(noon, 4000), rules);
    expect(next.reopeningAcknowledgedAt).toBeUndefined();
    expect(next.clocks.at(-1)).toMatchObject({ rule: 'stage-two-acknowledgement', state: 'running' });
  });

  test('is told nothing new under policies that ask for no such acknowledgement', async () => {
    const { desk, event, services } = reopened(defaultPack);
    await notify(services, event);
    for (const { reference, sent } of desk.reports) await recordSent(services, reference, sent);
    expect(desk.mails).toHaveLength(1);
    expect(types(desk)).toEqual(['ComplaintReopened']);
  });
});
