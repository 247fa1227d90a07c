import { queuePage, queueQuery } from '../../contract/shapes.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** The queue: most urgent first, then what is due soonest. Without a status, everything that staff still work on. */
export const listCases = (services: Pick<Services, 'cases'>): Endpoint =>
  endpoint({
    query: queueQuery,
    answer: queuePage,
    handle: async ({ query: { limit, cursor, status, team, assignee } }) => ({
      body: await services.cases.queue(
        { ...(status && { status }), ...(team && { team }), ...(assignee !== undefined && { assignee }) },
        { limit, ...(cursor !== undefined && { cursor }) },
      ),
    }),
  });
