import { compression } from './compression.ts';
import { type Passed, type ViewerRequest, viewerRequestFunction } from './edge/cloudfront-function.ts';
import type { HttpAnswer } from './http.ts';
import { asList, asProperties, asText, type Properties } from './properties.ts';
import type { Templates } from './template.ts';

/** What the template's distribution does with some addresses: before a request goes on, and to what comes back. */
export type Behaviour = {
  /** Runs the viewer-request function. */
  receive(request: ViewerRequest): Passed;
  /** Adds the headers that the behaviour's policy gives, over those that are there. */
  send(request: ViewerRequest, answer: HttpAnswer): HttpAnswer;
};

/** CloudFront, as far as the template configures it: behaviours by address, their functions and their headers. */
export class DistributionAtWork {
  readonly config: Properties;
  readonly #behaviours: { fits: (path: string) => boolean; behaviour: Behaviour }[];
  readonly #default: Behaviour;

  constructor(templates: Templates) {
    const [distribution] = templates.ofType('AWS::CloudFront::Distribution');
    this.config = asProperties(distribution?.properties['DistributionConfig'] ?? {});
    this.#default = behaviourOf(templates, asProperties(this.config['DefaultCacheBehavior'] ?? {}));
    this.#behaviours = asList(this.config['CacheBehaviors']).map((properties) => ({
      fits: pattern(String(properties['PathPattern'])),
      behaviour: behaviourOf(templates, properties),
    }));
  }

  /** The first whose pattern fits the path, else the default one. */
  behaviour(path: string): Behaviour {
    return this.#behaviours.find(({ fits }) => fits(path))?.behaviour ?? this.#default;
  }
}

/** `*` stands for any text, `?` for one character. */
function pattern(text: string): (path: string) => boolean {
  const source = text
    .replaceAll(/[.+^${}()|[\]\\]/gu, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const whole = new RegExp(`^${source}$`, 'u');
  return (path) => whole.test(path);
}

function behaviourOf(templates: Templates, properties: Properties): Behaviour {
  const id = properties['ResponseHeadersPolicyId'];
  const policy = templates.ofType('AWS::CloudFront::ResponseHeadersPolicy').find(({ ref }) => ref === id);
  const settings = asProperties(policy?.properties['ResponseHeadersPolicyConfig'] ?? {});
  const fixed = fixedHeaders(settings);
  const compress = compression(properties);
  return {
    receive: viewerRequestFunction(templates, properties),
    send: (request, answer) =>
      compress(request.headers['accept-encoding'] ?? '', {
        ...answer,
        headers: { ...answer.headers, ...fixed, ...corsHeaders(settings, request) },
      }),
  };
}

const part = (settings: Properties, name: string): Properties | undefined =>
  settings[name] === undefined ? undefined : asProperties(settings[name]);

/** What goes with every answer. */
function fixedHeaders(settings: Properties): Record<string, string> {
  const security = part(settings, 'SecurityHeadersConfig') ?? {};
  const headers: Record<string, string> = {};
  const set = (name: string, value: unknown): void => {
    const text = asText(value);
    if (text !== undefined) headers[name] = text;
  };
  set('content-security-policy', part(security, 'ContentSecurityPolicy')?.['ContentSecurityPolicy']);
  set('x-content-type-options', part(security, 'ContentTypeOptions') && 'nosniff');
  set('x-frame-options', part(security, 'FrameOptions')?.['FrameOption']);
  set('referrer-policy', part(security, 'ReferrerPolicy')?.['ReferrerPolicy']);
  const transport = part(security, 'StrictTransportSecurity');
  const ending = String(transport?.['IncludeSubdomains']) === 'true' ? '; includeSubDomains' : '';
  set('strict-transport-security', transport && `max-age=${String(transport['AccessControlMaxAgeSec'])}${ending}`);
  for (const { Header, Value } of asList(part(settings, 'CustomHeadersConfig')?.['Items'] ?? [])) {
    set(String(Header).toLowerCase(), Value);
  }
  return headers;
}

/** What goes with answers to pages of other sites, where the policy knows theirs. */
function corsHeaders(settings: Properties, { headers: { origin } }: ViewerRequest): Record<string, string> {
  const cors = part(settings, 'CorsConfig');
  if (cors === undefined || origin === undefined) return {};
  const items = (name: string): string[] => {
    const list: unknown = part(cors, name)?.['Items'];
    return Array.isArray(list) ? list.map(String) : [];
  };
  const allowed = items('AccessControlAllowOrigins');
  if (!allowed.includes('*') && !allowed.includes(origin)) return {};
  const exposed = items('AccessControlExposeHeaders');
  return {
    ...(allowed.includes('*')
      ? { 'access-control-allow-origin': '*' }
      : { 'access-control-allow-origin': origin, vary: 'Origin' }),
    ...(exposed.length > 0 && { 'access-control-expose-headers': exposed.join(', ') }),
  };
}
