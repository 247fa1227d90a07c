import type { Language } from '../complaint/vocabulary.ts';
import { type Currency, minorDigits } from './currencies.ts';
import type { Money } from './money.ts';

/** `1,234.50`: the digits of the currency behind the point, thousands apart. */
function figures({ minor, currency }: Money): string {
  const behind = minorDigits(currency);
  const text = String(minor).padStart(behind + 1, '0');
  const whole = text.slice(0, text.length - behind).replace(/\B(?=(\d{3})+$)/g, ',');
  return behind === 0 ? whole : `${whole}.${text.slice(-behind)}`;
}

/** The same in every language, for refusals and logs: `CNY 1,234.50`. */
export const plainly = (money: Money): string => `${money.currency} ${figures(money)}`;

/** How Chinese readers name a currency, before and after the figures; others keep their code. */
const chinese: Partial<Record<Currency, readonly [before: string, after: string]>> = {
  CNY: ['人民币 ', ' 元'],
  HKD: ['', ' 港元'],
  MOP: ['', ' 澳门元'],
  TWD: ['', ' 新台币'],
  USD: ['', ' 美元'],
  EUR: ['', ' 欧元'],
  GBP: ['', ' 英镑'],
  JPY: ['', ' 日元'],
  KRW: ['', ' 韩元'],
  SGD: ['', ' 新加坡元'],
  AUD: ['', ' 澳元'],
  CAD: ['', ' 加元'],
  INR: ['', ' 印度卢比'],
};

/**
 * An amount as people read it: `CNY 1,234.50`, 人民币 1,234.50 元. Written here and not by `Intl`, whose data change
 * with the runtime and differ from ISO 4217 in the digits of a dozen currencies.
 */
export function moneyIn(language: Language, money: Money): string {
  if (language === 'en') return plainly(money);
  const [before, after] = chinese[money.currency] ?? ['', ` ${money.currency}`];
  return `${before}${figures(money)}${after}`;
}
