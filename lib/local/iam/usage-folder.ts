import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Usage } from './authority.ts';

/** Where a run of all journeys leaves what it used. */
export const usageFolder = join(import.meta.dirname, '..', '..', '..', '.redress', 'permissions');

/** What the machines that wrote into a folder used. */
export function usagesIn(folder: string): Usage[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const usage: Usage = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      return usage;
    });
}
