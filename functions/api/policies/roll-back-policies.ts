import { activated, rollBackBody } from '../../contract/policy-shapes.ts';
import type { Services } from '../../domain/services.ts';
import { rollBackPolicies as rollBack } from '../../domain/sla/activate.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { activationView } from './policy-view.ts';

/** "As it was before, please." */
export const rollBackPolicies = (services: Pick<Services, 'shelf' | 'packs' | 'clock' | 'log'>): Endpoint =>
  endpoint({
    body: rollBackBody,
    answer: activated,
    handle: async (call) => {
      const { body, staff, expectedVersion } = call;
      const repeatable = repeatableOf(call, staff.id);
      const active = await rollBack(services, body?.to, staff, {
        expectedNumber: expectedVersion,
        repeatable,
        reason: body?.reason,
      });
      return { body: { active: activationView(active) }, headers: { ETag: etagOf(active.number) } };
    },
  });
