import { uploadAnswer } from '../../../functions/contract/attachment-shapes.ts';

/** An answer that was not what the story needed. */
export class Refused extends Error {}

type Answer = Record<string, unknown>;

/** Tokens are fetched anew after this long on the machine's clock, in milliseconds: they last a month of it. */
const tokenAge = 7 * 86_400_000;

/** The machine as its people use it: over HTTP, each with their own token or secret. */
export class Desk {
  readonly #origin: string;
  readonly #tokens = new Map<string, { token: string; since: number }>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @throws Refused when it is not accepted, saying what was asked and what was answered */
  async call(method: string, path: string, bearer?: string, body?: unknown, key?: string): Promise<Answer> {
    const response = await fetch(this.#origin + path, {
      method,
      headers: {
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    const answer: Answer = JSON.parse(text);
    return answer;
  }

  /** @param path under `/v1/staff` */
  async as(person: string, method: string, path: string, body?: unknown): Promise<Answer> {
    return this.call(method, `/v1/staff${path}`, await this.#token(person), body);
  }

  /** Puts a file where the answer to asking for an upload says. */
  async upload(answer: Answer, file: Buffer): Promise<void> {
    const { method, url, headers } = uploadAnswer.parse(answer).upload;
    const response = await fetch(url, { method, headers, body: new Uint8Array(file) });
    if (!response.ok) throw new Refused(`${method} of a file: ${response.status} ${await response.text()}`);
  }

  /**
   * Moves the clock on to an instant, in milliseconds since 1970; one that has passed changes nothing.
   * @param pace see controls.ts
   */
  async moveTo(instant: number, pace: 'patient' | 'brisk' | 'bare'): Promise<void> {
    // This process is the machine: its `Date` is the machine's clock.
    const seconds = (instant - Date.now()) / 1000;
    if (seconds > 0) await this.call('POST', '/_local/clock', undefined, { advance: `PT${seconds.toFixed(3)}S`, pace });
  }

  async #token(person: string): Promise<string> {
    const known = this.#tokens.get(person);
    if (known !== undefined && Date.now() - known.since < tokenAge) return known.token;
    const token = String((await this.call('GET', `/_local/token?user=${person}`))['access_token']);
    this.#tokens.set(person, { token, since: Date.now() });
    return token;
  }
}
