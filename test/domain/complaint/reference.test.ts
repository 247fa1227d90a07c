import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readReference, referenceFrom } from '../../../functions/domain/complaint/reference.ts';

const anyReference = fc.uint8Array({ minLength: 5, maxLength: 5 }).map(referenceFrom);
const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

describe('A reference that a customer reads out on the phone', () => {
  test('looks like CR-7KQ3-M2XT', () => {
    fc.assert(
      fc.property(anyReference, (reference) => /^CR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(reference)),
    );
  });

  test('is understood in small letters, with spaces, and with O for 0 and L or I for 1', () => {
    fc.assert(
      fc.property(anyReference, fc.constantFrom('i', 'l', 'I', 'L'), (reference, one) => {
        const spoken = reference.toLowerCase().replaceAll('-', ' ').replace(/0/g, 'o').replace(/1/g, one);
        expect(readReference(spoken)).toBe(reference);
      }),
    );
  });

  test('is refused when one letter is wrong', () => {
    fc.assert(
      fc.property(
        anyReference,
        fc.integer({ min: 0, max: 7 }),
        fc.constantFrom(...letters),
        (reference, at, letter) => {
          const bare = Array.from(reference.replaceAll('-', '').slice(2));
          fc.pre(bare[at] !== letter);
          bare[at] = letter;
          expect(readReference(`CR${bare.join('')}`)).toBeUndefined();
        },
      ),
    );
  });

  test('is refused when any two letters have changed places', () => {
    fc.assert(
      fc.property(anyReference, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), (reference, a, b) => {
        const bare = Array.from(reference.replaceAll('-', '').slice(2));
        fc.pre(bare[a] !== bare[b]);
        [bare[a], bare[b]] = [bare[b] ?? '', bare[a] ?? ''];
        expect(readReference(`CR${bare.join('')}`)).toBeUndefined();
      }),
    );
  });

  test('is refused, not searched for, when it is anything else', () => {
    for (const written of ['', 'CR', 'CR-0000-000U', '../../etc/passwd', 'x'.repeat(100_000), 'CR-７KQ3-M2XT']) {
      expect(readReference(written)).toBeUndefined();
    }
  });
});
