import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isolated } from '../../../web/console/parts/isolated.ts';

test.each([
  ['Ann Müller', 'Ann Müller'],
  ['王芳', '王芳'],
  // Turns "Reply to … and close" around, where it stands by itself.
  ['Ann\u202E', 'Ann'],
  ['Ann\u2069\u202Egnp.exe', 'Anngnp.exe'],
  ['דנה', '\u2068דנה\u2069'],
  ['فاطمة\u202C\u2069', '\u2068فاطمة\u2069'],
])('the name %j stands in a sentence as %j', (name, said) => {
  expect(isolated(name)).toBe(said);
});

test('whatever a name holds, each turn that it begins ends within it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ש', '\u202E', '\u2066', '\u2069', '\u200F', ' ') }), (name) => {
      expect(isolated(name)).toMatch(
        /^[^\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*$|^\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069$/u,
      );
    }),
  );
});
