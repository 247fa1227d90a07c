import { describe, expect, test } from '@jest/globals';
import type { StepFacts } from '../../../functions/domain/complaint/events.ts';
import { personKey, readActionToken } from '../../../functions/domain/correspondence/action-links.ts';
import { escalate } from '../../../functions/domain/correspondence/escalate.ts';
import { flushDue } from '../../../functions/domain/correspondence/flush-due.ts';
import { recordDigestBounce } from '../../../functions/domain/correspondence/record-digest-bounce.ts';
import { advance } from '../../../functions/domain/sla/clocks.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import type { Recipient } from '../../../functions/domain/sla/policy.ts';
import { aCase, begun, hear, later, mailTo, noon, openDesk, settings } from './desk.ts';

const dueAt = later(noon, 24 * 60);
type StepType = 'DeadlineWarned' | 'DeadlineBreached' | 'CaseEscalated';
/** As the default policy has it: a warning to the keeper, the breach to lead and keeper, then up the line. */
const usual: Record<number, readonly Recipient[]> = { 0: ['assignee'], 1: ['lead', 'assignee'], 2: ['manager'] };
const step = (type: StepType, rung: number, to: readonly Recipient[] = usual[rung] ?? ['director']) => ({
  type,
  facts: {
    clock: 'first-response',
    id: 'default/first-response',
    step: rung,
    dueAt,
    rung,
    to,
    by: 'mail',
  } satisfies StepFacts,
  words: {},
});
const readers = (desk: ReturnType<typeof openDesk>) => desk.mails.map(({ to }) => to).toSorted();

describe('a warning', () => {
  test('goes to whoever has the case and says in five lines what, how long, who, what the customer said, and where', async () => {
    const desk = openDesk(aCase({ assignee: 'wang' }));
    desk.wait(18 * 60);
    await escalate(desk.services, [desk.happens(step('DeadlineWarned', 0))]);
    expect(readers(desk)).toEqual(['wang@example.com']);
    const { subject, text } = mailTo(desk, 'wang@example.com');
    expect(subject).toBe('[Due soon] First reply: 6 hours left (CR-7KQ3-M2XT, general)');
    expect(text.split('\n').slice(0, 5)).toEqual([
      'What: First reply is nearly due, by 2026-11-22 12:00 (Asia/Shanghai)',
      'Time left: 6 hours',
      'Who has it: Wang Fang (quality team)',
      'Customer: “The kettle leaks and nobody answers the phone.”',
      'Open: https://desk.example.com/console#/cases/CR-7KQ3-M2XT',
    ]);
  });

  test('goes to the first of the line when nobody has the case, and says so', async () => {
    const desk = openDesk();
    await escalate(desk.services, [desk.happens(step('DeadlineWarned', 0))]);
    const { text } = mailTo(desk, 'lead@example.com');
    expect(text).toContain('Who has it: Nobody yet (quality team)');
    expect(text).toContain('You receive this because nobody has taken the case.');
  });

  test('goes to the first of the line when the directory has no address for the keeper, and says so', async () => {
    const desk = openDesk(aCase({ assignee: 'ghost' }));
    await escalate(desk.services, [desk.happens(step('DeadlineWarned', 0))]);
    const { text } = mailTo(desk, 'lead@example.com');
    expect(text).toContain('Who has it: ghost (the staff directory has no address for them)');
    expect(text).toContain('the staff directory has no address for whoever has the case');
  });
});

describe('a breach', () => {
  test('goes to the first of the line and to the keeper, and says by how much it is late', async () => {
    const desk = openDesk(aCase({ assignee: 'wang' }));
    desk.wait(26 * 60 + 5);
    await escalate(desk.services, [desk.happens(step('DeadlineBreached', 1))]);
    expect(readers(desk)).toEqual(['lead@example.com', 'wang@example.com']);
    const { subject, text } = mailTo(desk, 'lead@example.com');
    expect(subject).toBe('[Late] First reply is 2 hours 5 minutes late (CR-7KQ3-M2XT, general)');
    expect(text.split('\n').slice(0, 2)).toEqual([
      'What: First reply is late, was due by 2026-11-22 12:00 (Asia/Shanghai)',
      'Late by: 2 hours 5 minutes',
    ]);
    expect(text).toContain('step 1 of the escalation ladder');
    expect(text).toContain('The rule: A first response within 24 hours.');
    expect(mailTo(desk, 'wang@example.com').text).toContain('because the case is yours');
  });

  test('is one mail when the keeper is the first of the line', async () => {
    const staff = { find: async () => ({ email: 'LEAD@example.com', name: 'Duty lead' }) };
    const desk = openDesk(aCase({ assignee: 'lead' }), { staff });
    await escalate(desk.services, [desk.happens(step('DeadlineBreached', 1))]);
    expect(readers(desk)).toEqual(['lead@example.com']);
  });

  test('reaches the line even when the keeper’s mail fails, and the failed one alone is tried again', async () => {
    const desk = openDesk(aCase({ assignee: 'wang' }));
    const event = desk.happens(step('DeadlineBreached', 1));
    const { carrier } = desk.services;
    const flaky = {
      send: async (mail: Parameters<typeof carrier.send>[0]) =>
        mail.to === 'wang@example.com' ? Promise.reject(new Error('time-out')) : carrier.send(mail),
    };
    await escalate({ ...desk.services, carrier: flaky }, [event]);
    expect(readers(desk)).toEqual(['lead@example.com']);
    await hear(desk);
    desk.wait(3);
    await flushDue(desk.services);
    expect(readers(desk)).toEqual(['lead@example.com', 'wang@example.com']);
  });
});

