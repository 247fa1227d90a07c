import type { LadderStep, Match, Rule } from '../../../../functions/domain/sla/policy.ts';
import type { CoreWords } from '../../wording/core.ts';
import type { PageWords } from '../../wording/pages.ts';

type Words = { core: CoreWords; words: PageWords['policies'] };

/** `PT8H`, `3BD`, `P8W` in words; what is no amount stays as it is. */
export function amountInWords(amount: string, { words }: Words): string {
  const days = /^(\d+)BD$/.exec(amount)?.[1];
  if (days !== undefined) return words.amounts.businessDays(Number(days));
  const [, date = '', time = ''] = /^P((?:\d+[YMWD])*)(?:T((?:\d+[HMS])+))?$/.exec(amount) ?? [];
  const parts = [
    ...Array.from(date.matchAll(/(\d+)([YMWD])/g), ([, count, unit]) =>
      words.amounts.date[unitOf(unit)](Number(count)),
    ),
    ...Array.from(time.matchAll(/(\d+)([HMS])/g), ([, count, unit]) =>
      words.amounts.time[clockOf(unit)](Number(count)),
    ),
  ];
  return parts.length === 0 ? amount : parts.join(' ');
}

const unitOf = (unit = ''): 'Y' | 'M' | 'W' | 'D' => (unit === 'Y' || unit === 'M' || unit === 'W' ? unit : 'D');
const clockOf = (unit = ''): 'H' | 'M' | 'S' => (unit === 'H' || unit === 'M' ? unit : 'S');

/** `75%` of the target, or so long before it is due. */
export const warningInWords = (point: string, said: Words): string =>
  point.endsWith('%') ? said.words.afterShare(point) : said.words.before(amountInWords(point, said));

/** When a step is taken, who hears of it and how. */
export function stepInWords({ when, to, by }: LadderStep, said: Words): string {
  const { words } = said;
  const names: Readonly<Record<string, string>> = words.recipients;
  const [sign, rest] = [when.slice(0, 1), when.slice(1)];
  const amount = rest.endsWith('%') ? words.ofTarget(rest) : amountInWords(rest, said);
  const moment = rest === '0%' ? words.atDue : sign === '-' ? words.before(amount) : words.after(amount);
  return words.step(moment, to.map((one) => names[one] ?? one).join(words.and), words.hows[by]);
}

/** Which cases something concerns, a line for each field that is named. */
export function conditionsInWords(match: Match | undefined, { core, words }: Words): string[] {
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kind: core.kinds,
    level: core.levels,
    category: core.categories,
    channel: core.channels,
  };
  const fields: Readonly<Record<string, string>> = words.fields;
  return Object.entries<readonly string[]>(match ?? {}).map(
    ([field, values]) =>
      `${fields[field] ?? field}: ${values.map((value) => named[field]?.[value] ?? value).join(words.or)}`,
  );
}

/** What else a rule says: chance or duty, pauses, extension. */
export const termsInWords = ({ optional, pausesFor = [], extension }: Rule, language: 'en' | 'zh-CN', said: Words) => [
  ...(optional === true ? [said.words.optional] : []),
  ...pausesFor.map((what) => said.words.pauses[what]),
  ...(extension === undefined
    ? []
    : [said.words.extension(amountInWords(extension.to, said), extension.says[language])]),
];
