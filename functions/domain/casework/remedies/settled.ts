import { DomainError } from '../../errors.ts';
import { plainly } from '../../money/in-words.ts';
import type { RemedyLine } from './remedy.ts';

/**
 * No case is closed over a remedy that somebody still has to decide on or to carry out.
 * @throws DomainError `remedy.undecided`, `remedy.not-executed`, `promise.of-remedy`, naming the first of them
 */
export function ensureSettled(remedies: readonly RemedyLine[] = []): void {
  const rejected = remedies.find(({ state, clock }) => state === 'rejected' && clock !== undefined);
  // What was rejected was to replace something that the customer was promised, and waits for still.
  if (rejected) throw new DomainError('promise.of-remedy', { remedy: rejected.id, clock: rejected.clock ?? '' });
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
