import { unlinkBody } from '../../contract/joining-shapes.ts';
import { caseState } from '../../contract/shapes.ts';
import { unlinkCases } from '../../domain/casework/links/link.ts';
import { type Endpoint, endpoint, repeatableOf } from '../endpoint.ts';
import { joined } from './joined.ts';

/** They do not belong together after all; that they were linked stays on record. */
export const unlinkCase = (services: Parameters<typeof unlinkCases>[0]): Endpoint =>
  endpoint({
    body: unlinkBody,
    answer: caseState,
    handle: async (call) => {
      const { reference, body, staff: by, scope, expectedVersion } = call;
      const options = { expectedVersion, repeatable: repeatableOf(call, by.id) };
      const cases = await unlinkCases(services, reference, body.reference, body.reason, { by, scope }, options);
      return joined(cases, 200);
    },
  });
