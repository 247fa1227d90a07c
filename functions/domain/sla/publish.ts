import type { Actor } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { PublishedPolicy, Services } from '../services.ts';
import type { Policy } from './policy.ts';
import { invalid, refText, sameContent } from './stock.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

const mostAttempts = 5;

/** Words that the API's addresses use beside the ids of policies. */
const reserved = ['active', 'replay', 'rollback', 'validate'];

/**
 * Publishes an enterprise's own policy as the next version of its id; it is given to nobody until it is activated.
 * What the newest version says already is not published again.
 *
 * @param document a policy that `policySchema` has checked; its version is left out of account
 * @throws DomainError `policy.invalid` when the id is a pack's or a word of the API, `policy.conflict` when others keep
 *   publishing versions of it at this very moment
 */
export async function publishPolicy(
  { shelf, packs, clock, log }: Pick<Services, 'shelf' | 'packs' | 'clock' | 'log'>,
  document: Policy,
  by: Staff,
): Promise<PublishedPolicy> {
  const { id } = document;
  if (packs.some((pack) => pack.id === id)) throw invalid([{ field: 'id', code: 'pack-in-the-box', detail: id }]);
  if (reserved.includes(id)) throw invalid([{ field: 'id', code: 'reserved-id', detail: id }]);
  for (let attempt = 1; ; attempt += 1) {
    const newest = (await shelf.published()).findLast(({ policy }) => policy.id === id);
    if (newest && sameContent({ ...document, version: newest.policy.version }, newest.policy)) return newest;
    const policy = { ...document, version: (newest?.policy.version ?? 0) + 1 };
    const published: PublishedPolicy = { policy, at: clock.now(), by: by.id };
    if ((await shelf.publish(published)) === 'published') {
      log.info('A policy was published.', { policy: refText(policy), at: published.at, by: by.id, role: by.role });
      return published;
    }
    if (attempt === mostAttempts) {
      throw new DomainError('policy.conflict', { by: newest?.by ?? '', at: newest?.at ?? '' });
    }
  }
}
