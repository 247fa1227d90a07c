import canonicalize from 'canonicalize';
import type { Actor } from '../../complaint/complaint.ts';
import { DomainError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { CauseTree, PublishedTree } from './cause-tree.ts';
import { defaultTree } from './default-tree.ts';

/** The tree that codes are chosen from now: the enterprise's newest, or the one in the box. */
export const newestTree = async ({ causeTrees }: Pick<Services, 'causeTrees'>): Promise<PublishedTree> =>
  (await causeTrees.newest()) ?? defaultTree;

/**
 * Publishes an enterprise's own tree as the next version. Cases keep the codes that they have. What the newest version
 * says already is not published again.
 * @param expectedVersion the version that the caller saw (If-Match), when they insist on it
 * @throws DomainError `cause-codes.changed` when it is another one by now
 */
export async function publishTree(
  services: Pick<Services, 'causeTrees' | 'clock' | 'log'>,
  { codes }: CauseTree,
  by: Extract<Actor, { type: 'staff' }>,
  expectedVersion?: number,
): Promise<PublishedTree> {
  const newest = await newestTree(services);
  if (expectedVersion !== undefined && expectedVersion !== newest.version) throw changed(newest);
  if (canonicalize(codes) === canonicalize(newest.codes)) return newest;
  const published = { at: services.clock.now(), by: by.id };
  const tree = { version: newest.version + 1, codes, published };
  if ((await services.causeTrees.publish(tree)) === 'outrun') throw changed(await newestTree(services));
  services.log.info('Cause codes were published.', { version: tree.version, ...published, role: by.role });
  return tree;
}

const changed = ({ version, published }: PublishedTree): DomainError =>
  new DomainError('cause-codes.changed', { version, by: published?.by ?? '', at: published?.at ?? '' });
