import { privacyRequestWithCases } from '../../contract/privacy-shapes.ts';
import { readPrivacyRequest as read } from '../../domain/privacy/requests.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { requestWithCases } from './request-view.ts';

/** How far a request is. */
export const readPrivacyRequest = (services: Pick<Services, 'privacy' | 'clock'>): Endpoint =>
  endpoint({
    answer: privacyRequestWithCases,
    handle: async ({ id, language }) => {
      const { request } = await read(services, id);
      return { body: requestWithCases(request, services.clock.now(), language) };
    },
  });
