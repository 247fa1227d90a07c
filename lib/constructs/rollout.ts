import { NestedStack, Stack } from 'aws-cdk-lib';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup, LambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnAlias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Pace } from '../config.ts';
import { explain } from '../suppressions.ts';
import type { ServiceFunction } from './service-function.ts';

export type RolloutProps = {
  functions: readonly ServiceFunction[];
  /** How fast calls go over to a new version. `ALL_AT_ONCE` gives no alarm the time to stop it. */
  pace: Exclude<Pace, 'ALL_AT_ONCE'>;
  /** What takes a new version of this function back when it sounds while calls go over to it; at most ten. */
  alarmsOf: (one: ServiceFunction) => readonly IAlarm[];
};

/** What CodeDeploy does with an alias: asks where it points, and points it elsewhere. */
const shifting = ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'];

/**
 * How a release goes live: CodeDeploy lets calls of each function go over to its new version bit by bit, and back at
 * once when an alarm sounds on the way; CloudFormation then takes the whole release back. One deployment group for each
 * function, since a group shifts one alias at a time. In a stack of its own within the service's, which has room for 500
 * resources. See docs/decisions/0030-rollout.md.
 */
export class Rollout extends NestedStack {
  constructor(scope: Construct, id: string, { functions, pace, alarmsOf }: RolloutProps) {
    super(scope, id, { description: 'Redress: how releases go live' });
    // By names of our own: an alias cannot refer to what another stack makes.
    const applicationName = Stack.of(scope).stackName;
    const application = new CfnApplication(this, 'application', { applicationName, computePlatform: 'Lambda' });
    const role = this.role(functions);
    for (const one of functions) {
      const deploymentGroupName = `${applicationName}-${one.node.id}`;
      new CfnDeploymentGroup(this, one.node.id, {
        applicationName: application.ref,
        deploymentGroupName,
        serviceRoleArn: role.roleArn,
        deploymentConfigName: LambdaDeploymentConfig[pace].deploymentConfigName,
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        alarmConfiguration: { enabled: true, alarms: alarmsOf(one).map(({ alarmName }) => ({ name: alarmName })) },
        autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
      });
      const { defaultChild: alias } = one.live.node;
      if (!(alias instanceof CfnAlias)) throw new Error('CDK makes aliases in another way now.');
      alias.cfnOptions.updatePolicy = { codeDeployLambdaAliasUpdate: { applicationName, deploymentGroupName } };
      one.live.node.addDependency(this);
    }
  }

  /** AWS's own policy for it would let it point every alias of the account elsewhere. */
  private role(functions: readonly ServiceFunction[]): Role {
    // The alias itself waits for its group, which waits for this role: hence its ARN from the function's.
    const resources = functions.flatMap((one) => [one.functionArn, `${one.functionArn}:${one.live.aliasName}`]);
    const role = new Role(this, 'role', {
      description: 'CodeDeploy lets calls go over to new versions with it',
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      inlinePolicies: {
        shift: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: shifting, resources }),
            new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }),
          ],
        }),
      },
    });
    explain(role, 'AwsSolutions-IAM5[Resource::*]', alarmsReason);
    return role;
  }
}

const alarmsReason =
  'CodeDeploy asks for the state of the alarms that stop a rollout, as its documentation has it of all: that tells how alarms stand, and changes nothing.';
