import { causeCodes, treeQuery } from '../../contract/cause-shapes.ts';
import { defaultTree } from '../../domain/casework/causes/default-tree.ts';
import { newestTree } from '../../domain/casework/causes/publish-tree.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';
import { treeView } from './tree-view.ts';

/** The tree that cause codes are chosen from, or an earlier version of it. The ETag is what a change may insist on. */
export const readCauseCodes = (services: Pick<Services, 'causeTrees'>): Endpoint =>
  endpoint({
    query: treeQuery,
    answer: causeCodes,
    handle: async ({ query: { version } }) => {
      const inTheBox = version === defaultTree.version ? defaultTree : undefined;
      const tree =
        version === undefined ? await newestTree(services) : (inTheBox ?? (await services.causeTrees.version(version)));
      if (!tree) throw new DomainError('cause-codes.not-found', { version: version ?? 0 });
      return { body: treeView(tree), headers: { ETag: etagOf(tree.version) } };
    },
  });
