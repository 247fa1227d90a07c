import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Assembly } from './assembly.ts';
import { addressRewriter } from './edge/cloudfront-function.ts';
import { decodedPath, type HttpAnswer } from './http.ts';
import { asList, asProperties, asText, type Properties } from './properties.ts';
import type { Templates } from './template.ts';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** The static pages behind CloudFront: files of the deployed assets, its default document and its security headers. */
export class Website {
  readonly #folders: string[];
  readonly #headers: Record<string, string>;
  readonly #errorPages: Map<number, { path: string; status: number }>;
  readonly #rewrite: (uri: string) => string;
  readonly #root: string;

  constructor(templates: Templates, assembly: Assembly) {
    this.#folders = templates.ofType('Custom::CDKBucketDeployment').flatMap(({ properties }) => {
      const keys: unknown = properties['SourceObjectKeys'];
      return Array.isArray(keys) ? keys.map((key) => assembly.asset(String(key))) : [];
    });
    const distribution = distributionOf(templates);
    this.#root = asText(distribution['DefaultRootObject']) ?? 'index.html';
    this.#errorPages = new Map(
      asList(distribution['CustomErrorResponses'])
        .filter((page) => page['ResponsePagePath'] !== undefined)
        .map((page) => [
          Number(page['ErrorCode']),
          { path: String(page['ResponsePagePath']), status: Number(page['ResponseCode'] ?? page['ErrorCode']) },
        ]),
    );
    this.#headers = headersOf(templates, distribution);
    this.#rewrite = addressRewriter(templates, asProperties(distribution['DefaultCacheBehavior'] ?? {}));
  }

  /** @returns undefined when the template has no pages at all. */
  async handle(method: string, path: string): Promise<HttpAnswer | undefined> {
    if (this.#folders.length === 0) return undefined;
    if (method !== 'GET' && method !== 'HEAD') return this.#answer(403, 'text/plain; charset=utf-8', 'Forbidden\n');
    const page = await this.#file(path === '/' ? `/${this.#root}` : path);
    if (page !== undefined) return this.#answer(200, page.type, page.content);
    // A private bucket says 403 of what it does not have; CloudFront may have a page for that.
    const instead = this.#errorPages.get(403) ?? this.#errorPages.get(404);
    const errorPage = instead && (await this.#file(instead.path));
    if (errorPage !== undefined && instead !== undefined) {
      return this.#answer(instead.status, errorPage.type, errorPage.content);
    }
    return this.#answer(404, 'text/plain; charset=utf-8', 'Not found\n');
  }

  #answer(status: number, type: string, body: string | Buffer): HttpAnswer {
    return { status, headers: { ...this.#headers, 'content-type': type, 'cache-control': 'no-cache' }, body };
  }

  async #file(path: string): Promise<{ type: string; content: Buffer } | undefined> {
    const name = normalize(decodedPath(this.#rewrite(path)));
    if (name.includes('\0')) return undefined;
    for (const folder of this.#folders) {
      const file = join(folder, name);
      if (!file.startsWith(folder + sep)) continue;
      const found = await stat(file).catch(() => undefined);
      if (found?.isFile() === true) {
        return { type: contentTypes[extname(file)] ?? 'application/octet-stream', content: await readFile(file) };
      }
    }
    return undefined;
  }
}

function distributionOf(templates: Templates): Properties {
  const [distribution] = templates.ofType('AWS::CloudFront::Distribution');
  return asProperties(distribution?.properties['DistributionConfig'] ?? {});
}

/** What the response headers policy of the default behaviour adds. */
function headersOf(templates: Templates, distribution: Properties): Record<string, string> {
  const behaviour = asProperties(distribution['DefaultCacheBehavior'] ?? {});
  const id = behaviour['ResponseHeadersPolicyId'];
  const policy = templates.ofType('AWS::CloudFront::ResponseHeadersPolicy').find((candidate) => candidate.ref === id);
  if (policy === undefined) return {};
  const settings = asProperties(policy.properties['ResponseHeadersPolicyConfig']);
  const security = asProperties(settings['SecurityHeadersConfig'] ?? {});
  const part = (name: string): Properties | undefined =>
    security[name] === undefined ? undefined : asProperties(security[name]);
  const headers: Record<string, string> = {};
  const set = (name: string, value: unknown): void => {
    const text = asText(value);
    if (text !== undefined) headers[name] = text;
  };
  set('content-security-policy', part('ContentSecurityPolicy')?.['ContentSecurityPolicy']);
  set('x-content-type-options', part('ContentTypeOptions') && 'nosniff');
  set('x-frame-options', part('FrameOptions')?.['FrameOption']);
  set('referrer-policy', part('ReferrerPolicy')?.['ReferrerPolicy']);
  const transport = part('StrictTransportSecurity');
  const ending = String(transport?.['IncludeSubdomains']) === 'true' ? '; includeSubDomains' : '';
  set('strict-transport-security', transport && `max-age=${String(transport['AccessControlMaxAgeSec'])}${ending}`);
  for (const { Header, Value } of asList(asProperties(settings['CustomHeadersConfig'] ?? {})['Items'])) {
    set(String(Header).toLowerCase(), Value);
  }
  return headers;
}
