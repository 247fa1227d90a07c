import type * as z from 'zod';
import { remedyState } from '../../../contract/remedy-shapes.ts';
import type { Approvals } from '../../../domain/casework/remedies/limits.ts';
import type { Decide, Staff } from '../../../domain/casework/remedies/remedy-on-case.ts';
import { change } from '../../../domain/complaint/change.ts';
import type { Command } from '../../../domain/complaint/lifecycle.ts';
import type { PartRef } from '../../../domain/complaint/parts.ts';
import type { Money } from '../../../domain/money/money.ts';
import type { Services } from '../../../domain/services.ts';
import { signInNameOf } from '../../../domain/speaking/feedback/colleague.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../../endpoint.ts';
import { remedyStateView } from './remedy-view.ts';

export type RemedyServices = Pick<Services, 'cases' | 'clock' | 'policies' | 'settings' | 'staff'>;

/** The amount of a body, where it has one. */
export const amountOf = ({
  amount: minor,
  currency,
}: {
  amount?: number | undefined;
  currency?: string | undefined;
}): Money | undefined => (minor === undefined || currency === undefined ? undefined : { minor, currency });

/**
 * Who shall see to a remedy, by the name that they sign in with: it travels on the bus, so it is no free text.
 * @throws DomainError `request.invalid` naming `owner` when the staff directory does not know them
 */
export const ownerOf = async (services: RemedyServices, owner: string | undefined): Promise<string | undefined> =>
  owner === undefined ? undefined : signInNameOf(services, owner, 'owner');

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
    decide: (body: z.output<B>, by: Staff, approvals: Approvals, services: RemedyServices) => Decide | Promise<Decide>,
    { created = false }: { created?: boolean } = {},
  ) =>
  (services: RemedyServices): Endpoint =>
    endpoint({
      body,
      answer: remedyState,
      handle: async (call) => {
        const { reference, body: given, staff, expectedVersion, known, language } = call;
        const rule = await decide(given, staff, services.settings.approvals, services);
        const subject = await change(services, reference, name, rule, {
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
