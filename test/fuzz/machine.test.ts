import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { request } from 'node:http';
import { type LocalMachine, startMachine } from '../journeys/machine.ts';
import type { Schema } from './arbitraries.ts';
import { hostile, nearly, valid } from './arbitraries.ts';
import { type Documented, documented } from './document.ts';
import { hostileAuthorizations, hostileBodies, hostileContentTypes, hostileTexts } from './hostile.ts';
import { faultsOf } from './judge.ts';
import { seed } from './seed.ts';

/*
 * Fewer of the same requests, as bytes: through the gateway, the authoriser and the built functions with their own roles.
 * What only a path or a header can do is tried here.
 */

let machine: LocalMachine;
const tokens = new Map<string, string>();
let held: { reference: string; secret: string };
beforeAll(async () => {
  machine = await startMachine();
  for (const role of ['agent', 'lead', 'manager', 'auditor', 'admin']) tokens.set(role, await machine.token(role));
  const customer = { name: 'Ann', email: 'ann@customer.example', language: 'en' };
  const { body } = await machine.call('POST', '/v1/complaints', { body: { customer, description: 'It leaks.' } });
  held = { reference: String(body['reference']), secret: String(body['trackingSecret']) };
});
afterAll(() => machine?.stop());

type Sent = { method: string; path: string; headers: Record<string, string>; body?: string };

/** Past `fetch`, which tidies paths and refuses headers. */
function send({ method, path, headers, body }: Sent) {
  return new Promise<{ status: number; headers: Record<string, string>; body: unknown }>((resolve, reject) => {
    const { hostname, port } = new URL(machine.url);
    const call = request({ hostname, port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const type = String(response.headers['content-type']);
        const read: unknown = /json/.test(type) ? JSON.parse(text) : text;
        const plain = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(plain), body: read });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** What would look like a gap in a sentence that quotes it. */
const likeAGap = /\{\w+\}|undefined|\[object|NaN/;

/** As text that can stand in a path: whole, half escaped, or escaped twice. */
const inPath = fc
  .tuple(
    fc.constantFrom(...hostileTexts.filter((text) => text !== '' && text.length < 2000 && !likeAGap.test(text))),
    fc.nat(2),
  )
  .map(([text, how]) => {
    const once = encodeURIComponent(text.toWellFormed());
    return how === 0 ? once : how === 1 ? once.replaceAll('%', '%25') : `%c0%ae${once}%00`;
  });

const inHeader = (values: readonly string[]) =>
  fc.constantFrom(...values.filter((value) => /^[\x20-\x7e\x80-\xff]*$/.test(value) && value.length < 9000));

function requestsTo(operation: Documented): fc.Arbitrary<Sent> {
  const schema: Schema | undefined = operation.requestBody?.content['application/json'].schema;
  const right = schema === undefined ? fc.constant<unknown>(undefined) : valid(schema, () => []);
  const asText = (value: unknown): string | undefined => JSON.stringify(value);
  const bodies = fc.oneof(
    right.map(asText),
    nearly(right).map(asText),
    hostile.map(asText),
    fc.constantFrom(...hostileBodies),
  );
  const reads = operation.method === 'GET';
  return fc
    .record({
      reference: fc.oneof({ arbitrary: fc.constant(held.reference), weight: 3 }, inPath),
      id: fc.oneof(fc.constantFrom('T1', 'F1', 'A1', 'default'), inPath),
      role: fc.constantFrom(...tokens.keys(), ...(operation['x-roles'] ?? [])),
      authorization: inHeader(hostileAuthorizations),
      known: fc.nat(4),
      body: reads ? fc.constant(undefined) : bodies,
      type: fc.oneof(fc.constant('application/json'), inHeader(hostileContentTypes)),
      query: fc.constantFrom('', '?limit=-1', '?__proto__=x&constructor=y', '?a=%ff&b=%', '?status=closed&status=open'),
    })
    .map(({ reference, id, role, authorization, known, body, type, query }): Sent => {
      const own = 'x-roles' in operation ? `Bearer ${tokens.get(role) ?? ''}` : `Bearer ${held.secret}`;
      return {
        method: operation.method,
        path: operation.path.replace('{reference}', reference).replace('{id}', id) + query,
        headers: {
          ...(operation.security.length > 0 && { authorization: known > 0 ? own : authorization }),
          ...(body !== undefined && { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) }),
          'x-http-method-override': 'DELETE',
          'x-original-url': '/v1/staff/cases',
        },
        ...(body !== undefined && { body }),
      };
    });
}

/** What no function says, but the gateway: no route, or a token that it does not take. */
const gatewaysOwn = new Set([401, 403, 404]);

describe(`Whatever is sent to the whole machine (REDRESS_FUZZ_SEED=${seed})`, () => {
  test('is answered as the document says, by every route', async () => {
    for (const operation of documented) {
      for (const sent of fc.sample(requestsTo(operation), { seed, numRuns: 2 })) {
        const answer = await send(sent);
        const faults = faultsOf(operation, answer).filter(
          (fault) => !(gatewaysOwn.has(answer.status) && /document does not speak|may be (sniffed|kept)/.test(fault)),
        );
        const { method, path, body = '' } = sent;
        expect({ method, path, body: body.slice(0, 300), faults }).toEqual({
          method,
          path,
          body: body.slice(0, 300),
          faults: [],
        });
      }
    }
  });

  test('does not reach the functions of the staff by another spelling of their path', async () => {
    for (const path of [
      '/v1/complaints/../staff/cases',
      '/v1/complaints/%2e%2e/staff/cases',
      '//v1/staff/cases',
      '/v1//staff/cases',
      '/V1/STAFF/CASES',
      '/v1/staff/cases/',
      '/v1/staff/cases%00',
      '/v1/staff/cases;x=1',
      '/v1/staff%2fcases',
      '/v1/complaints/..%2fstaff%2fcases',
    ]) {
      const { status, body } = await send({ method: 'GET', path, headers: { 'x-original-url': '/v1/staff/cases' } });
      expect([path, status]).toEqual([path, expect.any(Number)]);
      expect([401, 403, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toMatch(/"items"|"nextCursor"/);
    }
  });

  test('leaves the machine at work', async () => {
    const { status } = await machine.call('GET', '/v1/health');
    expect(status).toBe(200);
    expect(machine.output).not.toMatch(/AccessDenied|not authorized to perform/);
  });
});
