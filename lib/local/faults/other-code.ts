import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionSettings } from '../lambda.ts';
import type { Faults } from './faults.ts';

/** Where a new worker of the function finds its code: in the middle of a deployment, half of them have another one. */
export function directoryOf({ name, directory }: FunctionSettings, faults: Faults | undefined): string {
  const folder = faults?.befalls('functions', name, ['other-code'])?.folder;
  if (folder === undefined) return directory;
  // `Redress-submitD9739A38` is the duty `submit`.
  const duty = name.replace(/^.*-/u, '').replace(/[0-9A-F]{8}$/u, '');
  return [join(folder, duty), folder].find((one) => existsSync(join(one, 'index.cjs'))) ?? directory;
}