describe('an escalation', () => {
  test.each([
    [2, 'manager@example.com'],
    [3, 'manager@example.com'],
    [9, 'manager@example.com'],
  ])('to rung %d goes to %s alone', async (rung, address) => {
    const desk = openDesk(aCase({ assignee: 'wang' }));
    desk.wait(36 * 60);
    await escalate(desk.services, [desk.happens(step('CaseEscalated', rung))]);
    expect(readers(desk)).toEqual([address]);
    expect(mailTo(desk, address).subject).toMatch(/^\[Escalated\] First reply is 12 hours late and still open/);
    expect(mailTo(desk, address).headers).toMatchObject({ Importance: 'high' });
  });

  test('is written in Chinese where the desk speaks Chinese', async () => {
    const desk = openDesk(aCase({ assignee: 'wang' }), { settings: { ...settings, defaultLanguage: 'zh-CN' } });
    desk.wait(36 * 60);
    await escalate(desk.services, [desk.happens(step('CaseEscalated', 2))]);
    const { subject, text } = mailTo(desk, 'manager@example.com');
    expect(subject).toBe('【升级】首次答复已超时 12 小时，仍未完成（CR-7KQ3-M2XT 一般）');
    expect(text.split('\n').slice(0, 3)).toEqual([
      '事情：首次答复超时后仍未完成，本应不晚于 2026-11-22 12:00 (Asia/Shanghai)',
      '已超时：12 小时',
      '负责人：Wang Fang（质量组）',
    ]);
  });
});

test('Nobody is woken for a promise that has been kept meanwhile.', async () => {
  const desk = openDesk();
  const event = desk.happens(step('DeadlineWarned', 0), {
    clocks: advance(begun(noon), { is: 'answered', at: later(noon, 60) }, [defaultPack]).clocks,
  });
  await escalate(desk.services, [event]);
  expect(desk.mails).toEqual([]);
});

test('An escalation of a case that nobody has asks to give it to somebody.', async () => {
  const desk = openDesk();
  desk.wait(36 * 60);
  await escalate(desk.services, [desk.happens(step('CaseEscalated', 2))]);
  expect(mailTo(desk, 'manager@example.com').text).toContain('1. Give the case to somebody now');
});

test('A step told twice is one mail to each reader.', async () => {
  const desk = openDesk(aCase({ assignee: 'wang' }));
  const event = desk.happens(step('DeadlineBreached', 1));
  await escalate(desk.services, [event]);
  await hear(desk);
  await escalate(desk.services, [event]);
  expect(desk.mails).toHaveLength(2);
});

