import type { IncomingMessage } from 'node:http';
import { posix } from 'node:path';
import type { HttpAnswer } from '../http.ts';
import { asList, asNumber, asProperties, asText, type Properties } from '../properties.ts';
import type { Templates } from '../template.ts';

/** What a rule looks at. `path` has the stage's name in front, as the web ACL sees it; header names are lower case. */
export type Seen = {
  method: string;
  path: string;
  address: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

type Matcher = (seen: Seen) => boolean;
type Rule = { matches: Matcher; answer: HttpAnswer };

/** Requests are counted in steps of this length, in milliseconds. */
const stepMilliseconds = 10_000;

/**
 * The template's web ACL, as far as it is ours: rates, and what is written in the request. AWS's managed rule groups are
 * passed by. Times are real ones: whoever moves the machine's clock gets no more requests by it.
 *
 * Everybody on this machine comes from one address, 127.0.0.1, which is therefore not counted: a load test or a day of
 * journeys would be an attack. Every other loopback address is a visitor: `curl --interface 127.0.0.2 http://127.0.0.1:3000/…`.
 */
export class WebAcl {
  readonly #rules: readonly Rule[];

  constructor(templates: Templates, now: () => number = () => performance.now()) {
    this.#rules = templates.ofType('AWS::WAFv2::WebACL').flatMap(({ properties }) => {
      const bodies = asProperties(properties['CustomResponseBodies'] ?? {});
      return asList(properties['Rules'])
        .toSorted((one, other) => asNumber(one['Priority'], 0) - asNumber(other['Priority'], 0))
        .flatMap((rule) => ruleOf(rule, bodies, now));
    });
  }

  /** @returns the answer of the rule that stops it, or undefined when it may pass */
  refuse(seen: Seen): HttpAnswer | undefined {
    return this.#rules.find(({ matches }) => matches(seen))?.answer;
  }
}

const uncounted = /^(::ffff:)?127\.0\.0\.1$|^::1$/u;

export const seenIn = (request: IncomingMessage, stage: string, path: string): Seen => ({
  method: request.method ?? 'GET',
  path: `/${stage}${path}`,
  address: request.socket.remoteAddress ?? '',
  headers: request.headers,
});

function ruleOf(rule: Properties, bodies: Properties, now: () => number): Rule[] {
  const statement = asProperties(rule['Statement']);
  const block = asProperties(rule['Action'] ?? {})['Block'];
  if (statement['ManagedRuleGroupStatement'] !== undefined || block === undefined) return [];
  return [{ matches: matcherOf(statement, now), answer: answerOf(asProperties(block), bodies) }];
}

function answerOf(block: Properties, bodies: Properties): HttpAnswer {
  const custom = asProperties(block['CustomResponse'] ?? { ResponseCode: 403 });
  const body = asProperties(bodies[asText(custom['CustomResponseBodyKey']) ?? ''] ?? { Content: '' });
  const named = asList(custom['ResponseHeaders']).map(({ Name, Value }) => [String(Name).toLowerCase(), String(Value)]);
  const type = body['ContentType'] === 'APPLICATION_JSON' ? 'application/json' : 'text/plain';
  return {
    status: asNumber(custom['ResponseCode'], 403),
    headers: { 'content-type': type, ...Object.fromEntries(named) },
    body: String(body['Content']),
  };
}

/** @throws Error naming a statement that is not imitated */
function matcherOf(statement: Properties, now: () => number): Matcher {
  const [first] = Object.entries(statement);
  const kind = first?.[0] ?? 'statement that is empty';
  const properties = asProperties(first?.[1] ?? {});
  const inner = (): Matcher[] => asList(properties['Statements']).map((each) => matcherOf(each, now));
  switch (kind) {
    case 'AndStatement': {
      const all = inner();
      return (seen) => all.every((matches) => matches(seen));
    }
    case 'OrStatement': {
      const any = inner();
      return (seen) => any.some((matches) => matches(seen));
    }
    case 'NotStatement': {
      const matches = matcherOf(asProperties(properties['Statement']), now);
      return (seen) => !matches(seen);
    }
    case 'ByteMatchStatement':
      return byteMatch(properties);
    case 'RegexMatchStatement': {
      const pattern = new RegExp(String(properties['RegexString']));
      const field = fieldOf(properties);
      return (seen) => pattern.test(field(seen) ?? '');
    }
    case 'RateBasedStatement':
      return rate(properties, now);
    default:
      throw new Error(`A rule of the web ACL has a ${kind}, which is not imitated.`);
  }
}

