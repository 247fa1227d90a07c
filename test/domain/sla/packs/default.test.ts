import { describe, expect, test } from '@jest/globals';
import { defaultPack } from '../../../../functions/domain/sla/packs/default.ts';
import { aComplaint } from './a-complaint.ts';

const utc = 'UTC';
const monday = '2026-03-02T09:00:00Z';
const later = [
  ['2026-03-02T10:00:00Z', { is: 'answered' }],
  ['2026-03-05T09:00:00Z', { is: 'written-to' }],
] as const;

describe('Under the default policy', () => {
  test.each([
    { level: 'general', first: '2026-03-03 09:00', next: '2026-03-06 09:00', resolved: '2026-03-09 09:00' },
    { level: 'important', first: '2026-03-02 17:00', next: '2026-03-06 09:00', resolved: '2026-03-05 09:00' },
    { level: 'urgent', first: '2026-03-02 11:00', next: '2026-03-05 13:00', resolved: '2026-03-03 09:00' },
  ] as const)('a complaint of level $level is answered by $first and resolved by $resolved', (promised) => {
    const about = { level: promised.level };
    const complaint = aComplaint(defaultPack, monday, { about });
    expect(complaint.due(utc, 'acknowledge')).toBe('2026-03-02 10:00');
    expect(complaint.due(utc, 'first-response')).toBe(promised.first);
    expect(complaint.due(utc, 'resolution')).toBe(promised.resolved);
    expect(aComplaint(defaultPack, monday, { about, happens: [...later] }).due(utc, 'next-response')).toBe(
      promised.next,
    );
  });

  test('a breach tells the lead and the keeper, half the time later the manager, as much later the director', () => {
    expect(aComplaint(defaultPack, monday).steps(utc, 'first-response')).toEqual([
      '2026-03-03 03:00 DeadlineWarned assignee',
      '2026-03-03 09:00 DeadlineBreached lead, assignee',
      '2026-03-03 21:00 CaseEscalated manager',
      '2026-03-04 09:00 CaseEscalated director',
    ]);
  });

  test('the resolution waits for the customer, the first response does not', () => {
    const waited = aComplaint(defaultPack, monday, {
      happens: [
        ['2026-03-02T12:00:00Z', { is: 'waiting', for: 'customer' }],
        ['2026-03-04T12:00:00Z', { is: 'resumed' }],
      ],
    });
    expect(waited.due(utc, 'resolution')).toBe('2026-03-11 09:00');
    expect(waited.due(utc, 'first-response')).toBe('2026-03-03 09:00');
  });

  test('praise and suggestions start no clock', () => {
    expect(aComplaint(defaultPack, monday, { about: { kind: 'praise' } }).clocks).toEqual([]);
    expect(aComplaint(defaultPack, monday, { about: { kind: 'suggestion' } }).clocks).toEqual([]);
  });

  test('a promised date is held', () => {
    const dueAt = '2026-03-10T12:00:00.000Z';
    const promised = aComplaint(defaultPack, monday, {
      happens: [['2026-03-03T09:00:00Z', { is: 'promised', clock: 'default/promise', dueAt }]],
    });
    expect(promised.clock('promise')).toMatchObject({ rule: 'promise', dueAt });
  });
});
