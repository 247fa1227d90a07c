import { tracking } from '../../contract/customer-shapes.ts';
import { openWithSecret } from '../../domain/customer/follow.ts';
import { type Tracking, trackingOf } from '../../domain/customer/merged.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** The customer looks where the case stands. */
export const trackComplaint = (services: Tracking): Endpoint =>
  endpoint({
    answer: tracking,
    handle: async ({ reference, secret }) => ({
      body: await trackingOf(services, await openWithSecret(services, reference, secret)),
    }),
  });
