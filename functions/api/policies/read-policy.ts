import { policyDocument, versionQuery } from '../../contract/policy-shapes.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { stockOf } from '../../domain/sla/stock.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { documentView } from './policy-view.ts';

/** A policy as it was written, its newest version or the one that is asked for: what PUT takes, to start from. */
export const readPolicy = ({ shelf, packs }: Pick<Services, 'shelf' | 'packs'>): Endpoint =>
  endpoint({
    query: versionQuery,
    answer: policyDocument,
    handle: async ({ id, query: { version } }) => {
      const found = stockOf(packs, await shelf.published()).findLast(
        ({ policy }) => policy.id === id && (version === undefined || policy.version === version),
      );
      if (!found) throw new DomainError('policy.not-found', { id: /^[a-z0-9-]{1,40}$/.test(id) ? id : '' });
      return { body: documentView(found) };
    },
  });
