import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { explain, unscopedActions } from '../suppressions.ts';
import type { ServiceFunction } from './service-function.ts';

/** Hands over Comprehend's built-in models. They are not resources of the account, so that `*` is all AWS offers. */
export function grantTextAnalysis(grantee: ServiceFunction): void {
  const actions = Object.keys(unscopedActions).filter((action) => action.startsWith('comprehend:'));
  grantee.addToRolePolicy(new PolicyStatement({ actions, resources: ['*'] }));
  if (grantee.role) {
    explain(grantee.role, 'AwsSolutions-IAM5[Resource::*]', unscopedActions['comprehend:DetectPiiEntities'] ?? '');
  }
}
