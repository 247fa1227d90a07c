import { lostLinkAsked, lostLinkBody } from '../../contract/customer-shapes.ts';
import { askForLink } from '../../domain/customer/lost-links.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Somebody has lost their link. The answer is the same whatever they wrote, and so is the work: one write. */
export const askForLostLink = (services: Parameters<typeof askForLink>[0]): Endpoint =>
  endpoint({
    body: lostLinkBody,
    answer: lostLinkAsked,
    handle: async ({ body }) => {
      await askForLink(services, body);
      return { status: 202, body: {} };
    },
  });
