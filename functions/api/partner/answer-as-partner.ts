import { partnerAnswerBody, partnerTask } from '../../contract/task-shapes.ts';
import { answerAsPartner as answer, type PartnerDesk } from '../../domain/casework/tasks/partner.ts';
import { type Endpoint, endpoint, repeatableOf } from '../endpoint.ts';
import { namesOf } from '../tasks/task-view.ts';

/** A partner answers the task that their link is for. */
export const answerAsPartner = (services: PartnerDesk): Endpoint =>
  endpoint({
    body: partnerAnswerBody,
    answer: partnerTask,
    handle: async (call) => {
      const { token, text } = call.body;
      const { reference, ...done } = await answer(services, token, text, repeatableOf(call, 'partner'));
      return { status: 201, body: done, names: await namesOf(services, reference, call.sight) };
    },
  });
