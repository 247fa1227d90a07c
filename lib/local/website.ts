import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Assembly } from './assembly.ts';
import type { DistributionAtWork } from './distribution.ts';
import { decodedPath, type HttpAnswer } from './http.ts';
import { asList, asText } from './properties.ts';
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

/** The static pages behind CloudFront: files of the deployed assets, its default document and its pages for errors. */
export class Website {
  readonly #folders: string[];
  readonly #errorPages: Map<number, { path: string; status: number }>;
  readonly #root: string;

  constructor(templates: Templates, assembly: Assembly, { config }: Pick<DistributionAtWork, 'config'>) {
    this.#folders = templates.ofType('Custom::CDKBucketDeployment').flatMap(({ properties }) => {
      const keys: unknown = properties['SourceObjectKeys'];
      return Array.isArray(keys) ? keys.map((key) => assembly.asset(String(key))) : [];
    });
    this.#root = asText(config['DefaultRootObject']) ?? 'index.html';
    this.#errorPages = new Map(
      asList(config['CustomErrorResponses'])
        .filter((page) => page['ResponsePagePath'] !== undefined)
        .map((page) => [
          Number(page['ErrorCode']),
          { path: String(page['ResponsePagePath']), status: Number(page['ResponseCode'] ?? page['ErrorCode']) },
        ]),
    );
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
    return { status, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
  }

  async #file(path: string): Promise<{ type: string; content: Buffer } | undefined> {
    const name = normalize(decodedPath(path));
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
