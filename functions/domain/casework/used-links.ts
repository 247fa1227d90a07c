import type { Case, CaseDraft, Instant } from '../complaint/complaint.ts';
import { type ActionToken, invalidLink } from '../correspondence/action-links.ts';
import { linkDays } from '../correspondence/link-actions.ts';
import { DomainError } from '../errors.ts';

/** More than the mails about one case can bring in the life of a link; beyond, the console is the way. */
const mostUsed = 200;

/** When this link was used, or undefined while it was not. */
export const usedAt = ({ usedLinks = [] }: Pick<Case, 'usedLinks'>, { mark }: ActionToken): Instant | undefined =>
  usedLinks.find((used) => used.mark === mark)?.at;

/**
 * A link works once.
 * @param by whose link it is, as the refusal names them
 * @throws DomainError `link.used` with `by`, `at` and `reference`
 */
export function refuseUsed(subject: Case, link: ActionToken, by: string): void {
  const at = usedAt(subject, link);
  if (at !== undefined) throw new DomainError('link.used', { by, at, reference: subject.reference });
}

/**
 * The case remembers, in the very transaction that does what the link is for, that it was used. It may forget so when
 * the link has expired anyway: a link that was used at some time expires within `linkDays` of it. None is forgotten
 * sooner, so that no flood of links can wash a used one out.
 * @throws DomainError `link.invalid` when the case remembers as many as it can
 */
export function spend<D extends CaseDraft>(next: D, { mark }: ActionToken, now: Instant): D {
  const kept = new Date(Date.parse(now) - linkDays * 86_400_000).toISOString();
  const used = (next.usedLinks ?? []).filter(({ at }) => at >= kept);
  if (used.length >= mostUsed) throw invalidLink();
  return { ...next, usedLinks: [...used, { mark, at: now }] };
}
