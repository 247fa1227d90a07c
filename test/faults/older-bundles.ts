import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/**
 * Bundles the functions as they were before the latest change of them, from the repository's own history, with that
 * version's own build.
 * @returns the folder of the bundles, or undefined where there is no such history
 */
export function olderBundles(): string | undefined {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const [, before = ''] = git('log', '-2', '--format=%H', '--', 'functions').split('\n');
    if (before === '') return undefined;
    const folder = join(root, '.redress', 'older', before.slice(0, 12));
    const bundles = join(folder, '.redress', 'build');
    if (existsSync(join(bundles, 'stamp.json'))) return bundles;
    rmSync(join(root, '.redress', 'older'), { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const archive = join(folder, 'source.tar');
    git('archive', '--output', archive, before, 'functions', 'lib', 'package.json', 'tsconfig.json');
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const build = "await (await import('./lib/bundle.ts')).bundleFunctions()";
    execFileSync(process.execPath, ['--input-type=module', '-e', build], { cwd: folder, stdio: 'pipe' });
    return bundles;
  } catch {
    return undefined;
  }
}
