import { confirmBody, linkDone } from '../../contract/shapes.ts';
import { actOnLink, type LinkDesk } from '../../domain/casework/act-on-link.ts';
import { type Endpoint, endpoint, repeatableOf } from '../endpoint.ts';

/** Somebody pressed the button on the confirm page: does what the link is for, once. */
export const confirmLink = (services: LinkDesk): Endpoint =>
  endpoint({
    body: confirmBody,
    answer: linkDone,
    handle: async (call) => {
      const { token, assignee } = call.body;
      const done = await actOnLink(services, token, assignee, repeatableOf(call, 'link'));
      const { action, reference } = done.link;
      return { body: { action, reference, at: done.at, status: done.subject.status, assignee: done.assignee?.name } };
    },
  });
