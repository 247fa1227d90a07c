import { linkBody } from '../../contract/joining-shapes.ts';
import { caseState } from '../../contract/shapes.ts';
import { linkCases } from '../../domain/casework/links/link.ts';
import { type Endpoint, endpoint, repeatableOf } from '../endpoint.ts';
import { joined } from './joined.ts';

/** Two cases belong together. */
export const linkCase = (services: Parameters<typeof linkCases>[0]): Endpoint =>
  endpoint({
    body: linkBody,
    answer: caseState,
    handle: async (call) => {
      const { reference, body, staff: by, scope, expectedVersion } = call;
      const options = { expectedVersion, repeatable: repeatableOf(call, by.id) };
      const cases = await linkCases(services, reference, [body.reference], body, { by, scope }, options);
      return joined(cases, 201);
    },
  });
