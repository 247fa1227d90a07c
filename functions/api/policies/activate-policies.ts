import { activateBody, activated } from '../../contract/policy-shapes.ts';
import type { Services } from '../../domain/services.ts';
import { activatePolicies as activate } from '../../domain/sla/activate.ts';
import { type Endpoint, endpoint, etagOf, repeatableOf } from '../endpoint.ts';
import { activationView } from './policy-view.ts';

/** The policies that the very next complaint is given. */
export const activatePolicies = (services: Pick<Services, 'shelf' | 'packs' | 'clock' | 'log'>): Endpoint =>
  endpoint({
    body: activateBody,
    answer: activated,
    handle: async (call) => {
      const { body, staff, expectedVersion } = call;
      const repeatable = repeatableOf(call, staff.id);
      const active = await activate(services, body.packs, staff, {
        expectedNumber: expectedVersion,
        repeatable,
        reason: body.reason,
      });
      return { body: { active: activationView(active) }, headers: { ETag: etagOf(active.number) } };
    },
  });
