// Started afresh for each reading: loads one bundle as Lambda's runtime does and says what that took. Plain JavaScript,
// so that nothing of this file is compiled or stripped while the clock runs.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const file = process.argv[2] ?? '';
const require = createRequire(import.meta.url);
const cpuBefore = process.cpuUsage();
const before = performance.now();
const loaded = file.endsWith('.mjs') ? await import(pathToFileURL(file).href) : require(file);
const wall = performance.now() - before;
const { user, system } = process.cpuUsage(cpuBefore);
if (typeof loaded.handler !== 'function') throw new Error(`${file} exports no handler.`);
process.stdout.write(JSON.stringify({ cpu: (user + system) / 1000, wall }));
process.exit(0);
