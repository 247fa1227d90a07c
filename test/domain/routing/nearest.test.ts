import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearest } from '../../../functions/domain/routing/nearest.ts';

const staff = ['agent', 'agent2', 'agent-quality', 'lead', 'wangxiaoming', '李雷'];

describe('A name that was mistyped', () => {
  test.each([
    ['agnet-quality', 'agent-quality'],
    ['Agent-Quality', 'agent-quality'],
    ['wangxiaomin', 'wangxiaoming'],
    ['leed', 'lead'],
    ['agent3', 'agent'],
    ['李磊', '李雷'],
  ])('%s is taken for %s', (written, meant) => expect(nearest(written, staff)).toBe(meant));

  test('and one that is like nobody’s is taken for nobody’s', () => {
    for (const written of ['', 'x', 'manager', 'somebody@example.com', 'a'.repeat(10_000)]) {
      expect(nearest(written, staff)).toBeUndefined();
    }
    expect(nearest('agent', [])).toBeUndefined();
  });

  test('one letter too many, too few or another is always understood', () => {
    const name = fc.stringMatching(/^[a-z]{4,20}$/);
    const slips = fc.constantFrom({ instead: '', left: 1 }, { instead: 'q', left: 1 }, { instead: 'q', left: 0 });
    fc.assert(
      fc.property(name, fc.nat(19), slips, (one, place, { instead, left }) => {
        const at = place % one.length;
        expect(nearest(one.slice(0, at) + instead + one.slice(at + left), [one])).toBe(one);
      }),
    );
  });
});
