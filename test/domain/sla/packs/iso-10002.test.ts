import { describe, expect, test } from '@jest/globals';
import { iso10002 } from '../../../../functions/domain/sla/packs/iso-10002.ts';
import { aComplaint } from './a-complaint.ts';

const utc = 'UTC';
const monday = '2026-03-02T09:00:00Z';

describe('After the stages of ISO 10002', () => {
  test('a complaint is acknowledged within the hour', () => {
    expect(aComplaint(iso10002, monday).due(utc, 'acknowledge')).toBe('2026-03-02 10:00');
  });

  test('it is assessed within a day, and within two hours when it is urgent', () => {
    expect(aComplaint(iso10002, monday).due(utc, 'first-response')).toBe('2026-03-03 09:00');
    expect(aComplaint(iso10002, monday, { about: { level: 'urgent' } }).due(utc, 'first-response')).toBe(
      '2026-03-02 11:00',
    );
  });

  test.each([
    { level: 'urgent', due: '2026-03-04 09:00' },
    { level: 'important', due: '2026-03-09 09:00' },
    { level: 'general', due: '2026-03-22 09:00' },
  ] as const)('the decision on a complaint of level $level is told by $due', ({ level, due }) => {
    expect(aComplaint(iso10002, monday, { about: { level } }).due(utc, 'resolution')).toBe(due);
  });

  test('its keeper tells the complainant each week how it stands, and within two days whoever asks', () => {
    const asked = aComplaint(iso10002, monday, {
      happens: [
        ['2026-03-04T09:00:00Z', { is: 'answered' }],
        ['2026-03-05T12:00:00Z', { is: 'written-to' }],
      ],
    });
    expect(asked.due(utc, 'progress-update')).toBe('2026-03-11 09:00');
    expect(asked.due(utc, 'next-response')).toBe('2026-03-07 12:00');
  });

  test('the decision waits for what the customer or a supplier owes', () => {
    const waited = aComplaint(iso10002, monday, {
      happens: [
        ['2026-03-03T09:00:00Z', { is: 'waiting', for: 'supplier' }],
        ['2026-03-08T09:00:00Z', { is: 'resumed' }],
      ],
    });
    expect(waited.due(utc, 'resolution')).toBe('2026-03-27 09:00');
  });

  test('a date that was promised is a clock of its own', () => {
    const dueAt = '2026-03-10T12:00:00.000Z';
    const promised = aComplaint(iso10002, monday, {
      happens: [['2026-03-03T09:00:00Z', { is: 'promised', clock: 'iso-10002/promise', dueAt }]],
    });
    expect(promised.clock('promise')).toMatchObject({ state: 'running', dueAt });
  });
});
