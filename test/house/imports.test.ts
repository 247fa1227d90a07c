import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';

/** Which rooms a room may fetch from, and which packages it may use. The longest matching room counts. */
const rooms: Record<string, { rooms: string[]; packages: (string | RegExp)[] }> = {
  'functions/domain': {
    rooms: ['functions/domain'],
    packages: ['zod', 'canonicalize', 'eta/core', 'node:crypto'],
  },
  'functions/contract': { rooms: ['functions/contract', 'functions/domain'], packages: ['zod'] },
  'functions/adapters': {
    rooms: ['functions/adapters', 'functions/domain', 'functions/contract'],
    packages: [/^@aws-sdk\//, '@smithy/signature-v4', 'zod', /^node:/],
  },
  'functions/runtime': {
    rooms: ['functions/runtime', 'functions/adapters', 'functions/domain', 'functions/contract'],
    packages: [/^@aws-sdk\//, /^@aws-lambda-powertools\//, 'zod', /^node:/],
  },
  'functions/api': {
    rooms: ['functions/api', 'functions/domain', 'functions/contract', 'functions/runtime'],
    packages: [/^@middy\//, 'aws-lambda', 'zod'],
  },
  'functions/events': {
    rooms: [
      'functions/events',
      'functions/domain',
      'functions/contract',
      'functions/runtime',
      'functions/adapters/dynamodb/case-items.ts',
    ],
    packages: [/^@middy\//, 'aws-lambda', '@aws-sdk/client-dynamodb'],
  },
  'functions/schedules': {
    rooms: ['functions/schedules', 'functions/domain', 'functions/contract', 'functions/runtime'],
    packages: [/^@middy\//, 'aws-lambda'],
  },
  'functions/mail': {
    rooms: [
      'functions/mail',
      'functions/domain',
      'functions/contract',
      'functions/runtime',
      'functions/events',
      'functions/adapters/ses/feedback.ts',
    ],
    packages: [],
  },
  'functions/files': {
    rooms: [
      'functions/files',
      'functions/domain',
      'functions/contract',
      'functions/runtime',
      'functions/events',
      'functions/adapters/s3/file-news.ts',
    ],
    packages: [],
  },
  'lib/local': {
    // Handlers are invoked as built, never imported; Comprehend's stand-in answers from the embedded analyser.
    rooms: ['lib', 'functions/contract', 'functions/domain'],
    packages: [/./],
  },
  lib: { rooms: ['lib', 'functions/contract', 'functions/domain'], packages: [/./] },
};

const files = globSync(['functions/**/*.ts', 'lib/**/*.ts']).map((file) => file.replaceAll('\\', '/'));
const roomOf = (file: string): string =>
  Object.keys(rooms)
    .filter((room) => file.startsWith(`${room}/`))
    .toSorted((a, b) => b.length - a.length)[0] ?? '';

type Import = { specifier: string; names: string };

const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s+(?:(type\s[^'"]*?|[^'"]*?)\s+from\s+)?['"]([^'"]+)['"]/gm,
    ),
  ].map(([, names = '', specifier = '']) => ({ names, specifier }));

describe('Imports point one way', () => {
  test.each(files)('%s fetches only from rooms and packages that its room may use', (file) => {
    const room = rooms[roomOf(file)];
    expect(room).toBeDefined();
    for (const { specifier } of importsOf(file)) {
      if (specifier.startsWith('.')) {
        const target = normalize(join(dirname(file), specifier));
        expect({
          specifier,
          allowed: room?.rooms.some((each) => target === each || target.startsWith(`${each}/`)),
        }).toEqual({ specifier, allowed: true });
      } else {
        const allowed = room?.packages.some((each) =>
          typeof each === 'string' ? each === specifier : each.test(specifier),
        );
        expect({ specifier, allowed }).toEqual({ specifier, allowed: true });
      }
    }
  });

  test('node modules are named as such', () => {
    const bare = files.flatMap((file) =>
      importsOf(file).filter(({ specifier }) => !specifier.startsWith('node:') && builtinModules.includes(specifier)),
    );
    expect(bare).toEqual([]);
  });
});

describe('The domain knows nothing', () => {
  const domain = files.filter((file) => file.startsWith('functions/domain/'));

  test.each(domain)('%s reads no clock, no chance, no environment', (file) => {
    const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(source).not.toMatch(
      /Date\.now\(|new Date\(\)|Math\.random|randomUUID|randomBytes|process\.env|fetch\(|setTimeout/,
    );
  });

  test('and borrows from node:crypto nothing but what is the same every time', () => {
    const borrowed = domain.flatMap((file) => importsOf(file).filter(({ specifier }) => specifier === 'node:crypto'));
    for (const { names } of borrowed)
      expect(names).toMatch(/^\{\s*(?:(?:createHash|createHmac|timingSafeEqual),?\s*)+\}$/);
  });
});

test('No function asks whether it runs locally', () => {
  for (const file of files.filter((each) => each.startsWith('functions/'))) {
    expect(readFileSync(file, 'utf8')).not.toMatch(/isLocal|IS_LOCAL|localhost|127\.0\.0\.1|AWS_SAM_LOCAL/);
  }
});
