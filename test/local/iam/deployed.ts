import { Authority } from '../../../lib/local/iam/authority.ts';
import { readAssembly } from '../../../lib/local/assembly.ts';
import { type Permissions, permissionsOf } from '../../../lib/local/iam/permissions.ts';
import { Templates } from '../../../lib/local/template.ts';
import type { Stack } from '../../../lib/local/template.ts';
import { appWithStandIns } from '../../lib/assembly.ts';

const place = { region: 'us-east-1', accountId: '000000000000' };

type Statement = {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
};

type Document = { Statement: Statement[] };

/** A change of one statement in a copy of the template; `undefined` takes it out. */
export type Break = (statement: Statement) => Statement | undefined;

let stacks: readonly Stack[] | undefined;

/** The stacks as they are deployed, made once. */
function deployedStacks(): Stack[] {
  process.env['CDK_VALIDATION'] = 'false';
  stacks ??= readAssembly(appWithStandIns().synth().directory).stacks;
  return structuredClone([...stacks]);
}

/** What the deployed templates allow. */
export function deployed(): Permissions {
  return permissionsOf(new Templates(deployedStacks(), place));
}

/**
 * What a copy of the templates allows in which one resource's statements were changed.
 * @param logicalId the beginning of the resource's logical id, such as `submitrole`
 */
export function broken(type: string, logicalId: string, change: Break): Permissions {
  const copy = deployedStacks();
  if (breakStatements(copy, type, logicalId, change) === 0) throw new Error(`Nothing of ${logicalId} was changed.`);
  return permissionsOf(new Templates(copy, place));
}

/** @returns how many statements were changed */
export function breakStatements(copy: readonly Stack[], type: string, logicalId: string, change: Break): number {
  let changed = 0;
  for (const { template } of copy) {
    for (const [id, resource] of Object.entries(template.Resources ?? {})) {
      if (resource.Type !== type || !id.startsWith(logicalId)) continue;
      const properties = resource.Properties as Record<string, Document> & {
        Policies?: { PolicyDocument: Document }[];
      };
      const documents = [
        properties['PolicyDocument'] ?? properties['KeyPolicy'] ?? properties['AssumeRolePolicyDocument'],
        ...(properties.Policies ?? []).map(({ PolicyDocument }) => PolicyDocument),
      ].filter((document) => document !== undefined);
      if (documents.length === 0) throw new Error(`${id} has no policy.`);
      for (const document of documents) {
        document.Statement = document.Statement.flatMap((statement) => {
          const before = JSON.stringify(statement);
          const after = change(statement);
          if (JSON.stringify(after) !== before) changed += 1;
          return after === undefined ? [] : [after];
        });
      }
    }
  }
  return changed;
}

/** Takes one action out of the statements that have it. */
export const without =
  (action: string): Break =>
  (statement) => {
    const rest = [statement.Action].flat().filter((one) => one !== action);
    return rest.length === 0 ? undefined : { ...statement, Action: rest };
  };

export const iam = (permissions: Permissions): Authority => new Authority(permissions);
