import { describe, expect, test } from '@jest/globals';
import { ieCpc } from '../../../../functions/domain/sla/packs/ie-cpc.ts';
import { aComplaint } from './a-complaint.ts';

const dublin = 'Europe/Dublin';
/** Friday 16 October 2026; Monday the 26th is the October bank holiday, in Ireland and not in England. */
const friday = '2026-10-16T09:00:00Z';

describe('Under Ireland’s Consumer Protection Code', () => {
  test('a complaint is acknowledged within five business days', () => {
    expect(aComplaint(ieCpc, friday).due(dublin, 'acknowledge')).toBe('2026-10-23 17:30');
  });

  test('the consumer hears again within twenty business days of the complaint', () => {
    // 5, 4 after the bank holiday, 5, 5 by 13 November: Monday the 16th is the twentieth.
    expect(aComplaint(ieCpc, friday).due(dublin, 'progress-update')).toBe('2026-11-16 17:30');
  });

  test('and within twenty more of each time that we wrote', () => {
    const told = aComplaint(ieCpc, friday, { happens: [['2026-11-10T15:00:00Z', { is: 'answered' }]] });
    expect(told.clocks.filter(({ kind }) => kind === 'progress-update').map(({ state }) => state)).toEqual([
      'met',
      'running',
    ]);
    expect(told.due(dublin, 'progress-update')).toBe('2026-12-08 17:30');
  });

  test('it is resolved within forty business days, whatever we wait for', () => {
    const waiting = aComplaint(ieCpc, friday, {
      happens: [['2026-10-20T09:00:00Z', { is: 'waiting', for: 'customer' }]],
    });
    expect(waiting.due(dublin, 'resolution')).toBe('2026-12-14 17:30');
    expect(waiting.clock('resolution')).toMatchObject({ state: 'running' });
  });

  test('resolved, no update is owed any more', () => {
    const resolved = aComplaint(ieCpc, friday, { happens: [['2026-11-02T09:00:00Z', { is: 'resolved' }]] });
    expect(resolved.clock('progress-update')).toMatchObject({ state: 'met' });
    expect(resolved.clocks.every(({ nextStepAt }) => nextStepAt === undefined)).toBe(true);
  });

  test('it concerns complaints from the day on which the revised code applies', () => {
    expect(aComplaint(ieCpc, '2026-03-23T23:00:00Z').clocks).toEqual([]);
    expect(aComplaint(ieCpc, '2026-03-24T09:00:00Z').clocks).toHaveLength(3);
  });
});
