import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A log beyond this size is set aside at the next start, in bytes; one former log is kept. */
const most = 16 * 1024 * 1024;

/** Makes the folder of the functions' logs, and room in it. */
export function openLogs(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (name.endsWith('.log') && statSync(file).size > most) renameSync(file, `${file}.old`);
  }
}
