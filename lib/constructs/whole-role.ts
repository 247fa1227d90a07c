import {
  type AddToPrincipalPolicyResult,
  PolicyDocument,
  type PolicyStatement,
  Role,
  type RoleProps,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A role that is made with all its permissions at once. CDK would attach them as a resource of its own: then there is a
 * moment in which a role may do half of what it needs, and each function takes one more of a stack's 500 resources.
 */
export class WholeRole extends Role {
  private readonly permissions: PolicyDocument;

  constructor(scope: Construct, id: string, props: RoleProps) {
    const permissions = new PolicyDocument();
    super(scope, id, { ...props, inlinePolicies: { permissions } });
    this.permissions = permissions;
  }

  /** Where all grants of CDK's constructs, and our own, end up. */
  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.permissions.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}
