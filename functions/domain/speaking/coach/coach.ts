import type { Language } from '../../complaint/vocabulary.ts';
import { dayIn } from './day.ts';
import type { ReplyFacts } from './facts.ts';
import type { Finding } from './findings.ts';
import { plainWordsFor } from './plain-words.ts';
import { reasons } from './reasons.ts';
import { type Review, review } from './review.ts';
import { suggestions } from './suggestions.ts';

/** Why it matters, in the desk's language; what to write instead, in the reply's. */
export type Advice = Finding & { why: string; suggestion?: string };
export type Coached = Omit<Review, 'findings'> & { findings: Advice[] };

/**
 * A review with its reasons and its suggestions, each filled with the facts that are known.
 * @param desk the language of whoever writes the reply
 * @param timeZone IANA name, for the date of the next step
 */
export function coach(text: string, facts: ReplyFacts, desk: Language, timeZone: string): Coached {
  const { findings, language, score, parts } = review(text, facts);
  const known = {
    name: facts.customerName,
    product: facts.product,
    day: facts.dueAt === undefined ? undefined : dayIn(language, timeZone, facts.dueAt),
  };
  return {
    language,
    score,
    parts,
    findings: findings.map((finding) => {
      const { code, start, end } = finding;
      const plain = code === 'jargon' ? plainWordsFor(text.slice(start, end), language, known) : undefined;
      const suggestion = plain ?? suggestions[language][code]?.(known);
      return { ...finding, why: reasons[desk][code], ...(suggestion !== undefined && { suggestion }) };
    }),
  };
}
