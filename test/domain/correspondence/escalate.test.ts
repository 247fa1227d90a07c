import { describe, expect, test } from '@jest/globals';
import type { StepFacts } from '../../../functions/domain/complaint/events.ts';
import { escalate } from '../../../functions/domain/correspondence/escalate.ts';
import { flushDue } from '../../../functions/domain/correspondence/flush-due.ts';
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
