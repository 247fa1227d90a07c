import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pageHeaders, pages, type WebConfig } from '../../../functions/contract/web-config.ts';
import type { EdgeRequest, EdgeResponse } from './interface.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

/**
 * The website as CloudFront serves it: the files of `buildWeb`, addresses without `.html`, and `/config.json`.
 * @param folder what `buildWeb` returned
 * @param config asked at each request for `/config.json`, since the port is known late
 * @returns an answer, or undefined for a path that is no page
 */
export function openSite(folder: string, config: () => WebConfig): (request: EdgeRequest) => EdgeResponse | undefined {
  const files = filesOf(folder);
  return ({ method, path, headers }) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    if (path === '/config.json') return reply(Buffer.from(JSON.stringify(config())), 'application/json', headers);
    const bare = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    const file = Object.entries(pages).find(([address]) => address === bare)?.[1] ?? path.slice(1);
    if (!files.has(file)) return undefined;
    return reply(readFileSync(join(folder, file)), types[extname(file)] ?? 'application/octet-stream', headers);
  };
}

function reply(body: Buffer, type: string, headers: EdgeRequest['headers']): EdgeResponse {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const shared = { ...pageHeaders(), 'Cache-Control': 'no-cache', ETag: etag };
  if (headers['if-none-match'] === etag) return { status: 304, headers: shared, body: '' };
  return { status: 200, headers: { 'Content-Type': type, ...shared }, body };
}

/** Only what was there when the site was opened is served, so that no path leads out of the folder. */
function filesOf(folder: string): Set<string> {
  if (!existsSync(folder)) return new Set();
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(
    found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
  );
}
