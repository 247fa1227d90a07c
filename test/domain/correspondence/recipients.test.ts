import { describe, expect, test } from '@jest/globals';
import { readersOf, type Situation } from '../../../functions/domain/correspondence/recipients.ts';
import type { Recipient } from '../../../functions/domain/sla/policy.ts';
import { later, noon } from './desk.ts';

// Saturday, 21 November 2026, noon in Shanghai: the office there is closed.
const line = [
  { name: 'Li Wei', email: 'lead@example.com' },
  { name: 'Zhang Min', email: 'manager@example.com' },
  { name: 'Director', email: 'director@example.com' },
];
const until = later(noon, 3 * 24 * 60);
const away = (person: string, email?: string) => ({
  person,
  from: later(noon, -60),
  until,
  enteredBy: person,
  enteredAt: noon,
  ...(email !== undefined && { email }),
});
const wang = { name: 'Wang Fang', email: 'wang@example.com', id: 'wang' };

const told = (to: readonly Recipient[], changes: Partial<Situation> = {}, rung = 2) =>
  readersOf(
    { to, rung },
    {
      keeper: { is: 'known', name: wang.name },
      person: wang,
      settings: { escalation: line, onCall: [] },
      absences: [],
      reaches: (calendar) => calendar.nextOpening(noon),
      now: noon,
      ...changes,
    },
  );
const addresses = (...given: Parameters<typeof told>) => told(...given).map(({ email }) => email);

describe('A step is told to', () => {
  test('the first, second and third of the line as lead, manager and director', () => {
    expect(addresses(['lead', 'manager', 'director'])).toEqual(line.map(({ email }) => email));
  });

  test('the last of the line for those who are missing, once', () => {
    const settings = { escalation: line.slice(0, 2), onCall: [] };
    expect(addresses(['manager', 'director'], { settings })).toEqual(['manager@example.com']);
  });

  test('whoever has the case, and the first of the line when nobody has', () => {
    expect(addresses(['assignee'])).toEqual(['wang@example.com']);
    const [reader] = readersOf(
      { to: ['assignee'], rung: 0 },
      {
        keeper: { is: 'nobody' },
        settings: { escalation: line, onCall: [] },
        absences: [],
        reaches: () => noon,
        now: noon,
      },
    );
    expect(reader).toMatchObject({ email: 'lead@example.com', because: { is: 'stand-in' } });
  });

  test('an address that the policy names', () => {
    expect(told(['ombudsman@example.com'])).toEqual([
      {
        name: 'ombudsman@example.com',
        email: 'ombudsman@example.com',
        as: 'named-1',
        because: { is: 'named' },
        passedOn: [],
      },
    ]);
  });

  test('the first of the rota who is at work; to the first of the line when nobody is, and it says so', () => {
    const office = { name: 'Office', email: 'office@example.com', calendar: 'cn-office' } as const;
    const night = { name: 'Night desk', email: 'night@example.com', calendar: '24x7' } as const;
    const rota = (...onCall: (typeof office | typeof night)[]) => ({ settings: { escalation: line, onCall } });
    expect(addresses(['on-call'], rota(office, night))).toEqual(['night@example.com']);
    expect(told(['on-call'], rota(office))).toEqual([
      expect.objectContaining({
        email: 'lead@example.com',
        because: { is: 'in-place' },
        passedOn: [{ name: '', reason: 'nobody-on-call' }],
      }),
    ]);
  });

  test('one address once, however many of its names are called', () => {
    const person = { ...wang, email: 'LEAD@Example.com' };
    expect(addresses(['lead', 'assignee', 'lead@example.com'], { person })).toEqual(['lead@example.com']);
  });
});

describe('Somebody on leave', () => {
  test('passes on to the next of the line, who reads why and until when', () => {
    expect(told(['lead'], { absences: [away('lead@example.com')] })).toEqual([
      {
        name: 'Zhang Min',
        email: 'manager@example.com',
        as: 'lead',
        because: { is: 'in-place' },
        passedOn: [{ name: 'Li Wei', reason: 'on-leave', until }],
      },
    ]);
  });

  test('passes on by user name as well as by address', () => {
    expect(addresses(['assignee'], { absences: [away('wang')] })).toEqual(['lead@example.com']);
    expect(addresses(['assignee'], { absences: [away('wang@example.com')] })).toEqual(['lead@example.com']);
    expect(addresses(['lead'], { absences: [away('liwei', 'lead@example.com')] })).toEqual(['manager@example.com']);
  });

  test('at the top of the line passes down to somebody who is there', () => {
    expect(addresses(['director'], { absences: [away('director@example.com')] })).toEqual(['manager@example.com']);
  });

  test('is told all the same when the whole line is away: the last of it, and the mail says so', () => {
    const absences = line.map(({ email }) => away(email));
    expect(told(['lead', 'assignee'], { absences: [...absences, away('wang')] })).toEqual([
      expect.objectContaining({ email: 'director@example.com', away: true, because: { is: 'in-place' } }),
    ]);
  });

  test('is told one mail where two of their names pass on to one person, with both reasons', () => {
    const absences = [away('lead@example.com'), away('wang')];
    const [only, ...others] = told(['lead', 'assignee'], { absences });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ email: 'manager@example.com', as: 'lead' });
    expect(only?.passedOn.map(({ name }) => name)).toEqual(['Li Wei', 'Wang Fang']);
  });

  test('is asked at the time that the mail would reach them, not at the time of the step', () => {
    const escalation = [{ ...line[0], calendar: 'cn-office' } as const, ...line.slice(1)] as typeof line;
    const settings = { escalation, onCall: [] };
    // Back on Monday at 09:00, when their office opens: the mail waits for that anyway.
    const back = { ...away('lead@example.com'), until: '2026-11-23T01:00:00.000Z' };
    expect(addresses(['lead'], { settings, absences: [back] })).toEqual(['lead@example.com']);
    const from = { ...away('lead@example.com'), from: '2026-11-23T00:00:00.000Z', until: later(until, 9999) };
    expect(addresses(['lead'], { settings, absences: [from] })).toEqual(['manager@example.com']);
  });
});
