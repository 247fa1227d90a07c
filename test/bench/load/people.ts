import { type Chance, chanceOf } from '../../faults/chance.ts';
import { submission } from '../complaints.ts';
import type { Answered, Asked, Caller } from './caller.ts';
import type { Kind } from './mix.ts';

/** A complaint that was sent. `reference` is there once it was acknowledged; after no answer (504) nobody can tell. */
export type Sent = { email: string; reference?: string; secret?: string; refused?: number };

/** Something that staff wrote and that was acknowledged, in words that nobody else says. */
type Written = { reference: string; text: string };

/** What is done to a case, one after the other. */
const actions = ['take', 'note', 'reply', 'resolve'] as const;

type OpenCase = { reference: string; secret: string; next: number; since: number };

/** A complaint is left alone for so long after it came, so that its assessment is through, in milliseconds. */
const settling = 2_000;

/** Customers and staff, who all remember what they were told. */
export class People {
  readonly sent: Sent[] = [];
  readonly written: Written[] = [];
  readonly #caller: Caller;
  readonly #token: string;
  readonly #chance: Chance;
  readonly #cases: OpenCase[] = [];
  /** Cases with something left to do that nobody is doing just now; the first has waited longest. */
  readonly #waiting: OpenCase[] = [];

  constructor(caller: Caller, token: string, seed: number) {
    this.#caller = caller;
    this.#token = token;
    this.#chance = chanceOf(seed);
  }

  get chance(): Chance {
    return this.#chance;
  }

  /** Does one thing of that kind; staff with nothing to do look through the queue. */
  do(kind: Kind): Promise<Answered> {
    const known = this.#cases[this.#chance.below(Math.max(1, this.#cases.length))];
    if (kind === 'submit' || known === undefined) return this.#submit();
    const { reference, secret } = known;
    if (kind === 'track') return this.#ask({ method: 'GET', path: `/v1/complaints/${reference}`, token: secret });
    if (kind === 'read') return this.#staff({ method: 'GET', path: `/v1/staff/cases/${reference}` });
    const [next] = this.#waiting;
    if (kind === 'queue' || next === undefined || performance.now() - next.since < settling) {
      return this.#staff({ method: 'GET', path: '/v1/staff/cases?limit=25' });
    }
    this.#waiting.shift();
    return this.#act(next);
  }

  async #submit(): Promise<Answered> {
    const complaint = submission(this.sent.length);
    const entry: Sent = { email: complaint.customer.email };
    this.sent.push(entry);
    const key = `load-${entry.email}`;
    const answer = await this.#ask({ method: 'POST', path: '/v1/complaints', body: complaint, key });
    if (answer.status === 201) {
      const { reference, trackingSecret }: { reference: string; trackingSecret: string } = JSON.parse(answer.body);
      Object.assign(entry, { reference, secret: trackingSecret });
      const open = { reference, secret: trackingSecret, next: 0, since: performance.now() };
      this.#cases.push(open);
      this.#waiting.push(open);
    } else if (answer.status > 0 && answer.status !== 504) entry.refused = answer.status;
    return answer;
  }

  async #act(one: OpenCase): Promise<Answered> {
    const action = actions[one.next] ?? 'resolve';
    const text = `Load ${action} of ${one.reference}.`;
    const asked = {
      take: { path: 'take', body: {} },
      note: { path: 'notes', body: { text } },
      reply: { path: 'replies', body: { text } },
      resolve: { path: 'resolve', body: { explanation: text } },
    }[action];
    const key = `load-${one.reference}-${action}`;
    const path = `/v1/staff/cases/${one.reference}/${asked.path}`;
    const answer = await this.#staff({ method: 'POST', path, body: asked.body, key });
    if (answer.status >= 200 && answer.status < 300) {
      one.next += 1;
      if (action !== 'take') this.written.push({ reference: one.reference, text });
    }
    one.since = performance.now();
    if (one.next < actions.length) this.#waiting.push(one);
    return answer;
  }

  #staff(asked: Asked): Promise<Answered> {
    return this.#ask({ ...asked, token: this.#token });
  }

  #ask(asked: Asked): Promise<Answered> {
    return this.#caller.ask(asked);
  }
}
