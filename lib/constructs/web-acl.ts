import { ArnFormat, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { maxBodyBytes } from '../../functions/contract/routes.ts';
import { OriginProof } from './origin-proof.ts';
import { rulesOf, seenAs } from './web-acl-rules.ts';

export type WebAclProps = { stageArn: string; proof: OriginProof; logDays: RetentionDays; logRemoval: RemovalPolicy };

/** What stands in front of the API: a rate per address on public POSTs, a size, and AWS's managed rules. */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'acl', {
      scope: 'REGIONAL',
      description: 'Redress: rate per address, size, common attacks',
      defaultAction: { allow: {} },
      visibilityConfig: seenAs('redress'),
      customResponseBodies: {
        tooMany: problem(
          429,
          'request.too-many',
          'Too many requests. Try again in five minutes. 请求过于频繁，请五分钟后重试。',
        ),
        tooLarge: problem(
          413,
          'request.too-large',
          `A request may have ${maxBodyBytes / 1024} KB at most. 请求内容不得超过 ${maxBodyBytes / 1024} KB。`,
        ),
      },
      rules: rulesOf(props.proof.value),
    });
    new CfnWebACLAssociation(this, 'association', { resourceArn: props.stageArn, webAclArn: acl.attrArn });
    const log = new LogGroup(this, 'log', {
      // The web ACL writes only to logs whose name begins so.
      logGroupName: `aws-waf-logs-${Stack.of(this).stackName.toLowerCase()}`,
      retention: props.logDays,
      removalPolicy: props.logRemoval,
    });
    new CfnLoggingConfiguration(this, 'logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: log.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      // Only what was stopped or counted is worth its place, and never what opens a case.
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }, { ActionCondition: { Action: 'COUNT' } }],
          },
        ],
      },
      redactedFields: ['authorization', 'idempotency-key', OriginProof.header].map((name) => ({
        singleHeader: { Name: name },
      })),
    });
  }
}

const problem = (status: number, code: string, detail: string) => ({
  contentType: 'APPLICATION_JSON',
  content: JSON.stringify({ type: 'about:blank', title: detail.split('.')[0], status, detail, code }),
});
