import * as z from 'zod';
import { operations } from './operations.ts';
import { staffScope } from './roles.ts';
import { type ApiDuty, type Operation, type Route, routes } from './routes.ts';
import { problem } from './shapes.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const content = (mediaType: string, schema: unknown): Record<string, unknown> => ({ [mediaType]: { schema } });
const json = (schema: unknown): Record<string, unknown> => content('application/json', schema);
const problemAnswer = (description: string): Record<string, unknown> => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const header = (name: string, description: string): Record<string, unknown> => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

/** The OpenAPI 3.1 document, written from the route table and the schemas that the endpoints check with. */
export function openapiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of `routes` are the operations
    const operation = name as Operation;
    (paths[route.path] ??= {})[route.method.toLowerCase()] = describe(operation, route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Redress',
      version: '1',
      description: 'Every complaint is answered, on time, with proof. 事事有回音，件件有着落。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        trackingSecret: { type: 'http', scheme: 'bearer', description: 'The tracking secret of the case.' },
        staff: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: `An access token with the scope ${staffScope.server}/${staffScope.name}.`,
        },
        webhookSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: 'Signed with the secret of the source, as standardwebhooks.com says.',
        },
      },
    },
  };
}

function describe(operation: Operation, route: Route): Record<string, unknown> {
  const { summary, body, query, status, answer, mediaType = 'application/json' } = operations[operation];
  const staff = typeof route.access !== 'string';
  const signed = route.access === 'signature';
  const onCase = route.path.includes('{reference}');
  const changes = route.method !== 'GET';
  const onPolicy = route.path.includes('{id}');
  // What may insist on the version that it was decided on.
  const guarded = changes && staff && (onCase || guardedByNumber.includes(operation));
  const headers = answerHeaders(route);
  const parameters = [
    ...(onCase
      ? [{ name: 'reference', in: 'path', required: true, description: 'CR-XXXX-XXXX', schema: { type: 'string' } }]
      : []),
    ...(onPolicy
      ? [{ name: 'id', in: 'path', required: true, description: whatIds[route.duty], schema: { type: 'string' } }]
      : []),
    ...(query ? queryParameters(query) : []),
    ...(guarded ? [header('If-Match', 'The ETag that the change insists on.')] : []),
    ...(signed ? signatureHeaders : []),
    ...(changes && !signed ? [header('Idempotency-Key', 'Repeats of one request with one key take effect once.')] : []),
    header('Accept-Language', 'zh-CN or en: the language of problem answers.'),
  ];
  return {
    operationId: operation,
    summary,
    tags: [staff ? 'staff' : 'public'],
    ...(route.access === 'anyone' ? { security: [] } : { security: [{ [schemeOf(route)]: [] }] }),
    ...(staff && { 'x-roles': route.access }),
    parameters,
    ...(body && {
      requestBody: { required: !body.safeParse(undefined).success, content: json(schemaOf(body, 'input')) },
    }),
    responses: {
      [status]: {
        description: summary,
        ...(headers && { headers }),
        content: content(mediaType, schemaOf(answer, 'output')),
      },
      400: problemAnswer('Something in the request, its headers included, needs another look'),
      ...(route.access === 'anyone' ? {} : { 401: problemAnswer('No valid credentials') }),
      ...(staff ? { 403: problemAnswer('The role may not do this') } : {}),
      ...(onCase ? { 404: problemAnswer('No such case') } : {}),
      ...(onPolicy && !onCase && missing[route.duty] ? { 404: problemAnswer(missing[route.duty] ?? '') } : {}),
      ...(query && 'version' in query.shape ? { 404: problemAnswer('No such version') } : {}),
      ...(changes ? { 409: problemAnswer('Somebody was faster, or the status does not allow it') } : {}),
      ...(byLink.includes(route.duty) ? { 410: problemAnswer('The link does not work any more') } : {}),
      ...(guarded ? { 412: problemAnswer('It has changed since it was read') } : {}),
      ...(body ? { 413: problemAnswer('The body is too large'), 415: problemAnswer('The body is not JSON') } : {}),
      429: problemAnswer('Too many requests'),
      500: problemAnswer('Something went wrong on our side'),
      503: problemAnswer('Very busy; nothing was stored. Retry-After says when to send it again'),
    },
  };
}

const schemeOf = ({ access }: Route): string =>
  access === 'signature' ? 'webhookSignature' : access === 'tracking-secret' ? 'trackingSecret' : 'staff';

/** What Standard Webhooks asks for: the signature is over `id.timestamp.body`. */
const signatureHeaders = [
  { ...header('webhook-id', 'The name of the message, the same whenever it is sent again.'), required: true },
  { ...header('webhook-timestamp', 'When it is sent, in seconds since 1970.'), required: true },
  { ...header('webhook-signature', 'v1,<base64 of the HMAC-SHA256>; several divided by blanks.'), required: true },
];

/** What is written as a numbered whole, so that a change may insist on the number that it was decided on. */
const guardedByNumber: readonly Operation[] = [
  'activatePolicies',
  'rollBackPolicies',
  'writeRouting',
  'writeTemplate',
  'publishCauseCodes',
];

/** What the `{id}` of a path may name in vain, by duty. */
const missing: Partial<Record<ApiDuty, string>> = {
  policies: 'No such policy',
  bulk: 'No such job',
  tasks: 'No such task',
};

/** Duties that are done by the token of a link. */
const byLink: readonly ApiDuty[] = ['links', 'partner'];

/** What stands in the `{id}` of a path, by duty. */
const whatIds: Partial<Record<ApiDuty, string>> = {
  policies: 'The id of a policy',
  'staff-act': 'The id of a part of the case, such as A7',
  routing: 'A user name or a mail address of the staff directory',
  absences: 'A user name, or an address of the line or the rota',
  bulk: 'The id of a job',
  privacy: 'The id of a request: PR-…',
  webhooks: 'The name of the source that the deployment knows',
  tasks: 'A task: T7 within its case, CR-7KQ3-M2XT-T7 by itself',
};

function queryParameters(query: z.ZodObject): Record<string, unknown>[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

/** The headers of an answer that a client goes on with. */
function answerHeaders(route: Route): Record<string, unknown> | undefined {
  const described = (description: string): Record<string, unknown> => ({ description, schema: { type: 'string' } });
  if (route.duty === 'submit') return { Location: described('Where the case can be read.') };
  if (/\/policies(\/(active|rollback))?$/.test(route.path) && route.duty === 'policies') {
    return { ETag: described('The number of the activation, for If-Match.') };
  }
  if (route.path === '/v1/staff/routing') return { ETag: described('The version of the rules, for If-Match.') };
  if (route.path === '/v1/staff/cases.csv')
    return { Link: described('Where the rest is, rel="next"; none at the end.') };
  const ofCase = route.path.startsWith('/v1/staff/cases/{reference}');
  return ofCase ? { ETag: described('The version of the case, for If-Match.') } : undefined;
}
