import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redressApp } from '../../lib/app.ts';
import { readConfig } from '../../lib/config.ts';
import { freePort } from '../../lib/local/free-port.ts';
import { type LocalMachine, startMachine } from '../journeys/machine.ts';

const root = join(import.meta.dirname, '..', '..');

/** A shop that embeds the form in its own pages, at an origin of its own, and the desk that lets it. */
export type Shop = {
  url: string;
  desk: LocalMachine;
  /** What the shop answers at a path: HTML below `/`, and its one stylesheet and one script. */
  pages: Map<string, string>;
  close: () => Promise<void>;
};

/** Starts both: the desk's configuration names the shop's origin, as an enterprise's would. */
export async function openShop(): Promise<Shop> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'redress-shop-'));
  const config = { ...readConfig(join(root, 'redress.config.json')), embedOrigins: [url] };
  process.env['CDK_VALIDATION'] = 'false';
  const assembly = join(folder, 'cdk.out');
  redressApp({ outdir: assembly, config }).synth();
  const desk = await startMachine({ assembly });
  const pages = new Map<string, string>();
  const server = serve(pages, desk.url);
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    url,
    desk,
    pages,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await desk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const types: Record<string, string> = { css: 'text/css', js: 'text/javascript' };

/** As strict as a shop can be: no inline script or style, and nothing from elsewhere but what the form needs. */
function serve(pages: ReadonlyMap<string, string>, desk: string): Server {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${desk}`,
    "style-src 'self'",
    'img-src blob:',
    `connect-src ${desk}`,
  ].join('; ');
  return createServer((request, response) => {
    const path = request.url ?? '/';
    const page = pages.get(path);
    const type = types[path.split('.').at(-1) ?? ''] ?? 'text/html';
    response.writeHead(page === undefined && path !== '/favicon.ico' ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': policy,
    });
    response.end(page ?? '');
  });
}
