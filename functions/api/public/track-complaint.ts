import { tracking } from '../../contract/shapes.ts';
import { openWithSecret } from '../../domain/customer/follow.ts';
import { trackingOf } from '../../domain/customer/merged.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** The customer looks where the case stands. */
export const trackComplaint = (services: Pick<Services, 'cases'>): Endpoint =>
  endpoint({
    answer: tracking,
    handle: async ({ reference, secret }) => ({
      body: await trackingOf(services, await openWithSecret(services, reference, secret)),
    }),
  });
