import type { Usage } from './authority.ts';
import { type Grant, grantsOf, nameOf } from './grants.ts';
import type { Permissions } from './permissions.ts';
import { type Explanation, explanations } from './explained.ts';

export type Report = {
  granted: number;
  used: number;
  /** Granted, unused, and with the reason why it is granted all the same. */
  explained: { grant: string; reason: string }[];
  /** Granted and used by nobody, and nobody says why. */
  unexplained: string[];
  /** Explanations of what is used by now, or is granted no more. */
  outlived: Explanation[];
  /** `submit dynamodb:PutItem` → beginnings of the partition keys that it was used on. */
  partitions: Record<string, string[]>;
};

/** Compares what is granted with what journeys used. */
export function reportOf(permissions: Permissions, usages: readonly Usage[]): Report {
  const used = new Set(usages.flatMap((usage) => usage.used));
  const grants = grantsOf(permissions);
  const inUse = new Set(grants.filter((grant) => used.has(nameOf(grant))).map(shortened));
  const unused = grants.filter((grant) => !used.has(nameOf(grant))).map(shortened);
  const explained: Report['explained'] = [];
  const unexplained: string[] = [];
  const needed = new Set<Explanation>();
  for (const grant of unused) {
    const explanation = explanations.find(
      ({ grants: pattern, besides }) => pattern.test(grant) && (besides === undefined || inUse.has(besides(grant))),
    );
    if (explanation === undefined) unexplained.push(grant);
    else {
      needed.add(explanation);
      explained.push({ grant, reason: explanation.reason });
    }
  }
  return {
    granted: grants.length,
    used: grants.length - unused.length,
    explained,
    unexplained,
    outlived: explanations.filter((one) => !needed.has(one)),
    partitions: partitionsOf(usages),
  };
}

/** As people write it: without what is the same in all ARNs. `Redress-submit: dynamodb:PutItem on dynamodb:table/T where … */
function shortened(grant: Grant): string {
  return nameOf(grant).replaceAll(/arn:aws:([\w-]*):[\w-]*:\d*:/gu, '$1:');
}

function partitionsOf(usages: readonly Usage[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { partitions } of usages) {
    for (const [who, keys] of Object.entries(partitions)) {
      found[who] = [...new Set([...(found[who] ?? []), ...keys])].toSorted();
    }
  }
  return found;
}
