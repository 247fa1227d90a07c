import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { pages } from '../functions/contract/web-config.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.redress', 'build', 'web');

/**
 * Builds the pages into `.redress/build/web`: the HTML as it is, one script a page, one stylesheet. Takes some 30 ms,
 * so it is done each time.
 *
 * @returns the folder, which the `Website` construct deploys and the local machine serves
 * @throws Error with esbuild's own message when a script does not compile
 */
export function buildWeb(): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [
      { in: 'web/form.ts', out: 'form' },
      { in: 'web/track.ts', out: 'track' },
      { in: 'web/console.ts', out: 'console' },
      { in: 'web/confirm.ts', out: 'confirm' },
      { in: 'web/task.ts', out: 'task' },
      { in: 'web/style.css', out: 'style' },
    ],
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    charset: 'utf8',
    outdir: join(folder, 'assets'),
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [relative(folder, path), contents]));
  for (const file of Object.values(pages)) files.set(file, readFileSync(join(root, 'web', 'pages', file)));
  files.set(join('assets', 'mark.svg'), readFileSync(join(root, 'web', 'mark.svg')));
  for (const [file, contents] of files) replace(join(folder, file), contents);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !files.has(relative(folder, path)) && !entry.name.endsWith('.draft')) rmSync(path);
  }
  return folder;
}

/** Several builds may run at once (tests do): a reader sees the old file or the new one, never half of one. */
function replace(path: string, contents: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}
