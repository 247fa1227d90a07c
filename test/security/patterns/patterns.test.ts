import { describe, expect, test } from '@jest/globals';
import { openapiDocument } from '../../../functions/contract/openapi.ts';
import { attacksOn } from './attacks.ts';
import { readPattern } from './grammar.ts';
import { type Literal, patternsIn } from './literals.ts';
import { fitting, stepsOf, TooMany } from './steps.ts';

/*
 * Each regular expression that reads what people send is attacked with texts made from its own tree, and the characters
 * that a plain backtracking matcher looks at are counted: twice the text may cost about twice as much. Counted, not
 * timed: it is the same on every machine.
 */

const { literals, makers } = patternsIn(['functions', 'web']);

/** Those that grow faster, and why that does no harm: how long the text can be, and how much it costs then. */
const bounded: Record<string, { longest: number; because: string }> = {
  '\\B(?=(\\d{3})+$)': { longest: 16, because: 'the digits of an amount of money, which is a safe integer' },
  '[。.！!；;]+$': { longest: 2000, because: 'what a remedy is, as staff write it' },
  '\\/+$': { longest: 2000, because: 'the address in the mark-up of the page that holds the form' },
  '(\\d+)([YMWD])': { longest: 40, because: 'the target of a rule, which the schema of policies cuts' },
  '(\\d+)([HMS])': { longest: 40, because: 'the target of a rule, which the schema of policies cuts' },
};

/** No text may cost more than that, however long it may be: some milliseconds. */
const mostSteps = 10_000_000;

/** Twice as much is 2; to begin and to end costs a little, four times as much is the square. */
const linear = 2.6;

type Grown = { ratio: number; attack: string };

/** How many times as much twice the text costs, at the worst. */
function growth({ pattern, flags }: Pick<Literal, 'pattern' | 'flags'>): Grown {
  const tree = readPattern(pattern);
  const fits = fitting(flags);
  let worst: Grown = { ratio: 0, attack: '' };
  const ratioOf = (attack: (times: number) => string, times: number): number => {
    const count = (each: number): number => stepsOf(tree, attack(each), { flags, fits, most: 8 * each ** 2 });
    try {
      return count(2 * times) / count(times);
    } catch (error) {
      if (error instanceof TooMany) return Infinity;
      throw error;
    }
  };
  for (const attack of attacksOn(tree, fits)) {
    const few = ratioOf(attack, 60);
    // What is growing here may be at its bound soon: {1,63}.
    const ratio = few > linear ? ratioOf(attack, 240) : few;
    if (ratio > worst.ratio) worst = { ratio, attack: attack(5) };
    if (ratio > linear) break;
  }
  return worst;
}

const slow = (list: readonly Pick<Literal, 'pattern' | 'flags'>[]): string[] =>
  list.filter((one) => growth(one).ratio > linear).map(({ pattern }) => pattern);

/** Modules that put patterns together, and what they put together as they are loaded. */
async function putTogether(): Promise<{ from: string[]; patterns: Pick<Literal, 'pattern' | 'flags'>[] }> {
  const from = [
    'functions/adapters/dynamodb/queue.ts',
    'functions/domain/sla/calendar/amount.ts',
    'functions/domain/speaking/coach/times.ts',
  ];
  const patterns: Pick<Literal, 'pattern' | 'flags'>[] = [];
  const own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(own, {
    construct: (target, [pattern, flags]: [string | RegExp, string | undefined]) => {
      const made = new target(pattern, flags);
      patterns.push({ pattern: typeof pattern === 'string' ? pattern : made.source, flags: made.flags });
      return made;
    },
  });
  try {
    for (const file of from) await import(`../../../${file}`);
  } finally {
    globalThis.RegExp = own;
  }
  return { from, patterns };
}

/** The patterns of the published schemas, zod's own for addresses and dates among them. */
function published(): Pick<Literal, 'pattern' | 'flags'>[] {
  const found = new Set<string>();
  JSON.stringify(openapiDocument(), (key, value: unknown) => {
    if (key === 'pattern' && typeof value === 'string') found.add(value);
    return value;
  });
  return Array.from(found, (pattern) => ({ pattern, flags: 'u' }));
}

describe('However long and however meant a text is, to read it takes time in proportion to its length', () => {
  test('by every pattern that stands in the functions and the pages, but for some that read short texts', () => {
    expect(literals.length).toBeGreaterThan(150);
    expect(slow(literals).toSorted()).toEqual(Object.keys(bounded).toSorted());
  });

  test('and those cost little at the longest that their texts can be', () => {
    for (const { pattern, flags } of literals.filter((one) => one.pattern in bounded)) {
      const { longest = 0 } = bounded[pattern] ?? {};
      const [tree, fits] = [readPattern(pattern), fitting(flags)];
      for (const attack of attacksOn(tree, fits)) {
        const text = attack(longest).slice(0, longest);
        expect(stepsOf(tree, text, { flags, fits, most: mostSteps })).toBeLessThan(mostSteps);
      }
    }
  });

  test('by every pattern that is put together', async () => {
    const { from, patterns } = await putTogether();
    expect(makers.toSorted()).toEqual(from);
    expect(patterns.length).toBeGreaterThanOrEqual(7);
    expect(slow(patterns)).toEqual([]);
  });

  test('by every pattern that the API publishes', () => {
    expect(published().length).toBeGreaterThanOrEqual(4);
    expect(slow(published())).toEqual([]);
  });
});

describe('The count of steps', () => {
  test.each([
    ['(a+)+$', 'twice nested'],
    ['(a|a)*$', 'the same in two ways'],
    ['(\\w+\\s?)*$', 'a mark between that may be missing'],
    ['^\\s+|\\s+$', 'an end that is looked for from everywhere'],
    ['^\\d*\\d*\\d*x', 'three of a kind side by side'],
    ['(.*)\\1$', 'what was found before'],
    ['<.*>.*<\\/.*>', 'anything between anything'],
  ])('finds %s: %s', (pattern) => {
    expect(growth({ pattern, flags: '' }).ratio).toBeGreaterThan(linear);
  });

  test.each(['^a+$', '^(?:\\d{3}-)*\\d{4}$', '^[^@]+@[^@]+$', '(?<!\\s)\\s*\\n\\s*', '^a{1,20}b'])(
    'lets %s pass',
    (pattern) => {
      expect(growth({ pattern, flags: '' }).ratio).toBeLessThan(linear);
    },
  );
});
