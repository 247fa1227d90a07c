import { replayBody, replayed } from '../../contract/policy-shapes.ts';
import type { Services } from '../../domain/services.ts';
import { replay } from '../../domain/sla/replay.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** What is kept in hand to finish the cases that are open and to answer. */
const reserveMilliseconds = 5_000;

/** Before policies are activated: what they would have made of the cases of the last days. */
export const replayPolicies = (
  services: Pick<Services, 'arrivals' | 'cases' | 'policies' | 'shelf' | 'packs' | 'clock' | 'log'>,
): Endpoint =>
  endpoint({
    body: replayBody,
    answer: replayed,
    handle: async ({ body, scope, timeLeft }) => ({
      body: await replay(services, body, scope, () => timeLeft() - reserveMilliseconds),
    }),
  });
