import type { EdgeRequest } from './edge/interface.ts';
import { type HttpAnswer, jsonAnswer } from './http.ts';
import type { Scheduler } from './scheduler.ts';

/** What may be done to a schedule. */
const actions = ['run', 'stop', 'start'] as const;
type Action = (typeof actions)[number];

/**
 * | route | what |
 * |---|---|
 * | `GET /_local/schedules` | every schedule, whether it is on, and when it fires next |
 * | `POST /_local/schedules/{name}/run` | fires it now; answers when its function has been tried |
 * | `POST /_local/schedules/{name}/stop` and `…/start` | switches it off, and on again |
 */
export class ScheduleControls {
  readonly #scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** @returns undefined for every other path. */
  async handle({ method, path }: EdgeRequest): Promise<HttpAnswer | undefined> {
    const [, local, area, name, action, ...rest] = path.split('/');
    if (local !== '_local' || area !== 'schedules' || rest.length > 0) return undefined;
    if (name === undefined) {
      return method === 'GET' ? jsonAnswer(200, this.#scheduler.list()) : notAllowed(method, path);
    }
    if (!isAction(action)) return undefined;
    if (method !== 'POST') return notAllowed(method, path);
    const [found, ...others] = this.#scheduler.list().filter((one) => one.name.includes(name));
    if (found === undefined || others.length > 0) {
      return jsonAnswer(404, { message: `No schedule, or more than one, is called ${name}.` });
    }
    await this.#act(action, found.name);
    return jsonAnswer(
      200,
      this.#scheduler.list().find((one) => one.name === found.name),
    );
  }

  async #act(action: Action, name: string): Promise<void> {
    if (action === 'run') await this.#scheduler.run(name);
    else if (action === 'stop') this.#scheduler.stop(name);
    else this.#scheduler.resume(name);
  }
}

const isAction = (action: string | undefined): action is Action => actions.some((one) => one === action);

const notAllowed = (method: string, path: string): HttpAnswer =>
  jsonAnswer(405, { message: `${method} is not for ${path}.` });
