import { partnerLookBody, partnerTask } from '../../contract/task-shapes.ts';
import { lookAtTask as look, type PartnerDesk } from '../../domain/casework/tasks/partner.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { namesOf } from '../tasks/task-view.ts';

/** A partner opened their link, or a mail scanner did: shows the task, and changes nothing. */
export const lookAtTask = (services: PartnerDesk): Endpoint =>
  endpoint({
    body: partnerLookBody,
    answer: partnerTask,
    handle: async ({ body, sight }) => {
      const { reference, ...task } = await look(services, body.token);
      return { body: task, names: await namesOf(services, reference, sight) };
    },
  });
