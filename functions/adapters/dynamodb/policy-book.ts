import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { policiesPartition } from '../../contract/table.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Activation, PolicyBook } from '../../domain/services.ts';
import { defaultPack } from '../../domain/sla/packs/default.ts';
import { type Policy, type PolicyRef } from '../../domain/sla/policy.ts';
import type { Item } from './case-items.ts';
import { itemReader } from './items.ts';

/* Where policies stand in the table: see contract/table.ts. */
export const activeSk = 'ACTIVE';
const numbered = (number: number): string => String(number).padStart(6, '0');
export const policyPrefix = 'POLICY#';
export const policySk = ({ id, version }: PolicyRef): string => `${policyPrefix}${id}#${numbered(version)}`;
export const activationPrefix = 'ACTIVATION#';
export const activationSk = (number: number): string => activationPrefix + numbered(number);

/* What policy-shelf.ts wrote as JSON text, and checked before: the shapes are ours. */
const textOf = (item: Item): string => item['data']?.S ?? 'null';
export const readPolicy = (item: Item): Policy => JSON.parse(textOf(item));
export const readActivation = (item: Item): Activation => JSON.parse(textOf(item));

/**
 * How long an execution environment may go by what it read of which policies are active, in milliseconds: a stream of
 * complaints then asks once in that time. Whoever activates policies waits as long before saying that they hold
 * (policy-shelf.ts): so every complaint that comes after that answer is given them.
 */
export const activeLease = 2000;

/**
 * The policies as they were published in the table, and the default one, which is in the box. A published version
 * never changes, so that each is read once in this execution environment.
 *
 * @param lease milliseconds for which the active ones may be remembered. @default none
 * @param now milliseconds of the time of day: a monotonic clock stands still while Lambda freezes the environment
 */
export function dynamoPolicyBook(
  client: DynamoDBClient,
  table: string,
  { lease = 0, now = Date.now }: { lease?: number; now?: () => number } = {},
): PolicyBook {
  const read = itemReader(client, table);
  const kept = new Map([[policySk(defaultPack), Promise.resolve(defaultPack)]]);

  const one = (ref: PolicyRef): Promise<Policy> => {
    const sk = policySk(ref);
    const known = kept.get(sk);
    if (known) return known;
    const reading = read({ pk: policiesPartition, sk }).then((item) => {
      if (!item) throw new DomainError('policy.not-found', { id: ref.id, version: ref.version });
      return readPolicy(item);
    });
    kept.set(sk, reading);
    // A failure is not an answer: the next question asks again.
    reading.catch(() => kept.delete(sk));
    return reading;
  };

  const of = (refs: readonly PolicyRef[]): Promise<Policy[]> => Promise.all(refs.map(one));
  const readActive = async (): Promise<readonly Policy[]> => {
    const item = await read({ pk: policiesPartition, sk: activeSk });
    return item ? of(readActivation(item).policies) : [defaultPack];
  };
  let known: { since: number; policies: Promise<readonly Policy[]> } | undefined;
  return {
    of,
    active() {
      const at = now();
      // The lease counts from before the question; a clock that was set back ends it.
      if (known && at >= known.since && at < known.since + lease) return known.policies;
      const policies = readActive();
      known = { since: at, policies };
      policies.catch(() => {
        known = undefined;
      });
      return policies;
    },
  };
}
