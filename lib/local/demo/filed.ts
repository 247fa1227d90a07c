import { createHash } from 'node:crypto';
import * as answers from './answers.ts';
import type { Chance } from './chance.ts';
import { type Customer, textOf } from './customers.ts';
import type { Desk } from './desk.ts';
import { photoOf } from './photo.ts';
import type { Matter } from './texts.ts';

/** What a story knows: whose it is, and where its chance comes from. */
export type Life = { desk: Desk; chance: Chance; customer: Customer; key: string };

type Channel = 'web' | 'phone' | 'chat' | 'letter' | 'in-person';
export type Wording = { matters?: readonly Matter[]; text?: string; product?: string; batch?: string; key?: string };

const hour = 3_600_000;
const agents: Record<string, readonly string[]> = {
  quality: ['agent', 'agent2', 'agent-quality'],
  logistics: ['agent', 'agent2', 'agent-logistics'],
};

/** A case that a customer of the demonstration brought, and what can be done with it. */
export class Filed {
  readonly reference: string;
  readonly about: Matter;
  readonly #life: Life;
  readonly #secret: string;
  /** Who works on it; known from the first visit on. */
  handler = '';

  private constructor(life: Life, reference: string, secret: string, about: Matter) {
    this.#life = life;
    this.reference = reference;
    this.#secret = secret;
    this.about = about;
  }

  /** The customer submits it, or staff type in what came by another channel. */
  static async submit(life: Life, wording: Wording = {}): Promise<Filed> {
    const { desk, chance, customer } = life;
    const chosen = textOf(chance, customer.language, wording.matters);
    const product = wording.product ?? chosen.product;
    const kinds: Partial<Record<Matter, string>> = { suggestion: 'suggestion', praise: 'praise' };
    const entered = wording.matters === undefined && chance.percent(14);
    const channel: Channel = entered ? chance.one(['phone', 'phone', 'letter', 'in-person']) : 'web';
    const body = {
      customer,
      description: wording.text ?? chosen.text,
      channel,
      ...(product !== undefined && { product }),
      ...((wording.batch ?? (chosen.text.includes(chosen.batch) || undefined)) && {
        batch: wording.batch ?? chosen.batch,
      }),
      ...(kinds[chosen.about] !== undefined && { kind: kinds[chosen.about] }),
      ...(!entered && chance.percent(40) && { urgency: chance.one(['can-wait', 'soon', 'soon', 'now']) }),
    };
    const answer = entered
      ? await desk.as(chance.one(['agent', 'agent2']), 'POST', '/cases', body)
      : await desk.call('POST', '/v1/complaints', undefined, body, wording.key ?? life.key);
    return new Filed(life, String(answer['reference']), String(answer['trackingSecret']), chosen.about);
  }

  get #language(): Customer['language'] {
    return this.#life.customer.language;
  }

  get currency(): 'CNY' | 'EUR' {
    return this.#language === 'zh-CN' ? 'CNY' : 'EUR';
  }

  say(words: Record<Customer['language'], readonly string[]>): string {
    return this.#life.chance.one(words[this.#language]);
  }

  /** @param person whoever works on it, unless named */
  act(path: string, body?: unknown, person = this.handler, method = 'POST'): Promise<Record<string, unknown>> {
    return this.#life.desk.as(person, method, `/cases/${this.reference}${path}`, body);
  }

  #customer(path: string, body: unknown): Promise<Record<string, unknown>> {
    return this.#life.desk.call('POST', `/v1/complaints/${this.reference}${path}`, this.#secret, body);
  }

  /**
   * Somebody of its team takes it: whoever the rules gave it to, and not whose decision was disputed.
   * @returns its kind
   */
  async take(): Promise<unknown> {
    const subject = await this.act('', undefined, 'manager', 'GET');
    const disputed = Array.isArray(subject['disputed']) ? subject['disputed'] : [];
    const given = subject['assignee'];
    const able = (agents[String(subject['team'])] ?? ['agent', 'agent2']).filter((one) => !disputed.includes(one));
    this.handler = typeof given === 'string' && !disputed.includes(given) ? given : this.#life.chance.one(able);
    return (await this.act('/take'))['kind'];
  }

  reply(more: Record<string, unknown> = {}, words = answers.firstAnswers): Promise<unknown> {
    return this.act('/replies', { text: this.say(words), ...more });
  }

  /** The decision; of what is urgent, the cause is recorded before. */
  async resolve(): Promise<void> {
    const { level } = await this.act('/notes', { text: this.say(answers.notes) });
    if (level === 'urgent' || this.#life.chance.percent(35)) {
      await this.act('/cause', { code: answers.causes[this.about] }, this.handler, 'PUT');
    }
    await this.act('/resolve', { explanation: this.#life.chance.one(answers.decisions[this.#language][this.about]) });
  }

  confirm(least = 3): Promise<unknown> {
    const rating = this.#life.chance.whole(least, 5);
    return this.#customer('/confirm', { rating, ...(rating > 3 && { comment: this.say(answers.thanks) }) });
  }

  write(): Promise<unknown> {
    return this.#customer('/messages', { text: this.say(answers.additions) });
  }

  /** Sends a picture, as the tracking page does: asks where to, and puts it there. */
  async attach(): Promise<void> {
    const photo = photoOf(this.#life.chance);
    const answer = await this.#customer('/attachments', {
      name: this.#language === 'zh-CN' ? '产品照片.png' : `IMG_${this.#life.chance.whole(1000, 9999)}.png`,
      type: 'image/png',
      size: photo.length,
      sha256: createHash('sha256').update(photo).digest('base64'),
    });
    await this.#life.desk.upload(answer, photo);
  }

  disagree(): Promise<unknown> {
    return this.#customer('/disagree', { reason: this.say(answers.disagreements) });
  }

  withdraw(): Promise<unknown> {
    return this.#customer('/withdraw', { reason: this.say(answers.withdrawals) });
  }

  /** @param amount in whole yuan or euros @returns what approving and executing must name */
  async propose(kind: string, amount: number, instead?: Seen): Promise<Seen> {
    const worth = { amount: amount * 100, currency: this.currency };
    const wanted = { kind, ...worth, what: this.say(answers.offers), dueAt: this.inHours(120) };
    const answer =
      instead === undefined
        ? await this.act('/remedies', wanted)
        : await this.act('/remedies/change', {
            remedy: instead.remedy,
            seen: { amount: instead.amount, currency: instead.currency },
            ...wanted,
          });
    return { remedy: idOf(answer['remedies'], 'proposed'), ...worth };
  }

  inHours(hours: number): string {
    return new Date(Date.now() + hours * hour).toISOString();
  }
}

export type Seen = { remedy: string; amount: number; currency: string };

/** The id of what stands in this state, out of a list of remedies or negotiations. */
export function idOf(list: unknown, state: string): string {
  const rows: { id: string; state: string }[] = Array.isArray(list) ? list : [];
  return rows.findLast((row) => row.state === state)?.id ?? '';
}
