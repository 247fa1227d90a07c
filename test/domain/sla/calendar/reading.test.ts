import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAmount } from '../../../../functions/domain/sla/calendar/amount.ts';
import { isoText } from '../../../../functions/domain/sla/calendar/iso-text.ts';
import { readInstant } from '../../../../functions/domain/sla/calendar/read-instant.ts';

describe('An amount', () => {
  const none = { years: 0, months: 0, weeks: 0, days: 0 };

  test.each([
    ['PT8H', { type: 'working', milliseconds: 28_800_000 }],
    ['PT1H30M', { type: 'working', milliseconds: 5_400_000 }],
    ['PT1.5H', { type: 'working', milliseconds: 5_400_000 }],
    ['PT90M', { type: 'working', milliseconds: 5_400_000 }],
    ['PT0,25S', { type: 'working', milliseconds: 250 }],
    ['PT0S', { type: 'working', milliseconds: 0 }],
    ['3BD', { type: 'business-days', days: 3 }],
    ['P8W', { type: 'calendar', ...none, weeks: 8 }],
    ['P15D', { type: 'calendar', ...none, days: 15 }],
    ['P1M', { type: 'calendar', ...none, months: 1 }],
    ['P1Y2M3W4D', { type: 'calendar', years: 1, months: 2, weeks: 3, days: 4 }],
  ])('%s is read', (text, amount) => {
    expect(readAmount(text)).toEqual(amount);
  });

  test.each([
    '',
    'P',
    'PT',
    '8H',
    'PT8',
    'P8',
    '-PT8H',
    'PT-8H',
    '0BD',
    '-1BD',
    '1.5BD',
    'P1DT8H',
    'P1.5D',
    'PT1.5H30M',
    'pt8h',
    'PT8H ',
  ])('"%s" is none', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });
});

describe('A point in time', () => {
  test.each([
    ['2026-10-01T09:00:00+08:00', '2026-10-01T01:00:00.000Z'],
    ['2026-10-01T09:00+08:00', '2026-10-01T01:00:00.000Z'],
    ['2026-10-01T09:00+0530', '2026-10-01T03:30:00.000Z'],
    ['2026-10-01T09:00-04', '2026-10-01T13:00:00.000Z'],
    ['2026-10-01T09:00:00Z', '2026-10-01T09:00:00.000Z'],
    ['2026-10-01t09:00:00z', '2026-10-01T09:00:00.000Z'],
    ['2026-10-01T09:00:00.1234567Z', '2026-10-01T09:00:00.123Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s is read', (text, at) => {
    expect(readInstant(text)).toEqual({ at });
  });

  test.each(['2026-10-01T09:00', '2026-10-01T09:00:00.000', '2026-10-01'])(
    '%s does not say whose clock it is',
    (text) => {
      expect(readInstant(text)).toBe('no-zone');
    },
  );

  test.each([
    '',
    'tomorrow',
    '2026-02-30T00:00Z',
    '2026-02-29T00:00Z',
    '2026-13-01T00:00Z',
    '2026-10-01T24:00Z',
    '2026-10-01T09:60Z',
    '2026-10-01 09:00Z',
    '1790845200000',
    '2026-10-01T09:00+25:00',
  ])('"%s" is none', (text) => {
    expect(readInstant(text)).toBe('unreadable');
  });
});

test('An instant is written as Date writes it, from 1970 to 2199', () => {
  const instants = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) - 1 });
  fc.assert(
    fc.property(instants, (instant) => {
      expect(isoText(instant)).toBe(new Date(instant).toISOString());
    }),
    { seed: 20_261_001, numRuns: 5000, examples: [[0], [Date.UTC(2200, 0, 1) - 1], [Date.UTC(2028, 1, 29)]] },
  );
});
