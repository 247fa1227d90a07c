import * as z from 'zod';
import { policyDocument } from '../../contract/policy-shapes.ts';
import type { Services } from '../../domain/services.ts';
import { publishPolicy as publish } from '../../domain/sla/publish.ts';
import { invalid } from '../../domain/sla/stock.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { checkPolicy } from './check-policy.ts';
import { documentView } from './policy-view.ts';

/** An enterprise's own policy, stored as the next version of its id; the version in the document is left aside. */
export const publishPolicy = (services: Pick<Services, 'shelf' | 'packs' | 'clock' | 'log'>): Endpoint =>
  endpoint({
    body: z.unknown(),
    answer: policyDocument,
    handle: async ({ id, body, staff }) => {
      const policy = checkPolicy(body, id);
      if (policy.id !== id) throw invalid([{ field: 'id', code: 'other-id', detail: id.slice(0, 40) }]);
      const published = await publish(services, policy, staff);
      return { body: documentView({ policy: published.policy, inTheBox: false, published }) };
    },
  });
