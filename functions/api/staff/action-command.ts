import type * as z from 'zod';
import { actionState } from '../../contract/action-shapes.ts';
import { causeRef } from '../../domain/casework/causes/analysis.ts';
import { change, markOf } from '../../domain/complaint/change.ts';
import type { Actor, Case, Instant } from '../../domain/complaint/complaint.ts';
import type { Command } from '../../domain/complaint/lifecycle.ts';
import type { CasePart } from '../../domain/complaint/parts.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Decision, Services } from '../../domain/services.ts';
import type { Rules } from '../../domain/sla/clocks.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { actionView } from './action-view.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Decide = (subject: Case, now: Instant, rules: Rules, parts: readonly CasePart[]) => Decision;

/** An endpoint that adds an action or moves it on. Answers the action as it is then, with the case's ETag. */
export const actionCommand =
  <B extends z.ZodType>(
    name: Command,
    body: B,
    decide: (body: z.output<B>, by: Staff, about: { id: string; request: string | undefined }) => Decide,
    { created = false }: { created?: boolean } = {},
  ): ((services: Pick<Services, 'cases' | 'clock' | 'policies'>) => Endpoint) =>
  (services) =>
    endpoint({
      body,
      answer: actionState,
      handle: async (call) => {
        const { reference, staff, expectedVersion, known } = call;
        const id = /^A\d{1,7}$/.test(call.id) ? call.id : '';
        if (!created && id === '') throw new DomainError('action.not-found', { action: call.id.slice(0, 20) });
        const repeatable = repeatableOf({ ...call, body: { id, body: call.body } }, staff.id);
        const request = repeatable && markOf(name, repeatable).whole;
        const rule = decide(call.body, staff, { id, request });
        let touched = id;
        const subject = await change(
          services,
          reference,
          name,
          (...seen) => {
            const decision = rule(...seen);
            touched = decision.parts?.[0]?.id ?? touched;
            return decision;
          },
          {
            expectedVersion,
            known,
            repeatable,
            parts: created ? [causeRef] : [{ kind: 'action', id }],
          },
        );
        const parts =
          touched === ''
            ? ((await services.cases.open(reference))?.parts ?? [])
            : await services.cases.parts(reference, [{ kind: 'action', id: touched }]);
        const action = parts
          .flatMap((part) => (part.kind === 'action' ? [part] : []))
          // A repeat of a request that added one decided nothing: it is known by that request.
          .find((part) => part.id === touched || (touched === '' && part.data.request === request));
        if (!action) throw new DomainError('action.not-found', { action: touched });
        const { version } = subject;
        return {
          status: created ? 201 : 200,
          body: { reference, version, action: actionView(action) },
          headers: { ETag: etagOf(version) },
        };
      },
    });
