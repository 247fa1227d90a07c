import type { EdgeRequest } from '../edge/interface.ts';
import { type HttpAnswer, jsonAnswer } from '../http.ts';
import type { LambdaFunction } from '../lambda.ts';
import type { Time } from '../time.ts';
import { type Faults, mishaps, readTrouble, type Trouble, wires } from './faults.ts';

/**
 * What a fault bench may do, on a machine that was started with `REDRESS_FAULTS=1`:
 *
 * | route | what |
 * |---|---|
 * | `GET /_local/faults` | how often which trouble struck since they were set, and whether functions or streams are at work |
 * | `PUT /_local/faults` `{"seed","troubles":[{"wire","is","share"}]}` | sets what goes wrong from now on; none heals all |
 * | `POST /_local/faults/clock` `{"milliseconds"}` | steps the clock, forward or back, in the middle of whatever is under way |
 */
export class FaultControls {
  readonly #faults: Faults;
  readonly #time: Time;
  readonly #functions: ReadonlyMap<string, LambdaFunction>;
  readonly #isBusy: () => boolean;

  /** @param isBusy whether any function is at work, or a stream has more to deliver */
  constructor(faults: Faults, time: Time, functions: ReadonlyMap<string, LambdaFunction>, isBusy: () => boolean) {
    this.#isBusy = isBusy;
    this.#faults = faults;
    this.#time = time;
    this.#functions = functions;
  }

  /** @returns undefined for every other path. */
  async handle({ method, path, body }: EdgeRequest): Promise<HttpAnswer | undefined> {
    const route = `${method} ${path}`;
    if (route === 'GET /_local/faults') return this.#report();
    if (route === 'PUT /_local/faults') return this.#set(bodyOf(body));
    if (route === 'POST /_local/faults/clock') return this.#step(Reflect.get(bodyOf(body), 'milliseconds'));
    return undefined;
  }

  #report(): HttpAnswer {
    return jsonAnswer(200, { struck: this.#faults.struck(), busy: this.#isBusy() });
  }

  #set(input: object): HttpAnswer {
    const [seed, given]: unknown[] = [Reflect.get(input, 'seed'), Reflect.get(input, 'troubles')];
    const troubles = Array.isArray(given) ? given.map(readTrouble) : undefined;
    if (typeof seed !== 'number' || !troubles?.every((trouble): trouble is Trouble => trouble !== undefined)) {
      const message = `Send {"seed", "troubles": [{"wire", "is", "share"}]}: wires are ${wires.join(', ')}; what can happen is ${mishaps.join(', ')}.`;
      return jsonAnswer(400, { message });
    }
    if (this.#faults.set(troubles, seed)) for (const one of this.#functions.values()) one.renew();
    return this.#report();
  }

  async #step(milliseconds: unknown): Promise<HttpAnswer> {
    if (typeof milliseconds !== 'number' || !(await this.#time.advance(milliseconds))) {
      return jsonAnswer(400, { message: 'Send {"milliseconds"}: how far the clock steps, forward or back.' });
    }
    return jsonAnswer(200, { now: new Date().toISOString() });
  }
}

function bodyOf(body: Buffer): object {
  try {
    const input: unknown = JSON.parse(body.toString());
    return typeof input === 'object' && input !== null ? input : {};
  } catch {
    return {};
  }
}
