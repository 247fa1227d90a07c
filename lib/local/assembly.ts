import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { wallNow } from './clock.ts';
import type { Stack, Template } from './template.ts';

/** A synthesized cloud assembly: the stacks, and where each asset's files lie. */
export type Assembly = {
  folder: string;
  stacks: Stack[];
  /** Folder or file of an asset, by the key that templates know it under (`<hash>.zip`). */
  asset(objectKey: string): string;
};

const root = join(import.meta.dirname, '..', '..');

/** What the assembly is made of. The local machine's own files are not in it. */
const ingredients = [
  'functions',
  'lib',
  'web',
  'bin/redress.ts',
  'cdk.json',
  'tsconfig.json',
  'redress.config.json',
  'package-lock.json',
];
const ignored = join('lib', 'local');

/** Assemblies of other versions of the sources are deleted, but for the newest, and those that may still be running. */
const keep = { newest: 3, milliseconds: 30 * 60_000 };

/**
 * Synthesizes the CDK app, unless that was done with the very same sources before.
 * @returns the folder of the cloud assembly
 * @throws Error with what the CDK app printed
 */
export function synthesize(): string {
  const store = join(root, '.redress', 'assembly');
  const folder = join(store, keyOf());
  if (!existsSync(join(folder, 'manifest.json'))) {
    const draft = `${folder}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    const run = spawnSync(process.execPath, ['bin/redress.ts'], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: draft, CDK_VALIDATION: 'false' },
      encoding: 'utf8',
    });
    if (run.status !== 0) {
      rmSync(draft, { recursive: true, force: true });
      throw new AssemblyError(`${run.stdout}${run.stderr}`.trim() || 'The CDK app could not be synthesized.');
    }
    try {
      renameSync(draft, folder);
    } catch (error) {
      // Another start was faster, with the same sources.
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(join(folder, 'manifest.json'))) throw error;
    }
  }
  const now = new Date(wallNow());
  utimesSync(folder, now, now);
  prune(store);
  return folder;
}

function prune(store: string): void {
  const old = readdirSync(store)
    .map((name) => ({
      path: join(store, name),
      usedAt: statSync(join(store, name), { throwIfNoEntry: false })?.mtimeMs,
    }))
    .toSorted((a, b) => (b.usedAt ?? 0) - (a.usedAt ?? 0))
    .slice(keep.newest);
  for (const { path, usedAt = 0 } of old) {
    if (wallNow() - usedAt > keep.milliseconds) rmSync(path, { recursive: true, force: true });
  }
}

/** The CDK app does not synthesize; the message is its own. */
export class AssemblyError extends Error {
  override name = 'AssemblyError';
}

/** @throws Error when the folder holds no cloud assembly with stacks */
export function readAssembly(folder: string): Assembly {
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  for (const file of readdirSync(folder).toSorted()) {
    if (file.endsWith('.template.json') && !file.includes('.nested.')) {
      const name = file.slice(0, -'.template.json'.length);
      const metadata = `${name}.metadata.json`;
      const paths = existsSync(join(folder, metadata))
        ? pathsOf(JSON.parse(text(metadata)))
        : new Map<string, string>();
      const template: Template = JSON.parse(text(file));
      stacks.push({ name, template, paths });
    }
    if (!file.endsWith('.assets.json')) continue;
    const { files }: { files: Record<string, FileAsset> } = JSON.parse(text(file));
    for (const { source, destinations } of Object.values(files)) {
      for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, resolve(folder, source.path));
    }
  }
  if (stacks.length === 0) throw new Error(`${folder} holds no stack: it is not a cloud assembly.`);
  return {
    folder,
    stacks,
    asset: (objectKey) => {
      const path = assets.get(objectKey);
      if (path === undefined) throw new Error(`No asset of ${folder} is called ${objectKey}.`);
      return path;
    },
  };
}

/** Logical id → construct path, from the metadata that CDK writes beside a template. */
function pathsOf(metadata: Record<string, { type: string; data: unknown }[]>): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [path, entries] of Object.entries(metadata)) {
    for (const { type, data } of entries) {
      if (type === 'aws:cdk:logicalId') paths.set(String(data), path.replace(/^\//u, ''));
    }
  }
  return paths;
}

type FileAsset = { source: { path: string }; destinations: Record<string, { objectKey: string }> };

function keyOf(): string {
  const hash = createHash('sha256');
  for (const ingredient of ingredients) addTo(hash, join(root, ingredient));
  return hash.digest('hex').slice(0, 16);
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const name = relative(root, path);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || name === ignored) return;
  if (found.isDirectory()) {
    for (const entry of readdirSync(path).toSorted()) addTo(hash, join(path, entry));
  } else hash.update(`${name}\0${found.size}\0`).update(readFileSync(path));
}