describe('The mail of a step', () => {
  const leave = (person: string) => ({
    person,
    from: noon,
    until: later(noon, 7 * 24 * 60),
    enteredBy: 'boss',
    enteredAt: noon,
  });

  test('goes to the next of the line while somebody is on leave, says so, and the case’s record shows it', async () => {
    const desk = openDesk();
    await desk.services.absences.put(leave('lead@example.com'));
    desk.wait(26 * 60);
    await escalate(desk.services, [desk.happens(step('DeadlineBreached', 1))]);
    expect(readers(desk)).toEqual(['manager@example.com']);
    expect(mailTo(desk, 'manager@example.com').text).toContain(
      'You receive this because Duty lead is on leave until 2026-11-28 12:00 (Asia/Shanghai), and you are next in line.',
    );
    expect([...desk.records.values()]).toEqual([
      expect.objectContaining({
        to: 'manager@example.com',
        toldAs: 'lead',
        passedOn: [{ name: 'Duty lead', reason: 'on-leave', until: later(noon, 7 * 24 * 60) }],
      }),
    ]);
  });

  test('reaches the last of the line when everybody is away, and asks them to see to it', async () => {
    const desk = openDesk();
    for (const person of ['lead@example.com', 'manager@example.com']) await desk.services.absences.put(leave(person));
    await escalate(desk.services, [desk.happens(step('CaseEscalated', 2))]);
    expect(mailTo(desk, 'manager@example.com').text).toContain('so is everybody else in the line');
  });

  test('offers to acknowledge, take over and reassign, each by a link that is its reader’s and this step’s', async () => {
    const desk = openDesk();
    await escalate(desk.services, [desk.happens(step('CaseEscalated', 2))]);
    const tokens = mailTo(desk, 'manager@example.com').text.match(/(?<=<https:\/\/desk\.example\.com\/confirm#)[^>]+/g);
    const { keyed } = desk.services;
    const links = await Promise.all((tokens ?? []).map(async (token) => readActionToken(keyed, token, noon)));
    const person = await personKey(keyed, { email: 'manager@example.com' });
    expect(links).toEqual(
      ['acknowledge', 'take-over', 'reassign'].map((action) =>
        expect.objectContaining({
          action,
          reference: 'CR-7KQ3-M2XT',
          clock: 'default/first-response',
          rung: 2,
          person,
        }),
      ),
    );
  });

  test('says who knows of it already, and since when', async () => {
    const desk = openDesk();
    desk.happens({
      type: 'EscalationAcknowledged',
      facts: { clock: 'default/first-response', rung: 1, person: 'wang' },
      words: {},
    });
    desk.wait(30);
    await escalate(desk.services, [desk.happens(step('CaseEscalated', 2))]);
    expect(mailTo(desk, 'manager@example.com').text).toContain(
      'Acknowledged: Wang Fang, 2026-11-21 12:00 (Asia/Shanghai) (30 minutes ago)',
    );
  });

  test('waits for the reader’s working hours, unless the case is urgent', async () => {
    // Noon of a Saturday.
    const escalation = [{ name: 'Duty lead', email: 'lead@example.com', calendar: 'cn-office' as const }];
    const calm = openDesk(aCase(), { settings: { ...settings, escalation } });
    await escalate(calm.services, [calm.happens(step('DeadlineBreached', 1))]);
    expect(calm.mails).toEqual([]);
    expect([...calm.records.values()].map(({ state }) => state)).toEqual(['waiting']);
    calm.wait(45 * 60 - 1);
    await flushDue(calm.services);
    expect(calm.mails).toEqual([]);
    calm.wait(1);
    await flushDue(calm.services);
    expect(readers(calm)).toEqual(['lead@example.com']);

    const level = { value: 'urgent', origin: 'rule', confidence: 1, reasons: [] } as const;
    const urgent = openDesk(aCase({ level: { ...level, reasons: [] } }), { settings: { ...settings, escalation } });
    await escalate(urgent.services, [urgent.happens(step('DeadlineBreached', 1))]);
    expect(readers(urgent)).toEqual(['lead@example.com']);
  });

  test('is not sent while the clock stands still', async () => {
    const desk = openDesk();
    const clocks = begun(noon).clocks.map((clock) => ({ ...clock, state: 'paused' as const }));
    await escalate(desk.services, [desk.happens(step('DeadlineBreached', 1), { clocks })]);
    expect(desk.mails).toEqual([]);
  });

  test('that the policy wants in a digest comes as one, at the end of the window', async () => {
    const desk = openDesk();
    const { facts, ...rest } = step('CaseEscalated', 2);
    await escalate(desk.services, [desk.happens({ ...rest, facts: { ...facts, by: 'digest' } })]);
    expect(desk.mails).toEqual([]);
    desk.wait(10);
    await flushDue(desk.services);
    expect(mailTo(desk, 'manager@example.com').subject).toMatch(/1 deadline$/);
  });
});

test('A digest that comes back is on the record of each of its cases.', async () => {
  const desk = openDesk();
  const { facts, ...rest } = step('CaseEscalated', 2);
  await escalate(desk.services, [desk.happens({ ...rest, facts: { ...facts, by: 'digest' } })]);
  desk.wait(10);
  await flushDue(desk.services);
  const { reference } = mailTo(desk, 'manager@example.com').tags;
  const bounce = { mailId: 'digest', bounce: 'permanent', detail: 'Mailbox full' } as const;
  await recordDigestBounce(desk.services)(desk.services, reference, bounce);
  expect(desk.timeline.at(-1)).toMatchObject({
    type: 'MailBounced',
    facts: { mailId: '000001-escalation-manager', bounce: 'permanent', detail: 'Mailbox full' },
  });
});
