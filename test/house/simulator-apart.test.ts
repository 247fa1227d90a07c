import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** A package under the AGPL runs on developers' machines, in a process of its own, and is part of nothing deployed (docs/decisions/0023). */
const simulator = '@cloud-copilot/iam-simulate';

const importers = (what: string): string[] =>
  globSync(['functions/**/*.ts', 'lib/**/*.ts', 'bin/**/*.ts', 'web/**/*.{ts,tsx}'])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => {
      const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\s)[^'"]*['"]([^'"]+)['"]/gmu);
      return [...imports].some(([, specifier = '']) => specifier === what || specifier.endsWith(`/${what}`));
    })
    .toSorted();

test('The IAM simulator is loaded by one file only, in a process of its own', () => {
  expect(importers(simulator)).toEqual(['lib/local/iam/simulator.ts']);
  expect(importers('simulator.ts')).toEqual(['lib/local/iam/authority.ts']);
  expect(importers('authority.ts')).toEqual(['lib/local/iam/guard.ts']);
  // guard.ts is started as a process and imported by nobody.
  expect(importers('guard.ts')).toEqual([]);
});

test('It is a tool of developers and no dependency of what is deployed', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  expect(Object.keys(dependencies ?? {})).not.toContain(simulator);
  expect(Object.keys(devDependencies ?? {})).toContain(simulator);
});
