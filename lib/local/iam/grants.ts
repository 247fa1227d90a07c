import { asProperties, type Properties } from '../properties.ts';
import { type Permissions, statementsOf, texts } from './permissions.ts';
import type { Question } from './question.ts';

/** One thing that the templates allow somebody: one action on one resource, under one value of each condition. */
export type Grant = {
  /** The function or role that has it; for a resource's own policy the service that it admits. */
  holder: string;
  action: string;
  resource: string;
  /** `dynamodb:LeadingKeys CASE#*` */
  conditions: { key: string; value: string; negative: boolean }[];
};

/** `submit: dynamodb:PutItem on …:table/T where dynamodb:LeadingKeys is CASE#*` */
export function nameOf({ holder, action, resource, conditions }: Grant): string {
  const positive = conditions.filter(({ negative }) => !negative);
  const where = positive.map(({ key, value }) => `${key} is ${value}`).join(' and ');
  return `${holder}: ${action} on ${resource}${where === '' ? '' : ` where ${where}`}`;
}

/**
 * All that is granted to what runs on this machine, by roles and by resources' own policies. A key's policy that hands
 * the decision over to the account's roles grants nothing by itself.
 */
export function grantsOf(permissions: Permissions): Grant[] {
  const grants: Grant[] = [];
  for (const [id, { name, policies }] of Object.entries(permissions.identities)) {
    // A function's role is listed once, under the function.
    if (id.startsWith('role:') && isOfAFunction(id, permissions)) continue;
    for (const { policy } of policies) {
      for (const statement of statementsOf(policy)) grants.push(...grantsIn(statement, name, ''));
    }
  }
  for (const [arn, policy] of Object.entries(permissions.resourcePolicies)) {
    for (const statement of statementsOf(policy)) {
      const principal = statement['Principal'];
      const services = typeof principal === 'object' ? texts(asProperties(principal)['Service']) : [];
      for (const service of services) grants.push(...grantsIn(statement, service, arn));
    }
  }
  return [...new Map(grants.map((grant) => [nameOf(grant), grant])).values()];
}

/** Whether the grant is one that the answer to this question could rest on. */
export function isUsedBy(grant: Grant, { action, resource, context }: Question): boolean {
  if (!matches(grant.action.toLowerCase(), action.toLowerCase()) || !matches(grant.resource, resource)) return false;
  return grant.conditions.every(({ key, value, negative }) => {
    if (negative) return true;
    const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
    return found !== undefined && [found[1]].flat().some((given) => matches(value, given));
  });
}

/** Whether a statement can bear on the action at all. */
export function isAbout(statement: Properties, action: string): boolean {
  if (statement['Action'] === undefined) return true;
  return texts(statement['Action']).some((one) => matches(one.toLowerCase(), action.toLowerCase()));
}

function isOfAFunction(id: string, { identities }: Permissions): boolean {
  const role = identities[`role:${id.slice('role:'.length)}`]?.name;
  return Object.entries(identities).some(
    ([other, { arn }]) => other.startsWith('function:') && arn.includes(`:assumed-role/${role}/`),
  );
}

function grantsIn(statement: Properties, holder: string, otherwise: string): Grant[] {
  if (statement['Effect'] !== 'Allow') return [];
  const resources = texts(statement['Resource']);
  let conditions: Grant['conditions'][] = [[]];
  for (const [operator, keys] of Object.entries(asProperties(statement['Condition'] ?? {}))) {
    for (const [key, values] of Object.entries(asProperties(keys))) {
      const alternatives = texts(values).map((value) => ({ key, value, negative: /not|null|bool/iu.test(operator) }));
      conditions = conditions.flatMap((given) => alternatives.map((one) => [...given, one]));
    }
  }
  return texts(statement['Action']).flatMap((action) =>
    (resources.length === 0 ? [otherwise] : resources).flatMap((resource) =>
      conditions.map((each) => ({ holder, action, resource, conditions: each })),
    ),
  );
}

/** IAM's own wildcards: `*` is any text, `?` any one character. */
function matches(pattern: string, text: string): boolean {
  if (!/[*?]/u.test(pattern)) return pattern === text;
  const source = pattern.replaceAll(/[.+^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(`^${source.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su').test(text);
}
