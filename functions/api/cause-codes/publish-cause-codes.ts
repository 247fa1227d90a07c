import { causeCodes } from '../../contract/cause-shapes.ts';
import { publishTree } from '../../domain/casework/causes/publish-tree.ts';
import { causeTreeSchema } from '../../domain/casework/causes/tree-schema.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';
import { treeView } from './tree-view.ts';

/** An enterprise's own cause codes, as the next version of the tree. */
export const publishCauseCodes = (services: Pick<Services, 'causeTrees' | 'clock' | 'log'>): Endpoint =>
  endpoint({
    body: causeTreeSchema,
    answer: causeCodes,
    handle: async ({ body, staff, expectedVersion }) => {
      const tree = await publishTree(services, body, staff, expectedVersion);
      return { body: treeView(tree), headers: { ETag: etagOf(tree.version) } };
    },
  });
