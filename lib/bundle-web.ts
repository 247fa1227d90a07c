import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type BuildOptions, buildSync, type OutputFile } from 'esbuild';
import { pages } from '../functions/contract/web-config.ts';
import { bundleConsole } from './bundle-console.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.redress', 'build', 'web');

/**
 * Builds the pages into `.redress/build/web`: the HTML as it is, one script a page, one stylesheet, and
 * `embed.js`, the form for other sites. Takes some 30 ms, so it is done each time; the console takes seconds, and is built when it has changed (bundle-console.ts).
 *
 * @returns the folder, which the `Website` construct deploys and the local machine serves
 * @throws Error with esbuild's own message when a script does not compile
 */
export function buildWeb(): string {
  const files = new Map(scripts().map(({ path, contents }) => [relative(folder, path), contents]));
  for (const [file, contents] of bundleConsole()) files.set(file, contents);
  for (const file of Object.values(pages)) {
    if (!files.has(file)) files.set(file, readFileSync(join(root, 'web', 'pages', file)));
  }
  files.set(join('assets', 'mark.svg'), readFileSync(join(root, 'web', 'mark.svg')));
  for (const [file, contents] of files) replace(join(folder, file), contents);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !files.has(relative(folder, path)) && !entry.name.endsWith('.draft'))
      rmSync(path, { force: true });
  }
  return folder;
}

function scripts(): OutputFile[] {
  const settings = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    charset: 'utf8' as const,
    outdir: folder,
    legalComments: 'none' as const,
    logLevel: 'silent' as const,
    write: false as const,
  } satisfies BuildOptions & { write: false };
  const [formStyle] = buildSync({ ...settings, entryPoints: ['web/embed/form.css'] }).outputFiles;
  // The form carries its styles: as text for a constructable stylesheet, which no content security policy forbids.
  const define = { redressFormStyle: JSON.stringify(formStyle?.text.trim()) };
  const pageParts = buildSync({
    ...settings,
    define,
    format: 'esm',
    entryPoints: ['form.ts', 'track.ts', 'confirm.ts', 'task.ts', 'style.css'].map((file) => ({
      in: `web/${file}`,
      out: `assets/${file.split('.')[0]}`,
    })),
  });
  // Other sites load it as they like, as a classic script too.
  const embedded = buildSync({
    ...settings,
    define,
    format: 'iife',
    entryPoints: [{ in: 'web/embed.ts', out: 'embed' }],
  });
  return [...pageParts.outputFiles, ...embedded.outputFiles];
}

/** Several builds may run at once (tests do): a reader sees the old file or the new one, never half of one. */
function replace(path: string, contents: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}
