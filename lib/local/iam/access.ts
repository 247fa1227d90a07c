import type { Guard } from './guarded.ts';
import type { Permissions } from './permissions.ts';
import type { Context, Principal, Question } from './question.ts';
import { sentenceOf } from './question.ts';

/** A way that AWS's own services take between resources, with IAM's answer known beforehand. */
export type Way = {
  isOpen: boolean;
  /** IAM's sentence when it is not. */
  refusal: string;
  /** Notes that it was really taken, or tells the console that it could not be. @returns whether it is open */
  take(): boolean;
};

/** Asks IAM about what AWS's services do by themselves: rules that send, pollers that read, a gateway that invokes. */
export class Access {
  readonly #guard: Guard;
  readonly #permissions: Permissions;

  constructor(guard: Guard, permissions: Permissions) {
    this.#guard = guard;
    this.#permissions = permissions;
  }

  /** An AWS service acts for itself, on behalf of the resource `source`: the target's own policy must let it. */
  service(name: string, action: string, resource: string, source: string): Promise<Way> {
    return this.#way(`service:${name}`, action, resource, {
      'aws:SourceArn': source,
      'aws:SourceAccount': this.#permissions.accountId,
    });
  }

  /** An AWS service acts with a role that it took on. */
  role(arn: string, action: string, resource: string): Promise<Way> {
    return this.#way(`role:${arn}`, action, resource, {});
  }

  /** Lambda acts with a function's own role: it polls, logs, traces, and tells of failures. */
  function(name: string, action: string, resource: string, context: Context = {}): Promise<Way> {
    return this.#way(`function:${name}`, action, resource, context);
  }

  /** The use of the customer's key under which a queue, or the table of a stream, is encrypted, if it is. */
  decrypting(name: string, source: string): Promise<Way>[] {
    const { encryptedWith, region } = this.#permissions;
    const key = encryptedWith[source.replace(/\/stream\/.*$/u, '')];
    if (key === undefined) return [];
    const service = source.includes(':sqs:') ? 'sqs' : 'dynamodb';
    return [this.function(name, 'kms:Decrypt', key, { 'kms:ViaService': `${service}.${region}.amazonaws.com` })];
  }

  /**
   * What AWS checks when it creates a resource: the deployment would fail.
   * @throws Error with the sentence of the refusal
   */
  async demand(what: string, ways: Promise<Way>[]): Promise<Way[]> {
    const all = await Promise.all(ways);
    const closed = all.filter(({ isOpen }) => !isOpen);
    if (closed.length > 0)
      throw new Error(`AWS would not create ${what}: ${closed.map(({ refusal }) => refusal).join(' ')}`);
    return all;
  }

  async #way(principal: Principal, action: string, resource: string, context: Context): Promise<Way> {
    const question: Question = { principal, action, resource, context: { 'aws:SecureTransport': 'true', ...context } };
    const { refused } = await this.#guard.ask(question, true);
    let isNoted = false;
    return {
      isOpen: refused === undefined,
      refusal: refused === undefined ? '' : `${sentenceOf(refused)}.`,
      take: () => {
        if (refused !== undefined) this.#guard.report(refused);
        else if (!isNoted) {
          isNoted = true;
          void this.#guard.ask(question);
        }
        return refused === undefined;
      },
    };
  }
}
