import { currencies, isCurrency, minorDigits } from '../../../../../functions/domain/money/currencies.ts';
import type { Language } from '../../../../../functions/domain/complaint/vocabulary.ts';
import type { Field, Values } from '../forms/field.ts';

/**
 * `399`, `399.00`, `1,234.5` in major units as minor units; undefined where it is no amount of the currency. A comma
 * only parts thousands: `12,50`, as half of Europe writes it, is asked about rather than taken for 1250.
 */
export function minorOf(written: string | undefined, currency: string | undefined): number | undefined {
  if (currency === undefined || !isCurrency(currency)) return undefined;
  const digits = minorDigits(currency);
  const text = (written ?? '').trim().replaceAll(/\s/g, '').replaceAll('，', ',');
  const [, whole = '', behind = ''] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:[.。](\d*))?$/.exec(text) ?? [];
  if (whole === '' || behind.length > digits) return undefined;
  return Number(whole.replaceAll(',', '') + behind.padEnd(digits, '0'));
}

/** Minor units as one writes them into a field: `399.00`. */
export function writtenOf(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/** Amount and currency as two fields of a form. */
export function amountFields(
  { amount, currency, amountHint }: { amount: string; currency: string; amountHint: string },
  language: Language,
  when: (values: Values) => boolean = () => true,
): Field[] {
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  const often = ['CNY', 'EUR', 'USD', 'GBP', 'JPY', 'HKD'];
  const codes = [...often, ...currencies.filter((code) => !often.includes(code))];
  return [
    { name: 'amount', is: 'line', label: amount, most: 20, digits: true, hint: amountHint, when },
    {
      name: 'currency',
      is: 'choice',
      label: currency,
      search: true,
      when,
      options: codes.map((value) => ({ value, label: `${value} – ${names.of(value) ?? value}` })),
    },
  ];
}

/** What most amounts of a customer are in, to begin with. */
export const usualCurrency = ({ language, country }: { language: Language; country: string | undefined }): string =>
  country === 'JP' ? 'JPY' : country === 'CN' || (country === undefined && language === 'zh-CN') ? 'CNY' : 'EUR';
