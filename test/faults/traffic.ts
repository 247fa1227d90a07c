import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Answer, Desk } from './desk.ts';
import type { Ledger, Submitted } from './ledger.ts';

const words = {
  en: {
    urgent: 'The charger caught fire while my daughter was next to it!',
    usual: 'My parcel is late and nobody answers.',
  },
  'zh-CN': { urgent: '充电器突然冒烟着火，孩子的手被烫伤了！', usual: '快递一直没有送到，打电话也没人接。' },
} as const;

type Options = { method: string; path: string; body?: unknown; token?: string; key?: string | undefined };

/** How often a client sends a request again that it may repeat. */
const mostTries = 14;

/** Customers and staff at work, some at a time: they submit, look, write, take and reply, as their programs do it. */
export class Traffic {
  readonly #desk: Desk;
  readonly #ledger: Ledger;
  readonly #chance: Chance;
  readonly #name: string;

  /** @param name of the fault, which makes addresses and words its own */
  constructor(desk: Desk, ledger: Ledger, chance: Chance, name: string) {
    this.#desk = desk;
    this.#ledger = ledger;
    this.#chance = chance;
    this.#name = name;
  }

  /** So many customers, one after the other at a few a second, each with a story. */
  async run(customers: number): Promise<void> {
    const stories: Promise<void>[] = [];
    for (let number = 0; number < customers; number += 1) {
      stories.push(this.#story(number));
      await sleep(150 + this.#chance.below(150));
    }
    await Promise.all(stories);
  }

  /** Staff bring to an end what is still open, so that no deadline of these cases passes later. */
  async close(): Promise<void> {
    for (const { answer } of this.#ledger.submitted) {
      if (!answer) continue;
      const path = `/v1/staff/cases/${answer.reference}`;
      const token = await this.#desk.token('manager');
      const body = { explanation: 'It is settled.' };
      await this.#ask({ method: 'POST', path: `${path}/resolve`, body, token, key: `${answer.reference}-end` });
      await this.#ask({ method: 'POST', path: `${path}/close`, body: {}, token, key: `${answer.reference}-close` });
    }
  }

  async #story(number: number): Promise<void> {
    const chance = this.#chance;
    const language = number % 2 === 0 ? 'en' : 'zh-CN';
    const isUrgent = number % 4 === 1;
    // Two of three clients have a key and try again; the third gives up at once, as a careless program does.
    const isCareful = number % 3 !== 2;
    const [writes, replies] = [chance.next() < 0.6, chance.next() < 0.6];
    const own = `${this.#name}-${number}`;
    const entry: Submitted = {
      email: `${own}@customer.example`,
      description: `${words[language][isUrgent ? 'urgent' : 'usual']} (${own})`,
      isUrgent,
    };
    this.#ledger.submitted.push(entry);
    const body = { customer: { name: 'K', email: entry.email, language }, description: entry.description };
    const key = isCareful ? `${own}-submit-key` : undefined;
    const made = await this.#ask({ method: 'POST', path: '/v1/complaints', body, key });
    if (made?.status !== 201) return;
    const answer = made.body as NonNullable<Submitted['answer']>;
    entry.answer = answer;
    const path = `/v1/complaints/${answer.reference}`;
    await this.#ask({ method: 'GET', path, token: answer.trackingSecret });
    if (writes) await this.#say('customer', entry, `${path}/messages`, answer.trackingSecret, isCareful);
    // Nobody takes an urgent one: its deadlines are to pass.
    if (isUrgent || !replies) return;
    const token = await this.#desk.token('agent').catch(() => undefined);
    if (token === undefined) return;
    const staff = `/v1/staff/cases/${answer.reference}`;
    await this.#ask({ method: 'POST', path: `${staff}/take`, body: {}, token, key: `${own}-take` });
    await this.#say('staff', entry, `${staff}/replies`, token, true);
  }

  async #say(
    by: 'customer' | 'staff',
    entry: Submitted,
    path: string,
    token: string,
    isCareful: boolean,
  ): Promise<void> {
    const reference = entry.answer?.reference ?? '';
    const marker = `marker-${by}-${entry.email.split('@')[0]}.`;
    const said = { by, reference, email: entry.email, marker, isAcknowledged: false };
    this.#ledger.said.push(said);
    const key = isCareful ? `${marker}-key` : undefined;
    const answer = await this.#ask({ method: 'POST', path, body: { text: `One more thing: ${marker}` }, token, key });
    said.isAcknowledged = answer?.status === 201;
  }

  /** Asks once, or, where a repeat does no harm, until there is an answer that another try would not change. */
  async #ask({ method, path, body, token, key }: Options): Promise<Answer | undefined> {
    const mayRepeat = key !== undefined || method === 'GET';
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    for (let tries = 1; ; tries += 1) {
      this.#ledger.requests += 1;
      const answer = await this.#desk.machine
        .call(method, path, { ...(body !== undefined && { body }), ...(token !== undefined && { token }), headers })
        .catch(() => undefined);
      if (answer && answer.status < 300) this.#ledger.acknowledged += 1;
      const isOver = answer !== undefined && answer.status < 500 && answer.status !== 429;
      if (isOver || !mayRepeat || tries === mostTries) return answer;
      await sleep(tries * 200 + this.#chance.below(120));
    }
  }
}