function byteMatch(properties: Properties): Matcher {
  const field = fieldOf(properties);
  const searched = String(properties['SearchString']);
  const fits: Record<string, (text: string) => boolean> = {
    EXACTLY: (text) => text === searched,
    CONTAINS: (text) => text.includes(searched),
    STARTS_WITH: (text) => text.startsWith(searched),
  };
  const constraint = String(properties['PositionalConstraint']);
  const matches = fits[constraint];
  if (matches === undefined) throw new Error(`A rule of the web ACL matches ${constraint}, which is not imitated.`);
  return (seen) => matches(field(seen) ?? '');
}

/** The part of a request that a statement looks at, after its transformations; undefined when it is not there. */
function fieldOf(properties: Properties): (seen: Seen) => string | undefined {
  const field = asProperties(properties['FieldToMatch']);
  const header = asText(asProperties(field['SingleHeader'] ?? {})['Name'])?.toLowerCase();
  const transformations = asList(properties['TextTransformations'])
    .toSorted((one, other) => asNumber(one['Priority'], 0) - asNumber(other['Priority'], 0))
    .map(({ Type }) => transformationOf(String(Type)));
  const read = (seen: Seen): string | undefined => {
    if (header !== undefined) return seen.headers[header]?.toString();
    return field['Method'] === undefined ? seen.path : seen.method;
  };
  return (seen) => {
    const text = read(seen);
    return text === undefined ? undefined : transformations.reduce((now, change) => change(now), text);
  };
}

function transformationOf(type: string): (text: string) => string {
  if (type === 'NONE') return (text) => text;
  if (type === 'LOWERCASE') return (text) => text.toLowerCase();
  if (type === 'NORMALIZE_PATH') return (text) => posix.normalize(text);
  if (type !== 'URL_DECODE') throw new Error(`A rule of the web ACL applies ${type}, which is not imitated.`);
  return (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
}

/** Above the limit within the window: counted by address, or by what a header holds. */
function rate(properties: Properties, now: () => number): Matcher {
  const steps = (asNumber(properties['EvaluationWindowSec'], 300) * 1000) / stepMilliseconds;
  const limit = asNumber(properties['Limit'], Number.POSITIVE_INFINITY);
  const scope = properties['ScopeDownStatement'];
  const concerns = scope === undefined ? () => true : matcherOf(asProperties(scope), now);
  const keyOf = keyOfRate(properties);
  const counts = new Map<string, Map<number, number>>();
  return (seen) => {
    const key = uncounted.test(seen.address) || !concerns(seen) ? undefined : keyOf(seen);
    if (key === undefined) return false;
    const step = Math.floor(now() / stepMilliseconds);
    const own = counts.get(key) ?? new Map<number, number>();
    counts.set(key, own.set(step, (own.get(step) ?? 0) + 1));
    for (const old of own.keys()) if (old <= step - steps) own.delete(old);
    return [...own.values()].reduce((sum, each) => sum + each, 0) > limit;
  };
}

/** By what requests are counted together; undefined for those that are not counted. */
function keyOfRate(properties: Properties): (seen: Seen) => string | undefined {
  const how = String(properties['AggregateKeyType']);
  if (how === 'IP') return ({ address }) => address;
  if (how === 'FORWARDED_IP') {
    const name = String(asProperties(properties['ForwardedIPConfig'])['HeaderName']).toLowerCase();
    return ({ headers }) => headers[name]?.toString() ?? '';
  }
  const keys = asList(properties['CustomKeys']).map((key) => {
    const name = asText(asProperties(key['Header'] ?? {})['Name']);
    if (name === undefined) throw new Error(`A rule counts by ${JSON.stringify(key)}, which is not imitated.`);
    return name.toLowerCase();
  });
  return ({ headers }) =>
    keys.every((name) => headers[name] !== undefined)
      ? keys.map((name) => headers[name]?.toString()).join('\n')
      : undefined;
}
