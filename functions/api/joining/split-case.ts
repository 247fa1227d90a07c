import { splitAnswer, splitBody } from '../../contract/joining-shapes.ts';
import { splitCase as split } from '../../domain/casework/links/split.ts';
import { DomainError } from '../../domain/errors.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { stateView } from '../staff/staff-view.ts';

/** One complaint was two: a part of it becomes a case of its own. */
export const splitCase = (services: Parameters<typeof split>[0]): Endpoint =>
  endpoint({
    body: splitBody,
    answer: splitAnswer,
    handle: async (call) => {
      const { reference, body, staff: by, scope, expectedVersion } = call;
      const options = { expectedVersion, repeatable: repeatableOf(call, by.id) };
      const [from, made] = await split(services, reference, body, { by, scope }, options);
      if (!from || !made) throw new DomainError('complaint.not-found', { reference });
      return {
        status: 201,
        body: { from: stateView(from), made: stateView(made) },
        headers: { ETag: etagOf(from.version), Location: `/v1/staff/cases/${made.reference}` },
      };
    },
  });
