import type { Instant } from '../../complaint/complaint.ts';
import type { Language } from '../../complaint/vocabulary.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A day as one writes it to a customer: `3月5日周四`, `Thursday 5 March`. Making a formatter is dear: each is kept. */
export function dayIn(language: Language, timeZone: string, instant: Instant): string {
  const key = `${language} ${timeZone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const weekday = language === 'en' ? 'long' : 'short';
    const locale = language === 'en' ? 'en-GB' : language;
    formatter = new Intl.DateTimeFormat(locale, { timeZone, weekday, day: 'numeric', month: 'long' });
    formatters.set(key, formatter);
  }
  return formatter.format(Date.parse(instant));
}
