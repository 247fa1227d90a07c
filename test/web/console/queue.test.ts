import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asked, builtIn, type Filter, filterOf, isEmpty, isSame } from '../../../web/console/pages/queue/filter.ts';
import { pressed, shown, sortOf } from '../../../web/console/pages/queue/sorting.ts';
import { waited } from '../../../web/console/pages/dashboard/waited.ts';
import { spanOf, urgencyOf } from '../../../web/console/parts/spans.ts';
import { wording as dashboardEn } from '../../../web/console/wording/dashboard.en.ts';
import { wording as dashboardZh } from '../../../web/console/wording/dashboard.zh-CN.ts';
import { wording as en } from '../../../web/console/wording/core.en.ts';
import { wording as zh } from '../../../web/console/wording/core.zh-CN.ts';

const minutes = (count: number): number => count * 60_000;

describe('A filter of the queue', () => {
  test('is what its address says, and knows nothing else', () => {
    const query = new URLSearchParams('level=urgent&late=true&text= parcel &sort=due&cursor=x&customer=Bo');
    expect(filterOf(query)).toEqual({ level: 'urgent', late: 'true', text: 'parcel' });
    expect(isEmpty(filterOf(new URLSearchParams('sort=due')))).toBe(true);
  });

  test('survives being an address, whatever it asks for', () => {
    const value = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(fc.record({ text: value, assignee: value, level: value }, { requiredKeys: [] }), (filter) => {
        expect(isSame(filterOf(new URLSearchParams(new URLSearchParams(filter).toString())), filter)).toBe(true);
      }),
    );
  });

  test('by day means the day on which it is used, until its midnight', () => {
    const now = new Date(2026, 4, 6, 15, 30).getTime();
    const until = (filter: Filter): Date => new Date(asked(filter, now).dueBefore ?? '');
    expect(until(builtIn('lily').today)).toEqual(new Date(2026, 4, 7));
    expect(until({ dueBefore: 'tomorrow' })).toEqual(new Date(2026, 4, 8));
    expect(until({ dueBefore: 'week' })).toEqual(new Date(2026, 4, 14));
    expect(asked({ dueBefore: '2026-05-09T00:00:00Z' }, now)).toEqual({ dueBefore: '2026-05-09T00:00:00Z' });
  });
});

describe('The order of the queue', () => {
  test('is one that the API knows, and shown at the head of its column', () => {
    expect(sortOf(new URLSearchParams('sort=price'))).toBe('urgency');
    for (const sort of ['urgency', 'due', 'received', '-received'] as const) {
      const { field, descending } = shown(sort);
      expect(pressed({ sortingColumn: { sortingField: field }, isDescending: descending })).toBe(sort);
    }
  });
});

describe('A countdown', () => {
  test('says the two largest units, and seconds only when there is little time', () => {
    expect(spanOf(minutes(2 * 24 * 60 + 3 * 60 + 59), en)).toBe('2 d 3 h');
    expect(spanOf(minutes(119), en)).toBe('1 h 59 min');
    expect(spanOf(minutes(12) + 30_000, en)).toBe('12 min');
    expect(spanOf(minutes(4) + 10_000, en)).toBe('4 min 10 s');
    expect(spanOf(-minutes(61), zh)).toBe('1 小时 1 分');
    expect(spanOf(999, en)).toBe('0 s');
  });

  test('never says more than there is, nor a unit less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: minutes(60 * 24 * 400) }), (span) => {
        const units: Record<string, number> = { d: minutes(1440), h: minutes(60), min: minutes(1), s: 1_000 };
        const said = Array.from(spanOf(span, en).matchAll(/(\d+) (\w+)/g), ([, count, unit = '']) => ({
          milliseconds: Number(count) * (units[unit] ?? 0),
          unit: units[unit] ?? 0,
        }));
        const sum = said.reduce((all, { milliseconds }) => all + milliseconds, 0);
        expect(sum).toBeLessThanOrEqual(span);
        expect(span - sum).toBeLessThan(Math.max(said[0]?.unit ?? 0, 1_000));
      }),
    );
  });

  test('turns to near, and then to late', () => {
    const due = '2026-05-06T12:00:00Z';
    expect(urgencyOf(due, Date.parse('2026-05-06T07:59:00Z'))).toBe('ahead');
    expect(urgencyOf(due, Date.parse('2026-05-06T08:01:00Z'))).toBe('near');
    expect(urgencyOf(due, Date.parse('2026-05-06T12:00:01Z'))).toBe('late');
  });
});

describe('How long customers waited', () => {
  test.each([
    [0, 'under a minute', '不到 1 分钟'],
    [0.008, 'under a minute', '不到 1 分钟'],
    // Five minutes, as hours to three places.
    [0.083, '5 min', '5 分'],
    [1.5, '1 h 30 min', '1 小时 30 分'],
    [2160, '90 d or more', '90 天以上'],
  ])('%f hours are %s', (hours, inEnglish, inChinese) => {
    expect(waited(hours, { core: en, words: dashboardEn })).toBe(inEnglish);
    expect(waited(hours, { core: zh, words: dashboardZh })).toBe(inChinese);
  });
});
