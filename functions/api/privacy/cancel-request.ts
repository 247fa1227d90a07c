import { privacyRequestWithCases } from '../../contract/privacy-shapes.ts';
import { noBody } from '../../contract/shapes.ts';
import { cancelPrivacyRequest as cancel } from '../../domain/privacy/requests.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { requestWithCases } from './request-view.ts';

/** An erasure is called off. */
export const cancelPrivacyRequest = (services: Pick<Services, 'privacy' | 'clock' | 'settings'>): Endpoint =>
  endpoint({
    body: noBody,
    answer: privacyRequestWithCases,
    handle: async ({ id, staff: by, language }) => {
      const request = await cancel(services, id, by);
      return { body: requestWithCases(request, services.clock.now(), language) };
    },
  });
