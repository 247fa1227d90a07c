/**
 * The only file that loads `@cloud-copilot/iam-simulate` (AGPL-3.0). It runs in a process of its own (guard.ts), on
 * developers' machines and in tests, and is part of nothing that is deployed: docs/decisions/0023-permissions-proven.md.
 */
import {
  isConditionKeyArray,
  runSimulation,
  runUnsafeSimulation,
  type Simulation,
  typeForContextKey,
} from '@cloud-copilot/iam-simulate';
import type { Context } from './question.ts';

export type Case = {
  /** ARN of an assumed role, or the name of an AWS service. */
  principal: string;
  action: string;
  resource: string;
  accountId: string;
  context: Context;
  identityPolicies: readonly { name: string; policy: unknown }[];
  /** The same, without the statements that are about other actions. */
  aboutTheAction?: Case['identityPolicies'];
  resourcePolicy?: unknown;
};

export type Finding = 'Allowed' | 'ImplicitlyDenied' | 'ExplicitlyDenied';

/** The question cannot be asked of AWS: an unknown action, a resource of another kind, a policy with mistakes. */
export class Unanswerable extends Error {
  override name = 'Unanswerable';
}

/** Condition keys that AWS does not have for an action, by action and kind of resource. */
const notForAction = new Map<string, Set<string>>();

/**
 * Evaluates as IAM does. The first question of its shape (action, kind of resource, condition keys, policies) is
 * checked against AWS's own lists of actions, resources and condition keys; further ones, nine times as fast, are not.
 * @throws Unanswerable
 */
export async function simulate(asked: Case, shapes: Set<string>): Promise<Finding> {
  const kind = `${asked.action} ${kindOf(asked.resource)}`;
  const context = await typed(asked.context, notForAction.get(kind));
  const shape = `${kind} ${Object.keys(asked.context).join()} ${asked.principal}`;
  // The package's fast way cannot read resource policies.
  if (shapes.has(shape) && asked.resourcePolicy === undefined) {
    const { aboutTheAction = asked.identityPolicies } = asked;
    return runUnsafeSimulation(simulationOf({ ...asked, identityPolicies: aboutTheAction }, context), {});
  }
  const outcome = await runSimulation(simulationOf(asked, context), {});
  if (outcome.resultType === 'error') throw new Unanswerable(`${kind}: ${JSON.stringify(outcome.errors)}`);
  if (outcome.resultType === 'wildcard') throw new Unanswerable(`${kind}: the resource must be a single one.`);
  const { ignoredContextKeys = [] } = outcome.result;
  if (ignoredContextKeys.length > 0) {
    notForAction.set(kind, new Set([...(notForAction.get(kind) ?? []), ...ignoredContextKeys]));
  }
  shapes.add(shape);
  return outcome.overallResult;
}

function simulationOf(asked: Case, contextVariables: Record<string, string | string[]>): Simulation {
  return {
    request: {
      principal: asked.principal,
      action: asked.action,
      resource: { resource: asked.resource, accountId: asked.accountId },
      contextVariables,
    },
    identityPolicies: [...asked.identityPolicies],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(asked.resourcePolicy !== undefined && { resourcePolicy: asked.resourcePolicy }),
  };
}

/** One value or a list, as AWS has each key, without those that the action does not have. */
async function typed(context: Context, without?: ReadonlySet<string>): Promise<Record<string, string | string[]>> {
  const values: Record<string, string | string[]> = {};
  for (const [key, value] of Object.entries(context)) {
    if (without?.has(key) === true) continue;
    const isList = isConditionKeyArray(await typeForContextKey(key.toLowerCase()));
    const list = [value].flat();
    values[key] = isList ? list : (list[0] ?? '');
  }
  return values;
}

/** `table/index` of `arn:aws:dynamodb:…:table/T/index/due`: the resource's kind without its names. */
function kindOf(arn: string): string {
  const parts = arn.split(':').slice(5).join(':').split(/[/:]/u);
  return parts.filter((_, index) => index % 2 === 0 && parts.length > 1).join('/');
}
