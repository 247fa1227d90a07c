import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apiOf } from '../api/api-at-work.ts';
import { signedWebhook } from '../api/signed-webhook.ts';
import { type Desk, openDesk } from '../desk.ts';
import { forbiddenFields, type Schema } from '../fuzz/arbitraries.ts';
import { type Documented, documented } from '../fuzz/document.ts';
import { everyTeam, type Furnished, furnish } from '../fuzz/furnished.ts';
import { isSigned, requestsTo } from '../fuzz/requests.ts';

/* A body that sets more than it is asked for is refused as a whole, and names what was too much. */

let desk: Desk;
let api: ReturnType<typeof apiOf>;
let on: Furnished;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
  on = await furnish(desk, api);
});
afterAll(() => desk.close());

const schemaOf = ({ requestBody }: Documented): Schema | undefined => requestBody?.content['application/json'].schema;
const withBody = documented.filter((operation) => schemaOf(operation) !== undefined);

/** Every object of a schema, and where it stands. */
function objectsIn(schema: Schema, at = 'body'): { at: string; schema: Schema }[] {
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => objectsIn(each, `${at}.${name}`));
  const items = schema.items ? objectsIn(schema.items, `${at}[]`) : [];
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((each) => objectsIn(each, at));
  return [...(schema.type === 'object' ? [{ at, schema }] : []), ...inner, ...items, ...choices];
}

const secretOf = (reference: string): string =>
  Object.values(on.cases).find((held) => held.reference === reference)?.secret ?? '';

describe('Nobody sets what is not theirs to set', () => {
  test('for every object in every body takes the fields that it names and no other', () => {
    expect(withBody.length).toBeGreaterThan(60);
    for (const operation of withBody) {
      for (const { at, schema } of objectsIn(schemaOf(operation) ?? {})) {
        const closed = schema.additionalProperties === false || schema.propertyNames?.enum !== undefined;
        expect({ operation: operation.operationId, at, closed }).toEqual({
          operation: operation.operationId,
          at,
          closed: true,
        });
      }
    }
  });

  test.each(withBody.map((operation) => [operation.operationId, operation] as const))(
    '%s refuses each of them by its name, and nothing has changed',
    async (operationId, operation) => {
      const own = new Set(
        objectsIn(schemaOf(operation) ?? {}).flatMap(({ schema }) => Object.keys(schema.properties ?? {})),
      );
      const { reference } = on.cases.busy;
      const before = await desk.cases.open(reference);
      const requests = requestsTo(operation, { furnished: on, now: desk.clock.now(), manner: 'sound' });
      const [said = {}] = fc.sample(requests, { numRuns: 1, seed: 1 });
      const staff = 'x-roles' in operation;
      for (const field of forbiddenFields.filter((name) => !own.has(name))) {
        // As text, so that `__proto__` is a field like any other.
        const body = JSON.stringify(said.body ?? {}).replace(
          /^\{/,
          `{"${field}":"closed"${said.body && Object.keys(said.body).length > 0 ? ',' : ''}`,
        );
        const answer = await api(operationId, {
          ...said,
          reference,
          body: undefined,
          rawBody: body,
          ...(staff && { as: everyTeam(operation['x-roles']?.at(-1) ?? '') }),
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secretOf(reference)}` },
          ...(isSigned(operation) && signedWebhook(body, { at: desk.clock.now() })),
        });
        expect([field, answer.status, answer.body.code]).toEqual([
          field,
          400,
          expect.stringMatching(/^(request\.(invalid|not-json)|policy\.invalid|routing\.invalid)$/),
        ]);
        if (answer.body.code !== 'request.not-json') {
          expect(answer.body.errors.map((error: { code: string }) => error.code)).toContain('unknown');
        }
      }
      expect(await desk.cases.open(reference)).toEqual(before);
    },
  );
});
