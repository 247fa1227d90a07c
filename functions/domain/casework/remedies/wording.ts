import type { Language } from '../../complaint/vocabulary.ts';
import { moneyIn } from '../../money/in-words.ts';
import type { Remedy, RemedyKind } from './remedy.ts';
import { remedyKinds } from './remedy.ts';

export const remedyKindWords: Record<Language, Record<RemedyKind, string>> = {
  en: {
    refund: 'Refund',
    exchange: 'Exchange',
    repair: 'Repair',
    compensation: 'Compensation',
    apology: 'Apology',
    explanation: 'Explanation',
  },
  'zh-CN': {
    refund: '退款',
    exchange: '换货',
    repair: '维修',
    compensation: '补偿',
    apology: '道歉',
    explanation: '说明',
  },
};

/**
 * What the customer is promised, in their language: the kind, the amount where they are paid one (what an exchange or
 * a repair costs us is nothing to them), and our words.
 */
export function promiseInWords(
  { kind, amount, what }: Pick<Remedy, 'kind' | 'amount' | 'what'>,
  language: Language,
): string {
  const name = remedyKindWords[language][kind];
  const paid = amount && remedyKinds[kind] === 'amount' ? moneyIn(language, amount) : undefined;
  if (language === 'en') return `${paid === undefined ? name : `${name} of ${paid}`}: ${what}`;
  return `${paid === undefined ? name : `${name}${paid}`}：${what}`;
}
