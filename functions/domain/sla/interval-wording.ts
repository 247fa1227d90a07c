import type { IntervalReason } from './calendar/day-plan.ts';
import type { WaitedFor } from './clock.ts';
import type { Sentence } from './policy.ts';

/** Why a stretch of time is counted, or is not. */
export type IntervalCode = IntervalReason['code'] | 'calendar-time' | 'day-of-start' | `waiting-for-${WaitedFor}`;

const wording: Record<IntervalCode, Sentence> = {
  'working-time': { en: 'Working time', 'zh-CN': '工作时间' },
  'around-the-clock': { en: 'Every hour counts', 'zh-CN': '全天计时' },
  'calendar-time': { en: 'Calendar time: every hour counts', 'zh-CN': '自然日：每小时都计时' },
  'outside-hours': { en: 'Outside working hours', 'zh-CN': '非工作时间' },
  'day-off': { en: 'A day off of the week', 'zh-CN': '每周休息日' },
  holiday: { en: 'Public holiday', 'zh-CN': '节假日' },
  'make-up-day': { en: 'Make-up working day', 'zh-CN': '调休上班日' },
  'other-hours': { en: 'A day with other hours', 'zh-CN': '特殊工作时间' },
  'day-of-start': { en: 'The day it began is not counted', 'zh-CN': '起始当日不计入' },
  'waiting-for-customer': { en: 'Waiting for the customer', 'zh-CN': '等待顾客' },
  'waiting-for-supplier': { en: 'Waiting for a supplier', 'zh-CN': '等待供应商' },
};

/** The reason in words, with the day's name when it has one. */
export function wordingOf(code: IntervalCode, name?: Sentence): Sentence {
  const { en, 'zh-CN': zh } = wording[code];
  return name ? { en: `${en}: ${name.en}`, 'zh-CN': `${zh}：${name['zh-CN']}` } : { en, 'zh-CN': zh };
}
