import * as z from 'zod';
import { routingAnswer } from '../../contract/routing-shapes.ts';
import { publishRouting } from '../../domain/routing/publish.ts';
import { routingSchema } from '../../domain/routing/schema.ts';
import type { Services } from '../../domain/services.ts';
import { check } from '../check.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';
import { routingView } from './read-routing.ts';

/** Where the very next case goes; all rules at once, in their order. */
export const writeRouting = (services: Pick<Services, 'routing' | 'clock' | 'log'>): Endpoint =>
  endpoint({
    body: z.unknown(),
    answer: routingAnswer,
    handle: async ({ body, staff, expectedVersion }) => {
      const { rules } = check(routingSchema, body, 'routing.invalid');
      const record = await publishRouting(services, rules, staff, expectedVersion);
      const history = await services.routing.history(50);
      return { body: routingView(record, history), headers: { ETag: etagOf(record.version) } };
    },
  });
