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
 * The policies as they were published in the table, and the default one, which is in the box. A published version
 * never changes, so that each is read once in this execution environment; which are active is read each time.
 */
export function dynamoPolicyBook(client: DynamoDBClient, table: string): PolicyBook {
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
  return {
    of,
    async active() {
      const item = await read({ pk: policiesPartition, sk: activeSk });
      return item ? of(readActivation(item).policies) : [defaultPack];
    },
  };
}
