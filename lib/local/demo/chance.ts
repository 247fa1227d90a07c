/** Chance that can be repeated: the same seed gives the same numbers. */
export type Chance = {
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  one<T>(list: readonly [T, ...T[]] | readonly T[]): T;
  /** True so many times of a hundred. */
  percent(times: number): boolean;
};

/** Mulberry32 over a hash of the seed's words. */
export function chanceOf(...seed: (string | number)[]): Chance {
  let state = 2_166_136_261;
  for (const character of seed.join('/')) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619);
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    one(list) {
      const found = list[whole(0, list.length - 1)];
      if (found === undefined) throw new Error('There is nothing to choose from.');
      return found;
    },
    percent: (times) => next() * 100 < times,
  };
}
