import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build, type Plugin, type Rollup } from 'vite';
import type { ConsoleBuilt } from './bundle-console.ts';

// Builds the staff console into the folder that the first argument names; run by bundle-console.ts.

const root = join(import.meta.dirname, '..');
const source = join(root, 'web');
const [outDir = ''] = process.argv.slice(2);

/** What every system has, Chinese included: no font is shipped, and none may come from elsewhere. */
const systemFonts =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", ' +
  '"Noto Sans SC", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Cloudscape's styles carry Open Sans as 130 KB of data addresses, which our content security policy would refuse. */
const withoutFonts: Plugin = {
  name: 'system-fonts',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.css') || !id.includes('@cloudscape-design')) return undefined;
    return code
      .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
      .replaceAll('"Open Sans", "Helvetica Neue", Roboto, Arial, sans-serif', systemFonts);
  },
};

/**
 * In our stylesheets `token(color-border-divider-default)` stands for Cloudscape's custom property, whose name ends with
 * a digest that changes with its version. One that it does not have fails the build.
 */
const tokens: Plugin = {
  name: 'cloudscape-tokens',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.css') || !id.startsWith(join(source, 'console'))) return undefined;
    return code.replaceAll(/\btoken\(([\w-]+)\)/g, (_, name: string) => {
      const property = properties.get(name);
      if (property === undefined) throw new Error(`Cloudscape has no token ${name}.`);
      return `var(${property})`;
    });
  },
};
const theme = join(root, 'node_modules/@cloudscape-design/components/internal/base-theme/styles.scoped.css');
const properties = new Map(
  Array.from(readFileSync(theme, 'utf8').matchAll(/(--([\w-]+)-[a-z0-9]{6}):/g), ([, property = '', name = '']) => [
    name,
    property,
  ]),
);

const entry = join(source, 'console', 'main.tsx');
let first: Set<string> | undefined;

/** What the first view needs: every module that is imported, by way of others, without waiting for it. */
function firstView(importedBy: (id: string) => readonly string[]): Set<string> {
  const found = new Set([entry]);
  for (const id of found) for (const imported of importedBy(id)) found.add(imported);
  return found;
}

const asked = await build({
  root: source,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  base: '/',
  plugins: [withoutFonts, tokens],
  build: {
    outDir,
    emptyOutDir: true,
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // Browsers of the target know it; the polyfill would be another script.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
    rollupOptions: {
      input: join(source, 'console', 'index.html'),
      output: {
        entryFileNames: 'assets/console-[hash].js',
        chunkFileNames: 'assets/console-[name]-[hash].js',
        assetFileNames: 'assets/console-[name]-[hash][extname]',
        codeSplitting: {
          groups: [
            {
              // One file rather than forty: on a slow line each costs a round trip.
              name: (id, context) => {
                first ??= firstView((one) => context.getModuleInfo(one)?.importedIds ?? []);
                return first.has(id) ? 'first' : null;
              },
            },
          ],
        },
      },
      onwarn(warning, warn) {
        // React's marks for servers; there is none here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});

const bundle = (Array.isArray(asked) ? asked : [asked]).flatMap((one) => ('output' in one ? one.output : []));
const modules = bundle.flatMap((one: Rollup.OutputChunk | Rollup.OutputAsset) =>
  'moduleIds' in one ? one.moduleIds : [],
);
const ours = modules
  .map((id) => relative(root, id.split('?')[0] ?? ''))
  .filter((path) => !path.startsWith('..') && !path.startsWith(`node_modules${sep}`) && !path.startsWith('\0'));
const inputs = Array.from(new Set([...ours, join('web', 'console', 'index.html')]));
process.stdout.write(JSON.stringify({ inputs } satisfies ConsoleBuilt));
