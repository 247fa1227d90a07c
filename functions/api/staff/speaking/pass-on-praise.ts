import { caseState } from '../../../contract/shapes.ts';
import { praiseBody } from '../../../contract/speaking-shapes.ts';
import { change } from '../../../domain/complaint/change.ts';
import type { Services } from '../../../domain/services.ts';
import { passOnPraise as passOn } from '../../../domain/speaking/feedback/praise.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../../endpoint.ts';
import { stateView } from '../staff-view.ts';

/** The praise of a customer goes to whom it names, and to their lead, once. */
export const passOnPraise = (services: Pick<Services, 'cases' | 'clock' | 'policies' | 'staff'>): Endpoint =>
  endpoint({
    body: praiseBody,
    answer: caseState,
    handle: async (call) => {
      const { reference, body, staff, expectedVersion, known } = call;
      const decide = await passOn(services, body.employee, staff);
      const repeatable = repeatableOf(call, staff.id);
      const subject = await change(services, reference, 'praise', decide, { expectedVersion, repeatable, known });
      return { body: stateView(subject), headers: { ETag: etagOf(subject.version) } };
    },
  });
