import fc from 'fast-check';
import { packsInTheBox } from '../../functions/domain/sla/packs/packs.ts';
import type { Said } from '../api/api-at-work.ts';
import { signedWebhook } from '../api/signed-webhook.ts';
import { webhookSource } from '../desk.ts';
import { hostile, type Known, nearly, valid } from './arbitraries.ts';
import type { Documented } from './document.ts';
import { everyTeam, type Furnished } from './furnished.ts';
import {
  hostileAcceptLanguages,
  hostileAuthorizations,
  hostileBodies,
  hostileContentTypes,
  hostileKeys,
  hostileTexts,
  hostileVersions,
} from './hostile.ts';
import { whole } from './whole-documents.ts';

/** What fields and path parameters of these names may mean on this desk. */
const knownOn =
  ({ cases, links, bulkJob, ids: held }: Furnished, now: string): Known =>
  (field) => {
    const references = Object.values(cases).map(({ reference }) => reference);
    const inDays = (days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString();
    const ids: Record<string, readonly unknown[]> = {
      assignee: ['agent2', 'lead'],
      owner: ['agent2', 'lead'],
      to: ['agent2', 'lead', references[1]],
      employee: ['agent2'],
      reference: references,
      into: references,
      cases: references,
      remedy: held.remedies,
      negotiation: held.negotiations,
      clock: held.clocks,
      currency: ['CNY', 'JPY', 'XXX'],
      code: ['PRD-MFG-TST'],
      cause: ['W1'],
      packs: ['default@1', ...packsInTheBox.map(({ id, version }) => `${id}@${version}`)],
      token: [...links.action, ...links.task],
      name: ['a.jpg', 'report.pdf', 'Ann'],
      branch: ['process', 'people'],
      version: [1],
      dueAt: [inDays(1), inDays(6)],
      effectiveAt: [inDays(8), inDays(20)],
      from: [inDays(0), inDays(1)],
      until: [inDays(2), inDays(9)],
      bulk: [bulkJob],
    };
    return ids[field] ?? [];
  };

/** What the `{id}` of a path names, by what stands before it. */
const idsBefore = ({ cases, bulkJob, privacyRequest, ids: { tasks, actions } }: Furnished, path: string): string[] => {
  if (path.includes('/cases/{reference}/tasks/')) return tasks;
  if (path.includes('/actions/')) return actions;
  if (path.includes('/attachments/')) return ['F1'];
  if (path.includes('/bulk/')) return [bulkJob];
  if (path.includes('/privacy-requests/')) return [privacyRequest];
  if (path.includes('/tasks/')) return tasks.map((task) => `${cases.busy.reference}-${task}`);
  if (path.includes('/templates/')) return ['delay-en', 'ours'];
  if (path.includes('/policies/')) return ['default', 'two-days'];
  if (path.includes('/webhooks/')) return [webhookSource];
  return ['agent2', 'lead@example.com'];
};

/**
 * Requests to an operation, made from what the document says of it and from what the desk holds.
 * @param manner `sound`: only such as may well be answered with yes; `any`: those and all others
 */
export function requestsTo(
  operation: Documented,
  { furnished, now, manner }: { furnished: Furnished; now: string; manner: 'sound' | 'any' },
): fc.Arbitrary<Said> {
  const known = knownOn(furnished, now);
  const { cases } = furnished;
  const held = Object.values(cases);
  const queries = operation.parameters.filter(({ in: where }) => where === 'query');
  const body = bodies(operation, known, manner);
  const ids = operation.path.includes('{id}') ? idsBefore(furnished, operation.path) : undefined;
  return fc
    .record({
      sound: manner === 'sound' ? fc.constant(true) : fc.boolean(),
      one: fc.constantFrom(cases.busy, cases.busy, ...held.slice(0, 3)),
      reference: fc.oneof(
        { arbitrary: fc.constantFrom(...held.map(({ reference }) => reference)), weight: 8 },
        fc.constantFrom('cr-0000-0000', 'CR-7KQ3-M2XT', `${held[0]?.reference ?? ''}\n`, ...hostileTexts),
      ),
      id: fc.oneof(fc.constantFrom(...(ids ?? [''])), fc.constantFrom(...hostileTexts)),
      rightId: fc.constantFrom(...(ids ?? [''])),
      role: fc.constantFrom('agent', 'lead', 'manager', 'auditor', 'admin', 'stranger'),
      rightRole: fc.constantFrom(...(operation['x-roles'] ?? ['agent'])),
      nobody: fc.nat(9),
      message: fc.nat(),
      authorization: fc.constantFrom(...hostileAuthorizations, ...held.map(({ secret }) => `Bearer ${secret}`)),
      query: queryOf(queries, known),
      goodQuery: goodQueryOf(queries, known),
      body,
      headers: fc.record(
        {
          'Accept-Language': fc.constantFrom(...hostileAcceptLanguages),
          'If-Match': fc.constantFrom(...hostileVersions),
          'Idempotency-Key': fc.constantFrom(...hostileKeys),
          'X-Forwarded-For': fc.constantFrom('127.0.0.1', ...hostileTexts),
        },
        { requiredKeys: [] },
      ),
    })
    .map((drawn): Said => {
      const { sound } = drawn;
      const staff = 'x-roles' in operation;
      const reference = sound ? drawn.one.reference : drawn.reference;
      const holder = held.find((each) => each.reference === reference);
      const own = holder !== undefined && drawn.nobody > 4 ? `Bearer ${holder.secret}` : drawn.authorization;
      const authorization = sound ? `Bearer ${drawn.one.secret}` : own;
      const { contentType, ...sent } = drawn.body;
      if (isSigned(operation) && (sound || drawn.nobody > 0)) {
        const signed = signedWebhook(sent.rawBody ?? sent.body ?? '', { at: now, id: `msg_${drawn.message}` });
        const type: Record<string, string> = contentType === undefined ? {} : { 'Content-Type': contentType };
        return { ...signed, id: sound ? drawn.rightId : drawn.id, headers: { ...signed.headers, ...type } };
      }
      return {
        ...(operation.path.includes('{reference}') && { reference }),
        ...(ids && { id: sound ? drawn.rightId : drawn.id }),
        ...(queries.length > 0 && { query: sound ? drawn.goodQuery : drawn.query }),
        ...(staff && (sound || drawn.nobody > 0) && { as: everyTeam(sound ? drawn.rightRole : drawn.role) }),
        ...sent,
        headers: {
          ...(!staff && operation.security.length > 0 && { Authorization: authorization }),
          ...(contentType !== undefined && { 'Content-Type': contentType }),
          ...(sound ? {} : drawn.headers),
        },
      };
    });
}

/** What is signed by its sender, rather than sent with a token. */
export const isSigned = ({ security }: Documented): boolean => security.some((each) => 'webhookSignature' in each);

type Body = { contentType?: string; body?: unknown; rawBody?: string };

function bodies({ requestBody, operationId }: Documented, known: Known, manner: 'sound' | 'any'): fc.Arbitrary<Body> {
  const nothing = fc.constant<Body>({});
  const contentType = fc.oneof(
    { arbitrary: fc.constant('application/json'), weight: 3 },
    fc.constantFrom(...hostileContentTypes),
  );
  const raw = fc.record({ contentType, rawBody: fc.oneof(fc.constantFrom(...hostileBodies), fc.json()) });
  if (requestBody === undefined) {
    return manner === 'sound' ? nothing : fc.oneof({ arbitrary: nothing, weight: 3 }, raw);
  }
  const made = valid(requestBody.content['application/json'].schema, known);
  const sensible = whole[operationId];
  const right = sensible === undefined ? made : fc.oneof(fc.constantFrom(...sensible), made);
  const asBody = (body: unknown): Body => ({ body });
  if (manner === 'sound') return right.map(asBody);
  return fc.oneof(
    { arbitrary: right.map(asBody), weight: 6 },
    { arbitrary: nearly(right).map(asBody), weight: 6 },
    { arbitrary: hostile.map(asBody), weight: 1 },
    { arbitrary: raw, weight: 2 },
    { arbitrary: nothing, weight: 1 },
  );
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function goodQueryOf(parameters: Documented['parameters'], known: Known): fc.Arbitrary<Record<string, string>> {
  const model = Object.fromEntries(
    parameters.map(({ name, schema }) => [name, valid(schema, known, name).map(asText)]),
  );
  return fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>;
}

function queryOf(parameters: Documented['parameters'], known: Known): fc.Arbitrary<Record<string, string>> {
  const names = [...parameters.map(({ name }) => name), 'unknown', '__proto__', 'constructor'];
  const wrong = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...hostileTexts), { maxKeys: 3 });
  return fc.tuple(goodQueryOf(parameters, known), wrong).map(([good, bad]) => ({ ...good, ...bad }));
}
