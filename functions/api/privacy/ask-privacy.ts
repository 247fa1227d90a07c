import { privacyBody, privacyRequest } from '../../contract/privacy-shapes.ts';
import { askPrivacy as ask } from '../../domain/privacy/requests.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { requestView } from './request-view.ts';

/** A person wants to be erased, or to be given their data. The answer comes at once; the work is done behind it. */
export const askPrivacy = (services: Parameters<typeof ask>[0]): Endpoint =>
  endpoint({
    body: privacyBody,
    answer: privacyRequest,
    handle: async ({ body, staff: by, idempotencyKey }) => {
      const request = await ask(services, body, by, idempotencyKey);
      const headers = { Location: `/v1/staff/privacy-requests/${request.id}` };
      return { status: 202, body: requestView(request, services.clock.now()), headers };
    },
  });
