import { linkBody, linkLook } from '../../contract/shapes.ts';
import { type LinkDesk, previewLink } from '../../domain/casework/act-on-link.ts';
import { linkView } from '../../domain/casework/link-view.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Somebody opened a link of a mail, or a mail scanner did: says what it would do, and changes nothing. */
export const lookAtLink = (services: LinkDesk): Endpoint =>
  endpoint({
    body: linkBody,
    answer: linkLook,
    handle: async ({ body, language }) => ({
      body: await linkView(services.staff, await previewLink(services, body.token), language),
    }),
  });
