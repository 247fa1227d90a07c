import { setTimeout as sleep } from 'node:timers/promises';
import { durationMilliseconds, wallNow } from './clock.ts';
import type { EdgeRequest } from './edge/interface.ts';
import { type HttpAnswer, jsonAnswer } from './http.ts';
import type { Watch } from './cloudwatch/watch.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queue-store.ts';
import { queueNamed, reportQueues } from './queues.ts';
import type { Scheduler } from './scheduler.ts';
import type { Time } from './time.ts';

/** How long the machine must rest before its time is moved, in milliseconds. */
const calm = 200;

/**
 * How a move of the clock goes about what is under way: `patient` waits for all of it before and after; `brisk`, for
 * who moves it hundreds of times, waits before it only, and not for batches that gather; `bare` moves it a little and
 * wakes nothing, which the next move then does.
 */
const paces = { patient: calm, brisk: 40, bare: 0 } as const;
type Pace = keyof typeof paces;

/** How long that is waited for, in milliseconds: a tester waits for an answer, a driver for its month to be true. */
const patience = { patient: 20_000, brisk: 60_000, bare: 0 } as const satisfies Record<Pace, number>;

/**
 * What a tester may do to the machine, under `/_local/`:
 *
 * | route | what |
 * |---|---|
 * | `GET /_local/clock` | `{"now"}` |
 * | `POST /_local/clock` `{"advance":"PT24H"}` | moves the time on when what is under way has come to rest; answers `{"now"}` when the schedules and what follows from them have caught up; `"pace"`: see `paces` |
 * | `GET /_local/queues` | what lies in each queue |
 * | `GET /_local/queues/{name}` | the messages that can be seen |
 * | `POST /_local/queues/{name}` `{"body"}` | sends it a message |
 * | `POST /_local/queues/{name}/purge` | throws away what can be seen: `{"removed"}` |
 * | `POST /_local/queues/{name}/redrive` | moves dead letters back to where they came from: `{"moved","kept"}` |
 */
export class Controls {
  readonly #time: Time;
  readonly #scheduler: Scheduler;
  readonly #queues: Queues;
  readonly #isBusy: () => boolean;
  readonly #watch: Pick<Watch, 'look'>;

  /**
   * @param isBusy whether any function or stream is at work
   * @param watch looks at the alarms when the time was moved
   */
  constructor(time: Time, scheduler: Scheduler, queues: Queues, isBusy: () => boolean, watch: Pick<Watch, 'look'>) {
    this.#watch = watch;
    this.#isBusy = isBusy;
    this.#time = time;
    this.#scheduler = scheduler;
    this.#queues = queues;
  }

  /** @returns undefined for every other path. */
  async handle({ method, path, body }: EdgeRequest): Promise<HttpAnswer | undefined> {
    const [, local, area, name, action, ...rest] = path.split('/');
    if (local !== '_local' || rest.length > 0) return undefined;
    if (area === 'clock' && name === undefined) {
      if (method === 'POST') return this.#advance(body);
      return method === 'GET' ? now() : notAllowed(method, path);
    }
    if (area !== 'queues') return undefined;
    if (name === undefined || name === '') {
      return method === 'GET' ? jsonAnswer(200, reportQueues(this.#queues)) : notAllowed(method, path);
    }
    const queue = queueNamed(this.#queues, name);
    if (queue === undefined) return jsonAnswer(404, { message: `No queue, or more than one, is called ${name}.` });
    if (action === undefined) {
      if (method === 'GET') return jsonAnswer(200, queue.peek());
      return method === 'POST' ? send(queue, memberOf(body, 'body')) : notAllowed(method, path);
    }
    if (action !== 'redrive' && action !== 'purge') return undefined;
    if (method !== 'POST') return notAllowed(method, path);
    return jsonAnswer(200, action === 'redrive' ? await queue.redrive() : { removed: queue.purge() });
  }

  async #advance(body: Buffer): Promise<HttpAnswer> {
    const milliseconds = durationMilliseconds(memberOf(body, 'advance') ?? '');
    if (milliseconds === undefined) {
      return jsonAnswer(400, { message: 'Send {"advance": "PT24H"}: an ISO 8601 duration in weeks to seconds.' });
    }
    const pace = memberOf(body, 'pace') ?? 'patient';
    if (!isPace(pace)) {
      return jsonAnswer(400, { message: `"pace" is one of ${Object.keys(paces).join(', ')}.` });
    }
    if (pace !== 'bare') await this.#settled(pace);
    if (!(await this.#time.advance(milliseconds))) {
      return jsonAnswer(400, { message: 'The clock ends with the year 9999. Advance it by less.' });
    }
    if (pace === 'bare') return now();
    this.#queues.clockMoved();
    await this.#scheduler.catchUp();
    if (pace === 'patient') await this.#settled(pace);
    await this.#watch.look();
    return now();
  }

  /**
   * Waits until what is under way has come to rest, so that a day does not pass between a complaint and its
   * acknowledgement, and until what the new time set off has come to rest too: nothing visible in any working queue and
   * no function at work for as long as the pace says. Not for long: what waits for its next try may wait on.
   */
  async #settled(pace: Pace): Promise<void> {
    const until = wallNow() + patience[pace];
    let quietSince = wallNow();
    while (wallNow() < until) {
      const working = this.#queues
        .all()
        .some(
          ({ settings, visibleCount, gathers }) =>
            settings.redrive && visibleCount > 0 && (pace === 'patient' || !gathers),
        );
      if (working || this.#isBusy()) quietSince = wallNow();
      else if (wallNow() - quietSince >= paces[pace]) return;
      await sleep(pace === 'patient' ? 20 : 5);
    }
  }
}

async function send(queue: Queue, body: string | undefined): Promise<HttpAnswer> {
  if (body === undefined) return jsonAnswer(400, { message: 'Send {"body": "…"}: the message, as text.' });
  const { messageId } = await queue.send(body);
  return jsonAnswer(200, { messageId });
}

function memberOf(body: Buffer, name: string): string | undefined {
  try {
    const input: unknown = JSON.parse(body.toString());
    const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPace(text: string): text is Pace {
  return Object.hasOwn(paces, text);
}

function now(): HttpAnswer {
  return jsonAnswer(200, { now: new Date().toISOString() });
}

function notAllowed(method: string, path: string): HttpAnswer {
  return jsonAnswer(405, { message: `${method} is not for ${path}.` });
}
