import { mergeAnswer, mergeBody } from '../../contract/joining-shapes.ts';
import { mergeCases } from '../../domain/casework/links/merge.ts';
import { DomainError } from '../../domain/errors.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { stateView } from '../staff/staff-view.ts';

/** Two cases are one: the case of the path goes on in the other. */
export const mergeCase = (services: Parameters<typeof mergeCases>[0]): Endpoint =>
  endpoint({
    body: mergeBody,
    answer: mergeAnswer,
    handle: async (call) => {
      const { reference, body, staff: by, scope, expectedVersion } = call;
      const options = { expectedVersion, repeatable: repeatableOf(call, by.id) };
      const [merged, into] = await mergeCases(services, reference, body.into, body.reason, { by, scope }, options);
      if (!merged || !into) throw new DomainError('complaint.not-found', { reference });
      return { body: { merged: stateView(merged), into: stateView(into) }, headers: { ETag: etagOf(merged.version) } };
    },
  });
