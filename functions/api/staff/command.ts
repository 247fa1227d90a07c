import type * as z from 'zod';
import { caseState } from '../../contract/shapes.ts';
import { change, type ChangeOptions } from '../../domain/complaint/change.ts';
import type { Actor, Case, Instant } from '../../domain/complaint/complaint.ts';
import type { Command } from '../../domain/complaint/lifecycle.ts';
import type { CasePart } from '../../domain/complaint/parts.ts';
import type { Decision, Services } from '../../domain/services.ts';
import type { Rules } from '../../domain/sla/clocks.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { stateView } from './staff-view.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Decide = (
  subject: Case,
  now: Instant,
  rules: Rules,
  parts: readonly CasePart[],
) => Decision | undefined | Promise<Decision | undefined>;
type Changing = Pick<Services, 'cases' | 'clock' | 'policies'>;

/**
 * An endpoint that changes a case: the body's schema, the row of the lifecycle, and the rule that decides.
 * Answers the case's new state with its ETag.
 * @param decide names what it works with beside the case store as the type of its third parameter
 */
export const command = <B extends z.ZodType, W = unknown>(
  name: Command,
  body: B,
  decide: (body: z.output<B>, by: Staff, services: Changing & W) => Decide | Promise<Decide>,
  { created = false, parts }: { created?: boolean } & Pick<ChangeOptions, 'parts'> = {},
): ((services: Changing & W) => Endpoint) => {
  return (services) =>
    endpoint({
      body,
      answer: caseState,
      handle: async (call) => {
        const { reference, body: given, staff, expectedVersion, known } = call;
        const repeatable = repeatableOf(call, staff.id);
        const rule = await decide(given, staff, services);
        const options = { expectedVersion, repeatable, known, ...(parts && { parts }) };
        const subject = await change(services, reference, name, rule, options);
        return {
          status: created ? 201 : 200,
          body: stateView(subject),
          headers: { ETag: etagOf(subject.version) },
        };
      },
    });
};
