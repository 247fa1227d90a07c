import { caseState } from '../../../contract/shapes.ts';
import { feedbackBody } from '../../../contract/speaking-shapes.ts';
import { change } from '../../../domain/complaint/change.ts';
import type { Services } from '../../../domain/services.ts';
import { giveFeedback as give } from '../../../domain/speaking/feedback/give.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../../endpoint.ts';
import { stateView } from '../staff-view.ts';

/** Words to a colleague about a case, in one of the forms; the mail follows from the event. */
export const giveFeedback = (services: Pick<Services, 'cases' | 'clock' | 'policies' | 'staff'>): Endpoint =>
  endpoint({
    body: feedbackBody,
    answer: caseState,
    handle: async (call) => {
      const { reference, body, staff, expectedVersion, known } = call;
      const decide = await give(services, body, staff);
      const repeatable = repeatableOf(call, staff.id);
      const subject = await change(services, reference, 'feedback', decide, { expectedVersion, repeatable, known });
      return { status: 201, body: stateView(subject), headers: { ETag: etagOf(subject.version) } };
    },
  });
