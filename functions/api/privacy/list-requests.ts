import { privacyList, privacyQuery } from '../../contract/privacy-shapes.ts';
import { listPrivacyRequests as list } from '../../domain/privacy/requests.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { requestView } from './request-view.ts';

/** What was asked, the latest first, a page at a time. */
export const listPrivacyRequests = (services: Pick<Services, 'privacy' | 'clock'>): Endpoint =>
  endpoint({
    query: privacyQuery,
    answer: privacyList,
    handle: async ({ query: { cursor } }) => {
      const { requests, nextCursor } = await list(services, cursor);
      const now = services.clock.now();
      return { body: { requests: requests.map((one) => requestView(one, now)), nextCursor } };
    },
  });
