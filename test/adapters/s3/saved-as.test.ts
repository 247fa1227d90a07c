import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { savedAs } from '../../../functions/adapters/s3/saved-as.ts';

describe('The name under which a file is saved', () => {
  test('comes back as it was, whatever it holds, and is never shown instead', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (name) => {
        const header = savedAs(name);
        expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!~_.%-]+$/);
        const encoded = header.slice(header.indexOf("UTF-8''") + 7);
        expect(decodeURIComponent(encoded)).toBe(name);
      }),
    );
  });

  test('cannot end the header, the value or the quotation marks', () => {
    expect(savedAs('a";\r\nX-Evil: 1\\.png')).toBe(
      `attachment; filename="a_;_X-Evil: 1_.png"; filename*=UTF-8''a%22%3B%0D%0AX-Evil%3A%201%5C.png`,
    );
  });
});
