import type { EdgeRequest, EdgeResponse } from '../interface.ts';

/** A rule of a bucket's `CorsConfiguration`, as CloudFormation spells it. */
export type CorsRule = {
  AllowedOrigins: readonly string[];
  AllowedMethods: readonly string[];
  AllowedHeaders?: readonly string[];
  ExposedHeaders?: readonly string[];
  MaxAge?: number;
};

/** One `*` stands for anything, as S3 has it; header names know no case. */
function fits(pattern: string, value: string): boolean {
  const [before = '', after] = pattern.split('*');
  return after === undefined
    ? pattern === value
    : value.length >= before.length + after.length && value.startsWith(before) && value.endsWith(after);
}

function ruleFor(rules: readonly CorsRule[], origin: string, method: string, headers: readonly string[]) {
  return rules.find(
    (rule) =>
      rule.AllowedOrigins.some((pattern) => fits(pattern, origin)) &&
      rule.AllowedMethods.includes(method) &&
      headers.every((name) => (rule.AllowedHeaders ?? []).some((pattern) => fits(pattern.toLowerCase(), name))),
  );
}

/** Whether a page of another origin may send the request that it asks about. */
export function preflight(rules: readonly CorsRule[], { headers }: EdgeRequest): EdgeResponse {
  const origin = headers['origin'] ?? '';
  const method = headers['access-control-request-method'] ?? '';
  const asked = (headers['access-control-request-headers'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const rule = ruleFor(rules, origin, method, asked);
  if (rule === undefined) {
    return {
      status: 403,
      headers: { 'content-type': 'text/plain' },
      body: 'CORSResponse: This CORS request is not allowed.\n',
    };
  }
  return {
    status: 200,
    headers: {
      ...allowing(rule, origin),
      'access-control-allow-headers': asked.join(', '),
      ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
    },
    body: '',
  };
}

/** What is added to an answer for a page of another origin. */
export function corsHeaders(rules: readonly CorsRule[], { headers, method }: EdgeRequest): Record<string, string> {
  const origin = headers['origin'];
  const rule = origin === undefined ? undefined : ruleFor(rules, origin, method, []);
  return origin === undefined || rule === undefined ? {} : allowing(rule, origin);
}

const allowing = (rule: CorsRule, origin: string): Record<string, string> => ({
  'access-control-allow-origin': rule.AllowedOrigins.includes('*') ? '*' : origin,
  'access-control-allow-methods': rule.AllowedMethods.join(', '),
  ...(rule.ExposedHeaders && { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') }),
  vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
});
