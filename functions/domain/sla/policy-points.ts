import { type Amount, readAmount } from './calendar/amount.ts';

/** Why a text is refused: a code of the field sentences (api/problem-sentences.ts), and the limit that it missed. */
export type Refusal = { code: string; detail: string };

/** One place of a policy that is wrong, and why. */
export type Finding = Refusal & { path: (string | number)[] };

/** The longest that a policy may count: about two years. Calendars reach to 2199, and nobody is served by waiting longer. */
export const mostCounted = { hours: 8784, businessDays: 520, days: 732, percentAfter: 500 } as const;
/** How far before a due time business days are counted back; further back, calendar time says it as well. */
const mostBusinessDaysBefore = 30;

const refusal = (code: string, detail: string | number = ''): Refusal => ({ code, detail: String(detail) });

/** Why a text is no target: it cannot be read, is nothing, or is longer than anybody should wait. */
export function amountProblem(text: string): Refusal | undefined {
  const amount = readAmount(text);
  return amount ? sizeProblem(amount) : refusal('not-an-amount');
}

function sizeProblem(amount: Amount): Refusal | undefined {
  switch (amount.type) {
    case 'working':
      if (amount.milliseconds < 1000) return refusal('no-time');
      return amount.milliseconds > mostCounted.hours * 3_600_000
        ? refusal('too-much-time', `PT${mostCounted.hours}H`)
        : undefined;
    case 'business-days':
      return amount.days > mostCounted.businessDays
        ? refusal('too-much-time', `${mostCounted.businessDays}BD`)
        : undefined;
    case 'calendar': {
      const days = amount.years * 366 + amount.months * 31 + amount.weeks * 7 + amount.days;
      if (days === 0) return refusal('no-time');
      return days > mostCounted.days ? refusal('too-much-time', `P${mostCounted.days}D`) : undefined;
    }
    default:
      return amount satisfies never;
  }
}

const percent = /^\d{1,3}(?:\.\d{1,2})?%$/;
const numberOf = (text: string): number => Number(text.slice(0, -1));

/** Why a text is no warning point: neither a share of the target (`75%`) nor a time before it is due (`PT2H`, `1BD`). */
export function warningProblem(text: string): Refusal | undefined {
  if (text.endsWith('%')) {
    return percent.test(text) && numberOf(text) > 0 && numberOf(text) < 100 ? undefined : refusal('not-a-warning');
  }
  return readAmount(text) ? beforeProblem(text) : refusal('not-a-warning');
}

/** Why a text is no place on a ladder: `-25%`, `+0%`, `+50%`, `-PT2H`, `-1BD`, `+P1D`. */
export function stepProblem(text: string): Refusal | undefined {
  const [sign, rest] = [text.slice(0, 1), text.slice(1)];
  if (sign !== '+' && sign !== '-') return refusal('not-a-step');
  if (rest.endsWith('%')) {
    if (!percent.test(rest)) return refusal('not-a-step');
    if (sign === '-') return numberOf(rest) > 0 && numberOf(rest) < 100 ? undefined : refusal('not-a-step');
    return numberOf(rest) > mostCounted.percentAfter
      ? refusal('too-much-time', `+${mostCounted.percentAfter}%`)
      : undefined;
  }
  if (!readAmount(rest)) return refusal('not-a-step');
  return sign === '-' ? beforeProblem(rest) : amountProblem(rest);
}

/** Months and years differ in length, so that nothing says how far back they lead. */
function beforeProblem(text: string): Refusal | undefined {
  const amount = readAmount(text);
  if (amount?.type === 'calendar' && amount.years + amount.months > 0) return refusal('months-before');
  if (amount?.type === 'business-days' && amount.days > mostBusinessDaysBefore) {
    return refusal('too-much-time', `${mostBusinessDaysBefore}BD`);
  }
  return amountProblem(text);
}

/** Is the point counted back from the due time in business days? */
export const isBusinessDaysBefore = (point: string): boolean => /^-?\d+BD$/.test(point);
