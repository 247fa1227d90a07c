import { availableParallelism } from 'node:os';

/** What an account may run at once in a region, unless it asked for more; and what a machine can have under way at once. */
const ofAccount = 1000;
const ofMachine = 64 * availableParallelism();

/**
 * How many events Lambda runs at once. What is set aside for a function is its limit, too; all others share the rest.
 * On AWS an event beyond that is refused at once and waits nowhere; so it is here, however few threads do the work.
 */
export class Concurrency {
  readonly #reserved: ReadonlyMap<string, number>;
  readonly #running = new Map<string, number>();
  readonly #shared: number;
  #sharing = 0;

  /** @param reserved by the function's name */
  constructor(reserved: ReadonlyMap<string, number>, account = ofAccount, machine = ofMachine) {
    this.#reserved = reserved;
    this.#shared = Math.min(machine, account - [...reserved.values()].reduce((sum, each) => sum + each, 0));
  }

  /** @returns false when no more of the function may run now; otherwise it counts until `leave` */
  enter(name: string): boolean {
    const own = this.#reserved.get(name);
    const running = this.#running.get(name) ?? 0;
    if (own === undefined ? this.#sharing >= this.#shared : running >= own) return false;
    this.#running.set(name, running + 1);
    if (own === undefined) this.#sharing += 1;
    return true;
  }

  leave(name: string): void {
    this.#running.set(name, (this.#running.get(name) ?? 1) - 1);
    if (!this.#reserved.has(name)) this.#sharing -= 1;
  }
}

/** Without limits: for measuring how fast the machine is, and not where its door closes. */
export const unlimited: Pick<Concurrency, 'enter' | 'leave'> = { enter: () => true, leave: () => {} };
