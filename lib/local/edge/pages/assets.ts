import { readFileSync } from 'node:fs';
import type { EdgeResponse } from '../interface.ts';
import { problem } from './html.ts';

const assets: Record<string, string> = {
  'local.css': 'text/css; charset=utf-8',
  'index.js': 'text/javascript; charset=utf-8',
  'mail.js': 'text/javascript; charset=utf-8',
};

/** A file that the local pages load; only those of the list. */
export function asset(path: string): EdgeResponse {
  const name = path.slice('/_local/assets/'.length);
  const type = Object.hasOwn(assets, name) ? assets[name] : undefined;
  if (type === undefined) return problem(404, 'local.not-found', `There is no ${path}.`);
  const body = readFileSync(new URL(`assets/${name}`, import.meta.url));
  return {
    status: 200,
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
    body,
  };
}
