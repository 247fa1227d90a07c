import { describe, expect, test } from '@jest/globals';
import { inWords, momentIn } from '../../../functions/domain/correspondence/moments.ts';
import { later, noon } from './desk.ts';

const minute = 60_000;

describe('a length of time in words', () => {
  test.each([
    [10_000, 'less than a minute', '不到 1 分钟'],
    [minute, '1 minute', '1 分钟'],
    [61 * minute, '1 hour 1 minute', '1 小时 1 分钟'],
    [24 * 60 * minute - 2_000, '24 hours', '24 小时'],
    [47 * 60 * minute + 59 * minute, '47 hours 59 minutes', '47 小时 59 分钟'],
    [48 * 60 * minute, '2 days', '2 天'],
    [(7 * 24 - 1) * 60 * minute - 20 * minute, '6 days 23 hours', '6 天 23 小时'],
    [-125 * minute, '2 hours 5 minutes', '2 小时 5 分钟'],
  ])('%d ms are %s, %s', (milliseconds, english, chinese) => {
    expect(inWords(milliseconds, 'en')).toBe(english);
    expect(inWords(milliseconds, 'zh-CN')).toBe(chinese);
  });
});

describe('a moment', () => {
  test('is told in the zone of the settings, which it names, with how far off it is', () => {
    expect(momentIn('en', 'Asia/Shanghai', later(noon, 120), noon)).toEqual({
      at: '2026-11-21 14:00 (Asia/Shanghai)',
      fromNow: 'in 2 hours',
      span: '2 hours',
      past: false,
    });
    expect(momentIn('zh-CN', 'Europe/Berlin', later(noon, -5), noon)).toMatchObject({
      at: '2026-11-21 04:55 (Europe/Berlin)',
      fromNow: '5 分钟前',
      past: true,
    });
  });

  test('keeps midnight as 00:00', () => {
    expect(momentIn('en', 'UTC', '2026-11-22T00:00:00.000Z', noon).at).toBe('2026-11-22 00:00 (UTC)');
  });
});
