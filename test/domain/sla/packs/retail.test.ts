import { describe, expect, test } from '@jest/globals';
import { retail } from '../../../../functions/domain/sla/packs/retail.ts';
import { aComplaint } from './a-complaint.ts';

const shanghai = 'Asia/Shanghai';
const london = 'Europe/London';
/** Friday 13 February 2026, 16:00 in Shanghai. Saturday the 14th makes up for Spring Festival, 15 to 23 February. */
const beforeFestival = '2026-02-13T08:00:00Z';
const british = { country: 'GB' } as const;

describe('Under the retail pack', () => {
  test('the customer knows within an hour that we have the complaint, day or night', () => {
    expect(aComplaint(retail, beforeFestival).due(shanghai, 'acknowledge')).toBe('2026-02-13 17:00');
  });

  test('the first response takes 8 working hours: two on Friday, six on the make-up Saturday after lunch', () => {
    expect(aComplaint(retail, beforeFestival).due(shanghai, 'first-response')).toBe('2026-02-14 16:30');
  });

  test('it is resolved by the close of the fifth business day', () => {
    // Saturday the 14th, then 24 to 27 February.
    expect(aComplaint(retail, beforeFestival).due(shanghai, 'resolution')).toBe('2026-02-27 18:00');
  });

  test.each([
    { country: 'GB', zone: london, due: '2026-03-30 15:30' },
    { country: 'IE', zone: 'Europe/Dublin', due: '2026-03-30 15:30' },
    { country: 'US', zone: 'America/New_York', due: '2026-03-30 12:00' },
    { country: 'IN', zone: 'Asia/Kolkata', due: '2026-03-28 17:30' },
    { country: 'FR', zone: shanghai, due: '2026-03-31 09:30' },
  ])('a customer in $country is answered in the hours of the office there, or of the head office', (there) => {
    // Friday 27 March, 16:00 in London and noon in New York; 21:30 in Kolkata, whose Saturday works;
    // midnight in China, whose day has 7.5 hours.
    const complaint = aComplaint(retail, '2026-03-27T16:00:00Z', { about: { country: there.country } });
    expect(complaint.due(there.zone, 'first-response')).toBe(there.due);
  });

  test('an urgent complaint is answered within 2 hours and resolved within 48, whatever the hour', () => {
    const urgent = aComplaint(retail, beforeFestival, { about: { level: 'urgent' } });
    expect(urgent.due(shanghai, 'first-response')).toBe('2026-02-13 18:00');
    expect(urgent.due(shanghai, 'resolution')).toBe('2026-02-15 16:00');
  });

  test('a further question is answered within 8 working hours', () => {
    const asked = aComplaint(retail, '2026-03-02T10:00:00Z', {
      about: british,
      happens: [
        ['2026-03-02T12:00:00Z', { is: 'answered' }],
        ['2026-03-03T15:30:00Z', { is: 'written-to' }],
      ],
    });
    expect(asked.due(london, 'next-response')).toBe('2026-03-04 15:00');
  });

  test('the customer hears from us every 3 business days', () => {
    const silent = aComplaint(retail, '2026-03-02T10:00:00Z', { about: british });
    expect(silent.due(london, 'progress-update')).toBe('2026-03-05 17:30');
    const told = aComplaint(retail, '2026-03-02T10:00:00Z', {
      about: british,
      happens: [['2026-03-04T10:00:00Z', { is: 'answered' }]],
    });
    expect(told.due(london, 'progress-update')).toBe('2026-03-09 17:30');
  });

  test('while we wait for the customer the resolution stands still, over the change of clocks and Easter', () => {
    // Due on 7 April. Monday 30 March 10:00 to Thursday 2 April 10:00 is waited: 41.5 of 42.5 hours are left.
    const complaint = aComplaint(retail, '2026-03-27T16:00:00Z', {
      about: british,
      happens: [
        ['2026-03-30T09:00:00Z', { is: 'waiting', for: 'customer' }],
        ['2026-04-02T09:00:00Z', { is: 'written-to' }],
      ],
    });
    expect(complaint.due(london, 'resolution')).toBe('2026-04-10 17:30');
    expect(complaint.due(london, 'first-response')).toBe('2026-03-30 15:30');
  });

  test('it is paused meanwhile, and no step is taken', () => {
    const waiting = aComplaint(retail, '2026-03-27T16:00:00Z', {
      about: british,
      happens: [['2026-03-30T09:00:00Z', { is: 'waiting', for: 'supplier' }]],
    });
    expect(waiting.clock('resolution')).toMatchObject({ state: 'paused' });
    expect(waiting.clock('resolution')?.nextStepAt).toBeUndefined();
  });

  test('a late answer goes up the line: lead and keeper, the manager after four hours, the director in the next digest', () => {
    const steps = aComplaint(retail, '2026-03-02T10:00:00Z', { about: british }).steps(london, 'first-response');
    expect(steps).toEqual([
      '2026-03-02 16:00 DeadlineWarned assignee',
      '2026-03-03 09:30 DeadlineBreached lead, assignee',
      '2026-03-03 13:30 CaseEscalated manager',
      '2026-03-04 17:30 CaseEscalated director',
    ]);
  });

  test('a date that we named is kept, to the minute', () => {
    const promised = aComplaint(retail, beforeFestival, {
      happens: [
        ['2026-02-13T09:00:00Z', { is: 'promised', clock: 'retail/promise', dueAt: '2026-02-20T04:00:00.000Z' }],
      ],
    });
    expect(promised.due(shanghai, 'promise')).toBe('2026-02-20 12:00');
  });

  test('reopened, the answer and the resolution are due anew', () => {
    const reopened = aComplaint(retail, '2026-03-02T10:00:00Z', {
      about: british,
      happens: [
        ['2026-03-03T09:00:00Z', { is: 'resolved' }],
        ['2026-03-09T10:00:00Z', { is: 'reopened' }],
      ],
    });
    expect(reopened.due(london, 'first-response')).toBe('2026-03-10 09:30');
    expect(reopened.due(london, 'resolution')).toBe('2026-03-16 17:30');
    expect(reopened.clocks.filter(({ state }) => state === 'breached')).toEqual([]);
  });
});
