import { type Grant, grantsOf, isAbout, isUsedBy, nameOf } from './grants.ts';
import { type Identity, type Permissions, statementsOf, texts } from './permissions.ts';
import type { Context, Principal, Question, Refusal, Verdict } from './question.ts';
import { type Finding, simulate, Unanswerable } from './simulator.ts';

/** What was allowed and really asked for. */
export type Usage = {
  /** Names of the grants that answers rested on (grants.ts). */
  used: string[];
  /** `submit dynamodb:PutItem` → beginnings of the partition keys that it was asked for. */
  partitions: Record<string, string[]>;
};

/** A verdict, and the names of the grants that it rests on. */
type Answer = { verdict: Verdict; grants: string[] };

/** Answers that are kept; the oldest makes room. */
const most = 20_000;

/** IAM of the local machine: answers questions by the templates' policies and remembers which grants were needed. */
export class Authority {
  readonly #permissions: Permissions;
  readonly #grants = new Map<string, Grant[]>();
  readonly #answers = new Map<string, Promise<Answer>>();
  readonly #asked = new Map<string, Set<string>>();
  readonly #shapes = new Set<string>();
  readonly #about = new Map<string, Identity['policies']>();
  readonly #used = new Set<string>();
  readonly #partitions = new Map<string, Set<string>>();

  constructor(permissions: Permissions) {
    this.#permissions = permissions;
    for (const grant of grantsOf(permissions)) {
      this.#grants.set(grant.holder, [...(this.#grants.get(grant.holder) ?? []), grant]);
    }
  }

  /** @returns the first refusal among the answers, or that all is allowed. */
  async decideAll(questions: readonly Question[]): Promise<Verdict> {
    for (const question of questions) {
      const verdict = await this.decide(question);
      if (verdict.refused !== undefined) return verdict;
    }
    return {};
  }

  /** @param isRehearsal asked beforehand: nothing was used yet */
  async decide(question: Question, isRehearsal = false): Promise<Verdict> {
    const { principal, action, resource } = question;
    const context = this.#relevant(question);
    const key = `${principal} ${action} ${resource} ${JSON.stringify(context)}`;
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      answer = this.#answer({ ...question, context });
      if (this.#answers.size >= most) this.#answers.delete(this.#answers.keys().next().value ?? '');
      this.#answers.set(key, answer);
    }
    const { verdict, grants } = await answer;
    if (!isRehearsal) {
      for (const grant of grants) this.#used.add(grant);
      this.#note(question);
    }
    return verdict;
  }

  usage(): Usage {
    const partitions = [...this.#partitions].map(([who, keys]) => [who, [...keys].toSorted()] as const);
    return { used: [...this.#used].toSorted(), partitions: Object.fromEntries(partitions) };
  }

  async #answer(question: Question): Promise<Answer> {
    const identity = this.#identity(question);
    try {
      const finding = await this.#simulate(question, identity);
      if (finding !== 'Allowed') {
        // If one who may do everything is refused too, it is the resource's own policy that lets nobody in.
        const isTheResources = (await this.#simulate(question, { ...identity, policies: [all] })) !== 'Allowed';
        return { verdict: { refused: refusalOf(question, identity, finding, isTheResources) }, grants: [] };
      }
    } catch (error) {
      if (!(error instanceof Unanswerable)) throw error;
      const { action, resource } = question;
      const reason = `because IAM cannot be asked so (${error.message})`;
      return { verdict: { refused: { who: identity.arn, name: identity.name, action, resource, reason } }, grants: [] };
    }
    const grants = (this.#grants.get(identity.name) ?? []).filter((grant) => isUsedBy(grant, question)).map(nameOf);
    return { verdict: {}, grants };
  }

  #simulate({ principal, action, resource, context }: Question, { arn, name, policies }: Identity): Promise<Finding> {
    const { accountId, resourcePolicies } = this.#permissions;
    const resourcePolicy = resourcePolicies[resource];
    return simulate(
      {
        principal: principal.startsWith('service:') ? name : arn,
        action,
        resource,
        accountId,
        context,
        // A service acts in its own name, by the resource's policy alone.
        identityPolicies: principal.startsWith('service:') ? [] : policies,
        ...(policies === this.#permissions.identities[principal]?.policies && {
          aboutTheAction: this.#aboutThe(action, principal, policies),
        }),
        ...(resourcePolicy !== undefined && { resourcePolicy }),
      },
      this.#shapes,
    );
  }

  #aboutThe(action: string, principal: Principal, policies: Identity['policies']): Identity['policies'] {
    const id = `${principal} ${action}`;
    const about =
      this.#about.get(id) ??
      policies.map(({ name, policy }) => {
        const Statement = statementsOf(policy).filter((statement) => isAbout(statement, action));
        return { name, policy: { ...policy, Statement } };
      });
    this.#about.set(id, about);
    return about;
  }

  #identity({ principal }: Question): Identity {
    const name = principal.slice(principal.indexOf(':') + 1);
    return this.#permissions.identities[principal] ?? { arn: name, name, policies: [] };
  }

  /** Only the condition keys that a policy asks for: the fewer, the more questions are the same. */
  #relevant({ principal, resource, context }: Question): Context {
    const id = `${principal} ${resource}`;
    let asked = this.#asked.get(id);
    if (asked === undefined) {
      const policies = JSON.stringify([
        this.#permissions.identities[principal]?.policies,
        this.#permissions.resourcePolicies[resource],
      ]).toLowerCase();
      asked = new Set([...policies.matchAll(/[a-z0-9-]+:[a-z0-9:/-]+/gu)].map(([key]) => key));
      this.#asked.set(id, asked);
    }
    const wanted = asked;
    return Object.fromEntries(Object.entries(context).filter(([key]) => wanted.has(key.toLowerCase())));
  }

  #note({ principal, action, context }: Question): void {
    const keys = context['dynamodb:LeadingKeys'];
    if (keys === undefined) return;
    const who = `${this.#permissions.identities[principal]?.name ?? principal} ${action}`;
    const seen = this.#partitions.get(who) ?? new Set();
    this.#partitions.set(who, seen);
    for (const key of texts(keys)) seen.add(key.includes('#') ? `${key.slice(0, key.indexOf('#'))}#` : key);
  }
}

const all: Identity['policies'][number] = {
  name: 'all',
  policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

function refusalOf(
  { action, resource }: Question,
  { arn, name }: Identity,
  finding: Finding,
  isTheResources: boolean,
): Refusal {
  const kind = isTheResources ? 'resource-based' : 'identity-based';
  const reason =
    finding === 'ExplicitlyDenied'
      ? `with an explicit deny in ${isTheResources ? 'a' : 'an'} ${kind} policy`
      : `because no ${kind} policy allows the ${action} action`;
  return { who: arn, name, action, resource, reason };
}
