import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { entries } from '../../../lib/bundle.ts';
import { readAssembly, synthesize } from '../../../lib/local/assembly.ts';
import { newOffset } from '../../../lib/local/clock.ts';
import { functionsOf } from '../../../lib/local/functions.ts';
import { Templates } from '../../../lib/local/template.ts';

export type Loadable = { name: string; file: string; environment: Record<string, string> };

/**
 * The functions of the synthesized template with the environment that it gives them, and with what Lambda adds; no
 * service answers at their addresses.
 */
export function functionsOfTemplate(folder: string): Loadable[] {
  mkdirSync(folder, { recursive: true });
  const assembly = readAssembly(synthesize());
  const templates = new Templates(assembly.stacks, { region: 'us-east-1', accountId: '000000000000' });
  const nowhere = 'http://127.0.0.1:9';
  const functions = functionsOf(templates, {
    assembly,
    offset: newOffset(),
    endpoints: { database: nowhere, services: nowhere, objects: nowhere },
    siteUrl: nowhere,
    logFolder: folder,
    show: () => {},
  });
  const found = [...functions.values()].map(({ settings: { directory, handler, environment } }) => ({
    name: environment['POWERTOOLS_SERVICE_NAME'] ?? '',
    file: join(directory, `${handler.slice(0, handler.lastIndexOf('.'))}.cjs`),
    environment,
  }));
  return Object.keys(entries).map((name) => {
    const one = found.find((candidate) => candidate.name === name);
    if (one === undefined) throw new Error(`The template has no function ${name} (by POWERTOOLS_SERVICE_NAME).`);
    return one;
  });
}
