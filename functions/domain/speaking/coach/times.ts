import type { Span } from './sentences.ts';

const zhNumber = '[\\d一二两三四五六七八九十]{1,3}';
const chinese = new RegExp(
  [
    '20\\d\\d年\\d{1,2}月\\d{1,2}[日号]?',
    '\\d{1,2}月\\d{1,2}[日号]?',
    '(?:本月|下月|这个月|下个月)\\d{1,2}[日号]',
    '\\d{1,2}[日号](?:之前|以前|前|上午|下午|晚上)',
    `${zhNumber} ?个? ?(?:工作日|自然日|小时|分钟|星期|礼拜|天|日|周)(?:之内|以内|内|里|后|之后)`,
    '今天|今日|今晚|明天|明日|明晚|明早|后天|大后天|本周内|月底前|下班前|周末前',
    '(?:本|这|下)?(?:周|星期|礼拜)[一二三四五六日天末]',
    '\\d{1,2}[点时](?:半|整)?(?:之前|以前|前)',
  ].join('|'),
  'g',
);

const enNumber = '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty)';
const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const english = new RegExp(
  [
    '20\\d\\d-\\d{2}-\\d{2}',
    `\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}\\b`,
    '\\bby the \\d{1,2}(?:st|nd|rd|th)\\b',
    `\\b${month} \\d{1,2}(?:st|nd|rd|th)?\\b`,
    '\\b(?:the day after tomorrow|today|tomorrow|tonight)\\b',
    '\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b',
    `\\b(?:within|in|inside|under) (?:the next )?${enNumber} (?:working |business |calendar )?(?:minute|hour|day|week|month)s?\\b`,
    "\\b(?:by|before|at|until) \\d{1,2}(?::\\d\\d)? ?(?:am|pm|a\\.m|p\\.m|o'clock)",
    '\\b(?:by|before|until) (?:the )?end of (?:the |this )?(?:day|week|month|business)\\b',
    '\\b(?:this|next) (?:morning|afternoon|evening|week)\\b',
  ].join('|'),
  'g',
);

/** A time that can only lie ahead. */
const ahead =
  /^(?:明|后天|大后天|下)|(?:内|里|前|后)$|^(?:within|in|inside|under|by|before|until|tomorrow|the day after|next)\b/;

/** Dates and spans of time that one can hold somebody to, in a text that is folded: lower case, simplified, half width. */
export const timesIn = (folded: string): (Span & { ahead: boolean })[] =>
  [chinese, english].flatMap((pattern) =>
    Array.from(folded.matchAll(pattern), ({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      ahead: ahead.test(found),
    })),
  );
