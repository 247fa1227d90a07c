import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { type AppChoices, redressApp } from '../../lib/app.ts';
import { entries } from '../../lib/bundle.ts';

/**
 * The app as it is deployed, except that each function's bundle is a line: what a template promises does not hang on
 * what is in a bundle, and a test of the template must not wait for one.
 */
export function appWithStandIns(choices: AppChoices = {}): App {
  const folder = mkdtempSync(join(tmpdir(), 'redress-assembly-'));
  const bundles = Object.fromEntries(
    Object.keys(entries).map((name) => {
      const bundle = join(folder, 'build', name);
      mkdirSync(bundle, { recursive: true });
      writeFileSync(join(bundle, 'index.cjs'), `exports.handler = async () => ${JSON.stringify(name)};\n`);
      return [name, bundle];
    }),
  );
  return redressApp({ outdir: join(folder, 'cdk.out'), bundles, ...choices });
}
