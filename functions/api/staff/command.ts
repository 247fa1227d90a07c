import type * as z from 'zod';
import { caseState } from '../../contract/shapes.ts';
import { change } from '../../domain/complaint/change.ts';
import type { Actor, Case, Instant } from '../../domain/complaint/complaint.ts';
import type { Command } from '../../domain/complaint/lifecycle.ts';
import type { Decision, Services } from '../../domain/services.ts';
import type { Rules } from '../../domain/sla/clocks.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { stateView } from './staff-view.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Decide = (subject: Case, now: Instant, rules: Rules) => Decision | undefined;

/**
 * An endpoint that changes a case: the body's schema, the row of the lifecycle, and the rule that decides.
 * Answers the case's new state with its ETag.
 */
export const command = <B extends z.ZodType>(
  name: Command,
  body: B,
  decide: (body: z.output<B>, by: Staff, services: Pick<Services, 'policies'>) => Decide | Promise<Decide>,
  { created = false }: { created?: boolean } = {},
): ((services: Pick<Services, 'cases' | 'clock' | 'policies'>) => Endpoint) => {
  return (services) =>
    endpoint({
      body,
      answer: caseState,
      handle: async (call) => {
        const { reference, body: given, staff, expectedVersion, known } = call;
        const repeatable = repeatableOf(call, staff.id);
        const rule = await decide(given, staff, services);
        const subject = await change(services, reference, name, rule, { expectedVersion, repeatable, known });
        return {
          status: created ? 201 : 200,
          body: stateView(subject),
          headers: { ETag: etagOf(subject.version) },
        };
      },
    });
};
