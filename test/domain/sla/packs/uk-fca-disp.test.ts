import { describe, expect, test } from '@jest/globals';
import { ukFcaDisp } from '../../../../functions/domain/sla/packs/uk-fca-disp.ts';
import { aComplaint } from './a-complaint.ts';

const london = 'Europe/London';
/** Thursday before Christmas: Friday the 25th is a holiday, Monday the 28th stands in for Boxing Day on a Saturday. */
const christmasEve = '2026-12-24T11:00:00Z';

describe('Under the FCA’s DISP', () => {
  test('a complaint received on Thursday 24 December can be closed as a summary resolution until the close of 31 December', () => {
    const chance = aComplaint(ukFcaDisp, christmasEve).clock('resolution', 'summary-resolution');
    expect(chance).toMatchObject({ state: 'running', dueAt: '2026-12-31T17:30:00.000Z' });
  });

  test('one that comes on a Saturday, or on Friday night, can until the close of Wednesday', () => {
    for (const receivedAt of ['2026-11-07T09:00:00Z', '2026-11-06T23:30:00Z']) {
      expect(aComplaint(ukFcaDisp, receivedAt).due(london, 'resolution', 'summary-resolution')).toBe(
        '2026-11-11 17:30',
      );
    }
  });

  test('solved in those three days, both the chance and the eight weeks are met', () => {
    const solved = aComplaint(ukFcaDisp, christmasEve, { happens: [['2026-12-31T17:00:00Z', { is: 'resolved' }]] });
    expect(solved.clocks.filter(({ kind }) => kind === 'resolution').map(({ state }) => state)).toEqual(['met', 'met']);
  });

  test('solved a day later the chance is over, and nobody is late', () => {
    const solved = aComplaint(ukFcaDisp, christmasEve, { happens: [['2027-01-04T10:00:00Z', { is: 'resolved' }]] });
    expect(solved.clock('resolution', 'summary-resolution')).toMatchObject({
      state: 'cancelled',
      endedAt: '2026-12-31T17:30:00.000Z',
    });
    expect(solved.clock('resolution', 'final-response')).toMatchObject({ state: 'met' });
  });

  test('the missed chance warns nobody and tells nobody', () => {
    expect(aComplaint(ukFcaDisp, christmasEve).steps(london, 'resolution', 'summary-resolution')).toEqual([
      '2026-12-31 17:30 DeadlineLapsed ',
    ]);
  });

  test('the final response is due eight weeks after receipt, at the same hour, also when the clocks go back between', () => {
    expect(aComplaint(ukFcaDisp, '2026-09-21T09:00:00Z').due(london, 'resolution', 'final-response')).toBe(
      '2026-11-16 10:00',
    );
  });

  test('the written acknowledgement is due, by our own number, at the close of the fifth business day', () => {
    // 29, 30, 31 December, 4 and 5 January: 1 January is a holiday.
    expect(aComplaint(ukFcaDisp, christmasEve).due(london, 'acknowledge')).toBe('2027-01-05 17:30');
  });

  test.each(['Visa debit Card', 'E-money account', 'international transfer', '手机钱包', '信用卡'])(
    'a complaint about %s is one about payments: a final response within 15 business days',
    (product) => {
      const complaint = aComplaint(ukFcaDisp, '2026-11-02T10:00:00Z', { about: { product } });
      expect(complaint.due(london, 'resolution', 'payments')).toBe('2026-11-23 17:30');
      expect(complaint.clock('resolution', 'final-response')).toBeUndefined();
    },
  );

  test('in exceptional cases a holding reply by day 15 gives it 35 business days, counted from receipt', () => {
    const held = aComplaint(ukFcaDisp, '2026-11-02T10:00:00Z', {
      about: { product: 'payments' },
      happens: [['2026-11-23T16:00:00Z', { is: 'extended', clock: 'uk-fca-disp/resolution' }]],
    });
    // 20 business days in November, 15 to Monday 21 December.
    expect(held.due(london, 'resolution', 'payments')).toBe('2026-12-21 17:30');
  });

  test('no waiting for the customer stops the clock', () => {
    const waiting = aComplaint(ukFcaDisp, '2026-09-21T09:00:00Z', {
      happens: [['2026-09-22T09:00:00Z', { is: 'waiting', for: 'customer' }]],
    });
    expect(waiting.clock('resolution', 'final-response')).toMatchObject({ state: 'running' });
    expect(waiting.due(london, 'resolution', 'final-response')).toBe('2026-11-16 10:00');
  });

  test('a breach tells the lead, the keeper and the manager at once, and the director by the close of the next business day', () => {
    const steps = aComplaint(ukFcaDisp, '2026-11-02T10:00:00Z', { about: { product: 'payments' } }).steps(
      london,
      'resolution',
      'payments',
    );
    expect(steps.slice(-2)).toEqual([
      '2026-11-23 17:30 DeadlineBreached lead, assignee, manager',
      '2026-11-24 17:30 CaseEscalated director',
    ]);
    expect(steps.slice(0, -2).map((step) => step.split(' ')[2])).toEqual(Array(3).fill('DeadlineWarned'));
  });

  test('a complaint of before 13 January 2018, and praise, have no such clocks', () => {
    expect(aComplaint(ukFcaDisp, '2018-01-12T10:00:00Z').clocks).toEqual([]);
    expect(aComplaint(ukFcaDisp, christmasEve, { about: { kind: 'praise' } }).clocks).toEqual([]);
  });
});
