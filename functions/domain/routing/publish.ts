import canonicalize from 'canonicalize';
import type { Actor } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { RoutingRecord, RoutingRule } from './routing.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/**
 * Writes the rules of routing as their next version, which holds from the very next assessment. Cases stay where they
 * are. What holds already is not written again.
 *
 * @param rules as `routingSchema` has checked them
 * @param expectedVersion the version that the caller saw (If-Match), when they insist on it; 0 is what is in the box
 * @throws DomainError `routing.changed` (not the expected version), `routing.conflict` (somebody else was faster)
 */
export async function publishRouting(
  { routing, clock, log }: Pick<Services, 'routing' | 'clock' | 'log'>,
  rules: readonly RoutingRule[],
  by: Staff,
  expectedVersion?: number,
): Promise<RoutingRecord> {
  const present = await routing.record();
  if (expectedVersion !== undefined && expectedVersion !== (present?.version ?? 0)) {
    throw new DomainError('routing.changed', whoWrote(present));
  }
  if (present && canonicalize(present.rules) === canonicalize(rules)) return present;
  const record: RoutingRecord = {
    version: (present?.version ?? 0) + 1,
    rules,
    at: clock.now(),
    by: by.id,
    role: by.role,
  };
  if ((await routing.put(record)) === 'outrun') {
    throw new DomainError('routing.conflict', whoWrote(await routing.record()));
  }
  const { version, at, role } = record;
  log.info('The rules of routing were changed.', { version, at, by: by.id, role, rules: rules.length });
  return record;
}

const whoWrote = (record: RoutingRecord | undefined): Record<string, string | number> => ({
  version: record?.version ?? 0,
  by: record?.by ?? '',
  at: record?.at ?? '',
});
