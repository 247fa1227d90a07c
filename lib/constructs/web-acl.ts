import { ArnFormat, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { maxBodyBytes } from '../../functions/contract/routes.ts';

/** How many public POSTs one address may send in five minutes: a call centre behind one address stays below. */
const postsPerFiveMinutes = 300;

/**
 * Managed rules that would turn complaints away for what they say or for their length. A complaint may hold HTML, a
 * path or an address that failed, and up to 256 KB; it is stored and shown as data. These rules count, and do not block.
 */
const rulesThatOnlyCount = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
];

export type WebAclProps = { stageArn: string; logDays: RetentionDays; logRemoval: RemovalPolicy };

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
      rules: [
        rateRule(0),
        sizeRule(1),
        managed(2, 'AWSManagedRulesCommonRuleSet', rulesThatOnlyCount),
        managed(3, 'AWSManagedRulesKnownBadInputsRuleSet'),
      ],
    });
    const association = new CfnWebACLAssociation(this, 'association', {
      resourceArn: props.stageArn,
      webAclArn: acl.attrArn,
    });
    association.node.addDependency(acl);
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
      redactedFields: ['authorization', 'idempotency-key'].map((name) => ({ singleHeader: { Name: name } })),
    });
  }
}

function rateRule(priority: number): CfnWebACL.RuleProperty {
  return {
    name: 'public-posts-per-address',
    priority,
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        evaluationWindowSec: 300,
        limit: postsPerFiveMinutes,
        scopeDownStatement: allOf([methodIs('POST'), pathContains('/v1/complaints')]),
      },
    },
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          customResponseBodyKey: 'tooMany',
          responseHeaders: [{ name: 'Retry-After', value: '300' }],
        },
      },
    },
    visibilityConfig: seenAs('public-posts-per-address'),
  };
}

/**
 * The managed size rule stops at 8 KB, and a rule on the body itself sees only the body's first 16 KB; the announced
 * length is known at once. Who announces none, or a wrong one, meets the function's own limit.
 */
function sizeRule(priority: number): CfnWebACL.RuleProperty {
  return {
    name: 'announced-size',
    priority,
    statement: {
      regexMatchStatement: {
        fieldToMatch: { singleHeader: { Name: 'content-length' } },
        regexString: numbersAbove(maxBodyBytes),
        textTransformations: asIs,
      },
    },
    action: { block: { customResponse: { responseCode: 413, customResponseBodyKey: 'tooLarge' } } },
    visibilityConfig: seenAs('announced-size'),
  };
}

function managed(priority: number, name: string, onlyCount: readonly string[] = []): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: onlyCount.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: seenAs(name),
  };
}

/** A regular expression for the decimal numbers above `limit`, without look-arounds, which WAF does not know. */
export function numbersAbove(limit: number): string {
  const digits = String(limit);
  const sameLength = Array.from(digits).flatMap((digit, index) => {
    if (digit === '9') return [];
    const rest = digits.length - index - 1;
    return `${digits.slice(0, index)}[${Number(digit) + 1}-9]${rest > 0 ? `[0-9]{${rest}}` : ''}`;
  });
  return `^0*(${[...sameLength, `[1-9][0-9]{${digits.length},}`].join('|')})$`;
}

const asIs = [{ priority: 0, type: 'NONE' }];
const seenAs = (metricName: string) => ({ cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName });
const allOf = (statements: CfnWebACL.StatementProperty[]) => ({ andStatement: { statements } });
const methodIs = (method: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { method: {} },
    positionalConstraint: 'EXACTLY',
    searchString: method,
    textTransformations: asIs,
  },
});
/** The web ACL sees the stage's name in front of the path, hence "contains". */
const pathContains = (path: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'CONTAINS',
    searchString: path,
    textTransformations: asIs,
  },
});
const problem = (status: number, code: string, detail: string) => ({
  contentType: 'APPLICATION_JSON',
  content: JSON.stringify({ type: 'about:blank', title: detail.split('.')[0], status, detail, code }),
});
