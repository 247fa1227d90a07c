import type * as z from 'zod';
import { remedyState } from '../../../contract/remedy-shapes.ts';
import type { Approvals } from '../../../domain/casework/remedies/limits.ts';
import type { Decide, Staff } from '../../../domain/casework/remedies/remedy-on-case.ts';
import { change } from '../../../domain/complaint/change.ts';
import type { Command } from '../../../domain/complaint/lifecycle.ts';
import type { PartRef } from '../../../domain/complaint/parts.ts';
import type { Money } from '../../../domain/money/money.ts';
import type { Services } from '../../../domain/services.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../../endpoint.ts';
import { remedyStateView } from './remedy-view.ts';

export type RemedyServices = Pick<Services, 'cases' | 'clock' | 'policies' | 'settings'>;

/** The amount of a body, where it has one. */
export const amountOf = ({
  amount: minor,
  currency,
}: {
  amount?: number | undefined;
  currency?: string | undefined;
}): Money | undefined => (minor === undefined || currency === undefined ? undefined : { minor, currency });

/** The parts of the case that a body speaks of. */
const partsOf = (body: object): PartRef[] =>
  Object.entries(body).flatMap(([field, id]): PartRef[] => {
    if (typeof id !== 'string') return [];
    if (field === 'remedy' || field === 'instead') return [{ kind: 'remedy', id }];
    return field === 'negotiation' ? [{ kind: 'negotiation', id }] : [];
  });

/**
 * An endpoint that concerns a remedy or a negotiation: the row of the lifecycle, the body's schema, and the rule that
 * decides. Answers the case's new state with all of its remedies.
 */
export const remedyCommand =
  <B extends z.ZodType<object>>(
    name: Command,
    body: B,
    decide: (body: z.output<B>, by: Staff, approvals: Approvals) => Decide,
    { created = false }: { created?: boolean } = {},
  ) =>
  (services: RemedyServices): Endpoint =>
    endpoint({
      body,
      answer: remedyState,
      handle: async (call) => {
        const { reference, body: given, staff, expectedVersion, known, language } = call;
        const subject = await change(services, reference, name, decide(given, staff, services.settings.approvals), {
          expectedVersion,
          known,
          repeatable: repeatableOf(call, staff.id),
          parts: partsOf(given),
        });
        return {
          status: created ? 201 : 200,
          body: remedyStateView(subject, language),
          headers: { ETag: etagOf(subject.version) },
        };
      },
    });
