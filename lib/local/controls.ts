import { durationMilliseconds } from './clock.ts';
import type { EdgeRequest } from './edge/interface.ts';
import { type HttpAnswer, jsonAnswer } from './http.ts';
import type { Queues } from './queue-store.ts';
import { queueNamed, reportQueues } from './queues.ts';
import type { Scheduler } from './scheduler.ts';
import type { Time } from './time.ts';

/**
 * What a tester may do to the machine, under `/_local/`:
 *
 * | route | what |
 * |---|---|
 * | `GET /_local/clock` | `{"now"}` |
 * | `POST /_local/clock` `{"advance":"PT24H"}` | moves the time on; answers `{"now"}` when the schedules have caught up |
 * | `GET /_local/queues` | what lies in each queue |
 * | `GET /_local/queues/{name}` | the messages that can be seen |
 * | `POST /_local/queues/{name}/redrive` | moves dead letters back to where they came from: `{"moved","kept"}` |
 */
export class Controls {
  readonly #time: Time;
  readonly #scheduler: Scheduler;
  readonly #queues: Queues;

  constructor(time: Time, scheduler: Scheduler, queues: Queues) {
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
    if (action === undefined) return method === 'GET' ? jsonAnswer(200, queue.peek()) : notAllowed(method, path);
    if (action !== 'redrive') return undefined;
    return method === 'POST' ? jsonAnswer(200, await queue.redrive()) : notAllowed(method, path);
  }

  async #advance(body: Buffer): Promise<HttpAnswer> {
    const milliseconds = durationMilliseconds(advanceOf(body) ?? '');
    if (milliseconds === undefined) {
      return jsonAnswer(400, { message: 'Send {"advance": "PT24H"}: an ISO 8601 duration in weeks to seconds.' });
    }
    if (!(await this.#time.advance(milliseconds))) {
      return jsonAnswer(400, { message: 'The clock ends with the year 9999. Advance it by less.' });
    }
    this.#queues.clockMoved();
    await this.#scheduler.catchUp();
    return now();
  }
}

function advanceOf(body: Buffer): string | undefined {
  try {
    const input: unknown = JSON.parse(body.toString());
    const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'advance') : undefined;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function now(): HttpAnswer {
  return jsonAnswer(200, { now: new Date().toISOString() });
}

function notAllowed(method: string, path: string): HttpAnswer {
  return jsonAnswer(405, { message: `${method} is not for ${path}.` });
}
