import type { Case } from '../../complaint/complaint.ts';
import type { Language } from '../../complaint/vocabulary.ts';
import { moneyIn } from '../../money/in-words.ts';
import type { Services } from '../../services.ts';

/**
 * The latest remedy of a case that may be told to the customer, in words: what was promised, and its amount. One that
 * nobody has approved yet is told to nobody. Reads one part, and only when there is one.
 */
export async function remedyInWords(
  { cases }: Pick<Services, 'cases'>,
  { reference, remedies = [] }: Pick<Case, 'reference' | 'remedies'>,
  language: Language,
): Promise<string | undefined> {
  const latest = remedies.findLast(({ state }) => state === 'approved' || state === 'executed');
  if (!latest) return undefined;
  const [part] = await cases.parts(reference, [{ kind: 'remedy', id: latest.id }]);
  if (part?.kind !== 'remedy') return undefined;
  const { kind, amount } = part.data;
  // It becomes a part of a sentence, which has its own full stop.
  const what = part.data.what.trim().replace(/[。.！!；;]+$/u, '');
  const paid = amount !== undefined && (kind === 'refund' || kind === 'compensation') ? moneyIn(language, amount) : '';
  if (paid === '' || what.includes(paid)) return what;
  return language === 'en' ? `${what} (${paid})` : `${what}（${paid}）`;
}
