import { setTimeout as sleep } from 'node:timers/promises';

/** Where something can go wrong between two parts of the machine. */
export const wires = ['dynamodb', 'ses', 'comprehend', 'eventbridge', 'stream', 'bus', 'queue', 'functions'] as const;
export type Wire = (typeof wires)[number];

/**
 * What can go wrong there.
 *
 * | on | what |
 * |---|---|
 * | the four services | `throttled`, `failed` (500, nothing was done), `lost-answer` (done, then 500), `slow` |
 * | `dynamodb` | `conflict`: the transaction met another one |
 * | `eventbridge` | `partial`: half of the entries are not taken |
 * | `stream` | `late`, `twice` (records come again), `shuffled` (in another order) |
 * | `bus` | `twice`: targets get an event again |
 * | `queue` | `late` (a message is seen later, so that others overtake it), `twice` (its removal is lost) |
 * | `functions` | `killed` in mid-call; `other-code`: new workers run the bundles of `folder` instead |
 */
export const mishaps = [
  'throttled',
  'failed',
  'lost-answer',
  'slow',
  'conflict',
  'partial',
  'late',
  'twice',
  'shuffled',
  'killed',
  'other-code',
] as const;
type Mishap = (typeof mishaps)[number];

export type Trouble = {
  wire: Wire;
  is: Mishap;
  /** How often: 0 never, 1 always. */
  share: number;
  /** How long at most, for what takes time. */
  milliseconds?: number;
  /** Only what is called so, or part of it: an operation, a queue, a function. */
  only?: string;
  /** Of `other-code`: `<folder>/<duty>/index.cjs`, or `<folder>/index.cjs` for all. */
  folder?: string;
};

/** What befell something: `milliseconds` are drawn for this one case. */
export type Befallen = { is: Mishap; milliseconds: number; folder: string | undefined };

/**
 * What goes wrong on purpose while a fault bench drives the machine (`REDRESS_FAULTS=1`). Each part asks what befalls
 * it; without troubles, nothing does. Draws are a function of the seed, the wire and how often it was asked, so that a
 * seed repeats them as far as the machine's threads repeat their order.
 */
export class Faults {
  #troubles: readonly Trouble[] = [];
  #seed = 0;
  readonly #asked = new Map<Wire, number>();
  readonly #struck = new Map<string, number>();

  /** In place of the troubles before; none heals all. @returns whether functions are to run other code than before */
  set(troubles: readonly Trouble[], seed: number): boolean {
    const changesCode = [...this.#troubles, ...troubles].some(({ is }) => is === 'other-code');
    this.#troubles = troubles;
    this.#seed = seed;
    this.#asked.clear();
    this.#struck.clear();
    return changesCode;
  }

  /** Whether a function's workers run different code side by side: then each call is to meet one or the other by lot. */
  get mixesCode(): boolean {
    return this.#troubles.some(({ is }) => is === 'other-code');
  }

  /** How often each trouble struck since they were set: `ses throttled`. */
  struck(): Record<string, number> {
    return Object.fromEntries(this.#struck);
  }

  /** @param name of what it may befall, which a trouble can be limited to */
  befalls(wire: Wire, name: string, kinds?: readonly Mishap[]): Befallen | undefined {
    for (const { is, share, milliseconds = 0, only, folder, ...trouble } of this.#troubles) {
      if (trouble.wire !== wire || (kinds && !kinds.includes(is))) continue;
      if (only !== undefined && !name.toLowerCase().includes(only.toLowerCase())) continue;
      if (this.#draw(wire) >= share) continue;
      const key = `${wire} ${is}`;
      this.#struck.set(key, (this.#struck.get(key) ?? 0) + 1);
      return { is, milliseconds: Math.round(milliseconds * this.#draw(wire)), folder };
    }
    return undefined;
  }

  /** Records of a stream as they come when the stream misbehaves: some late, some again, in another order. */
  async disturb<T>(records: readonly T[]): Promise<T[]> {
    const late = this.befalls('stream', '', ['late']);
    if (late) await sleep(late.milliseconds);
    const all = records.flatMap((record) => (this.befalls('stream', '', ['twice']) ? [record, record] : [record]));
    if (!this.befalls('stream', '', ['shuffled'])) return all;
    return all
      .map((record) => ({ record, place: this.#draw('stream') }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ record }) => record);
  }

  /** The next number from 0 to 1 of a wire: mulberry32, begun anew for each. */
  #draw(wire: Wire): number {
    const count = (this.#asked.get(wire) ?? 0) + 1;
    this.#asked.set(wire, count);
    let state = (this.#seed * 0x9e3779b1 + wires.indexOf(wire) * 0x85ebca6b + count * 0x6d2b79f5) | 0;
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** @returns undefined when it is no trouble that the machine knows */
export function readTrouble(value: unknown): Trouble | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member = (name: string): unknown => Reflect.get(value, name);
  const [wire, is, share] = [member('wire'), member('is'), member('share')];
  if (!isOneOf(wires, wire) || !isOneOf(mishaps, is) || typeof share !== 'number') return undefined;
  const [milliseconds, only, folder] = [member('milliseconds'), member('only'), member('folder')];
  return {
    wire,
    is,
    share,
    ...(typeof milliseconds === 'number' && { milliseconds }),
    ...(typeof only === 'string' && { only }),
    ...(typeof folder === 'string' && { folder }),
  };
}

const isOneOf = <T extends string>(names: readonly T[], value: unknown): value is T =>
  names.some((name) => name === value);
