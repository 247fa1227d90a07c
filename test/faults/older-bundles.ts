import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

const store = join(root, '.redress', 'older');
/** Those that nobody asked for in so long are removed, in milliseconds. */
const kept = 7 * 86_400_000;

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/**
 * Bundles the functions as they were before the latest change of them.
 * @returns the folder of the bundles, or undefined where there is no such history
 */
export function olderBundles(): string | undefined {
  try {
    const [, before = ''] = git('log', '-2', '--format=%H', '--', 'functions').split('\n');
    return before === '' ? undefined : bundlesOf(before);
  } catch {
    return undefined;
  }
}

/** Whether the history goes back to the commit: a shallow clone's does not. */
export function hasCommit(commit: string): boolean {
  try {
    git('cat-file', '-e', `${commit}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Bundles the functions of a commit, from the repository's own history, with that version's own build.
 * @returns the folder of the bundles, or undefined where there is no such history
 */
export function bundlesOf(commit: string): string | undefined {
  try {
    const folder = join(store, commit.slice(0, 12));
    const bundles = join(folder, '.redress', 'build');
    if (existsSync(join(bundles, 'stamp.json'))) return bundles;
    prune();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const archive = join(folder, 'source.tar');
    git('archive', '--output', archive, commit, 'functions', 'lib', 'package.json', 'tsconfig.json');
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const build = "await (await import('./lib/bundle.ts')).bundleFunctions()";
    execFileSync(process.execPath, ['--input-type=module', '-e', build], { cwd: folder, stdio: 'pipe' });
    return bundles;
  } catch {
    return undefined;
  }
}

function prune(): void {
  for (const name of existsSync(store) ? readdirSync(store) : []) {
    const folder = join(store, name);
    if (Date.now() - statSync(folder).mtimeMs > kept) rmSync(folder, { recursive: true, force: true });
  }
}
