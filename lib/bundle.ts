import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, buildSync, version } from 'esbuild';
import { reactions } from '../functions/contract/events.ts';
import { apiDuties } from '../functions/contract/routes.ts';
import { schedules } from '../functions/contract/schedules.ts';

const root = join(import.meta.dirname, '..');
const buildFolder = join(root, '.redress', 'build');

/** Every function and the file that exports its `handler`, from the contract. A row there without its file stops synth. */
export const entries: Readonly<Record<string, string>> = {
  ...Object.fromEntries(apiDuties.map((duty) => [duty, `functions/api/${duty}.ts`])),
  relay: 'functions/events/relay.ts',
  ...Object.fromEntries(Object.keys(reactions).map((reaction) => [reaction, `functions/events/${reaction}.ts`])),
  ...Object.fromEntries(Object.keys(schedules).map((name) => [name, `functions/schedules/${name}.ts`])),
  feedback: 'functions/mail/feedback.ts',
  files: 'functions/files/uploaded.ts',
};

/**
 * CommonJS, because Lambda loads it in about half the time of ESM; `module` before `main`, so that packages that
 * ship both are shaken and taken once; the SDK's credential chain replaced by the one source that Lambda has, and what
 * no call of ours can reach by next to nothing.
 */
const options = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.cjs' },
  entryNames: '[name]/index',
  outdir: buildFolder,
  alias: {
    '@aws-sdk/credential-provider-node': './functions/runtime/lambda-credentials.ts',
    '@aws-sdk/endpoint-cache': './functions/runtime/no-endpoint-cache.ts',
    '@smithy/core/checksum': './functions/runtime/native-sha256.ts',
    '@smithy/core/event-streams': './functions/runtime/no-event-streams.ts',
  },
  // As it is, rather than escaped: Chinese words take half the room, and load no slower.
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
  write: false,
} as const satisfies BuildOptions;

/** What a build was made of: the fingerprint of the settings and of each input's time and size. */
type Stamp = { settings: string; inputs: Record<string, string> };

/** A function cannot be built; the message is written for whoever runs synth. */
export class BundleError extends Error {
  override name = 'BundleError';
}

/**
 * Bundles every function into `.redress/build/<function>/index.cjs`; does nothing when no input has changed since.
 * Beside the folders stands `metafile.json`, esbuild's account of what each bundle consists of.
 *
 * @returns each function's folder, which becomes its Lambda asset
 * @throws BundleError when an entry file is missing or does not compile
 */
export function bundleFunctions(): Record<string, string> {
  const missing = Object.values(entries).filter((entry) => !existsSync(join(root, entry)));
  if (missing.length > 0) {
    throw new BundleError(
      `The contract (functions/contract/) names functions whose entry files do not exist: ${missing.join(', ')}. ` +
        'Write each with an exported `handler`, or take its row out of the contract.',
    );
  }
  const stampFile = join(buildFolder, 'stamp.json');
  const settings = fingerprint(JSON.stringify([version, options, entries]));
  if (!isCurrent(stampFile, settings)) {
    const { outputFiles, metafile } = build();
    for (const file of outputFiles) replace(file.path, file.contents);
    replace(join(buildFolder, 'metafile.json'), JSON.stringify(metafile));
    const inputs = Object.fromEntries(Object.keys(metafile.inputs).map((input) => [input, look(input)]));
    replace(stampFile, JSON.stringify({ settings, inputs } satisfies Stamp));
  }
  return Object.fromEntries(Object.keys(entries).map((name) => [name, join(buildFolder, name)]));
}

function build() {
  try {
    return buildSync({ ...options, entryPoints: Object.entries(entries).map(([out, path]) => ({ in: path, out })) });
  } catch (error) {
    throw new BundleError(`A function does not compile. ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isCurrent(stampFile: string, settings: string): boolean {
  if (!existsSync(stampFile)) return false;
  const stamp: Stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
  return (
    stamp.settings === settings &&
    Object.entries(stamp.inputs).every(([input, seen]) => look(input) === seen) &&
    Object.keys(entries).every((name) => existsSync(join(buildFolder, name, 'index.cjs')))
  );
}

/** Time and size tell a changed file for a thousandth of what reading it costs. */
function look(input: string): string {
  const seen = statSync(join(root, input), { throwIfNoEntry: false });
  return seen ? `${seen.mtimeMs}:${seen.size}` : 'gone';
}

/**
 * Several synths may build at once (tests do): a reader sees the old file or the new one, never half of one.
 * Drafts lie outside the functions' folders, whose whole contents become assets.
 */
function replace(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = join(buildFolder, `draft.${process.pid}`);
  writeFileSync(draft, contents);
  renameSync(draft, path);
}

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
