import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const buildFolder = join(root, '.redress', 'build', 'console');
const builder = join(import.meta.dirname, 'console-build.ts');

/** What `console-build.ts` prints when it is done: the files that the bundle was made of, from the root. */
export type ConsoleBuilt = { inputs: string[] };

/** What a build was made of, and the folder that it went to. */
type Stamp = { inputs: Record<string, string>; folder: string };

/** How many builds stay: whoever looked at the stamp just before it changed still finds its files. */
const kept = 3;

/**
 * Bundles the staff console by Vite, which takes some seconds; does nothing when no input has changed since. In a
 * process of its own, so that neither `npm start` nor a synth loads Vite while there is nothing to build.
 *
 * Several may build at once (tests do): each builds into a folder of its own, and the last one's stamp holds.
 *
 * @returns the files by their path below the site's root, such as `console/index.html`
 * @throws Error with Vite's own message when the console does not build
 */
export function bundleConsole(): Map<string, Uint8Array> {
  const folder = join(buildFolder, (readCurrent() ?? build()).folder);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}

function readCurrent(): Stamp | undefined {
  const file = join(buildFolder, 'stamp.json');
  if (!existsSync(file)) return undefined;
  const stamp: Stamp = JSON.parse(readFileSync(file, 'utf8'));
  const current = Object.entries(stamp.inputs).every(([input, seen]) => look(input) === seen);
  return current && existsSync(join(buildFolder, stamp.folder)) ? stamp : undefined;
}

function build(): Stamp {
  const folder = `${Date.now()}-${process.pid}`;
  mkdirSync(buildFolder, { recursive: true });
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [builder, join(buildFolder, folder)], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
  });
  if (status !== 0) {
    rmSync(join(buildFolder, folder), { recursive: true, force: true });
    throw new Error(`The staff console does not build. ${error?.message ?? stderr}`);
  }
  const { inputs }: ConsoleBuilt = JSON.parse(stdout);
  const settings = ['package-lock.json', 'lib/console-build.ts'];
  const stamp: Stamp = { inputs: Object.fromEntries([...settings, ...inputs].map((one) => [one, look(one)])), folder };
  const draft = join(buildFolder, `stamp.${process.pid}.draft`);
  writeFileSync(draft, JSON.stringify(stamp));
  renameSync(draft, join(buildFolder, 'stamp.json'));
  sweep();
  return stamp;
}

/** Removes the folders of builds before the last few. Their names begin with the time, so that names sort by age. */
function sweep(): void {
  const folders = readdirSync(buildFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const old = folders.map(({ name }) => name).toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  for (const name of old.slice(kept)) rmSync(join(buildFolder, name), { recursive: true, force: true });
}

/** By content: a checkout gives files new times, and the console is small enough to be read. */
function look(input: string): string {
  const path = join(root, input);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return 'gone';
  return createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 16);
}
