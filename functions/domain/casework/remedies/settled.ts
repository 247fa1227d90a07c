import { DomainError } from '../../errors.ts';
import { plainly } from '../../money/in-words.ts';
import type { RemedyLine } from './remedy.ts';

/**
 * No case is closed over a remedy that somebody still has to decide on or to carry out.
 * @throws DomainError `remedy.undecided`, `remedy.not-executed`, naming the first of them
 */
export function ensureSettled(remedies: readonly RemedyLine[] = []): void {
  const open = remedies.find(({ state }) => state === 'proposed' || state === 'approved');
  if (!open) return;
  const { id, kind, minor, currency } = open;
  const amount = minor === undefined || currency === undefined ? '–' : plainly({ minor, currency });
  throw new DomainError(open.state === 'proposed' ? 'remedy.undecided' : 'remedy.not-executed', {
    remedy: id,
    kind,
    amount,
  });
}
