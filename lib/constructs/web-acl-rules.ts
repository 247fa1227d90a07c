import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { maxBodyBytes, type Route, routes } from '../../functions/contract/routes.ts';
import { numbersAbove } from './numbers-above.ts';
import { OriginProof } from './origin-proof.ts';
import { viewerAddressHeader } from './website-edge.ts';

/** How many public POSTs one address may send in five minutes: a call centre behind one address stays below. */
const postsPerFiveMinutes = 300;

/** `/v1/complaints`, `/v1/links`: what the public routes that are counted begin with. */
const countedPaths = [
  ...new Set(
    Object.values<Route>(routes).flatMap(({ path, rateLimited }) =>
      rateLimited === true ? [path.split('/').slice(0, 3).join('/')] : [],
    ),
  ),
];

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

/**
 * The rules in order.
 * @param proof what CloudFront shows in the header `x-origin-proof`
 */
export function rulesOf(proof: string): CfnWebACL.RuleProperty[] {
  const provedByCloudFront = headerIs(OriginProof.header, proof);
  return [
    // CloudFront hides the viewer's address behind its own, and tells it in a header.
    rateRule(0, 'public-posts-per-viewer', provedByCloudFront, {
      aggregateKeyType: 'FORWARDED_IP',
      forwardedIpConfig: { headerName: viewerAddressHeader, fallbackBehavior: 'MATCH' },
    }),
    // Whoever calls the API by its own address is counted under the one that the connection comes from.
    rateRule(1, 'public-posts-per-address', not(provedByCloudFront), { aggregateKeyType: 'IP' }),
    sizeRule(2),
    managed(3, 'AWSManagedRulesCommonRuleSet', rulesThatOnlyCount),
    managed(4, 'AWSManagedRulesKnownBadInputsRuleSet'),
  ];
}

function rateRule(
  priority: number,
  name: string,
  concerns: CfnWebACL.StatementProperty,
  countedBy: Pick<CfnWebACL.RateBasedStatementProperty, 'aggregateKeyType' | 'forwardedIpConfig'>,
): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    statement: {
      rateBasedStatement: {
        ...countedBy,
        evaluationWindowSec: 300,
        limit: postsPerFiveMinutes,
        scopeDownStatement: {
          andStatement: { statements: [methodIs('POST'), anyOf(countedPaths.map(pathContains)), concerns] },
        },
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
    visibilityConfig: seenAs(name),
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

const asIs = [{ priority: 0, type: 'NONE' }];
export const seenAs = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});
const not = (statement: CfnWebACL.StatementProperty) => ({ notStatement: { statement } });
const anyOf = (statements: CfnWebACL.StatementProperty[]) => ({ orStatement: { statements } });
const headerIs = (name: string, value: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: name } },
    positionalConstraint: 'EXACTLY',
    searchString: value,
    textTransformations: asIs,
  },
});
const methodIs = (method: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { method: {} },
    positionalConstraint: 'EXACTLY',
    searchString: method,
    textTransformations: asIs,
  },
});
/**
 * The web ACL sees the stage's name in front of the path, hence "contains"; and the path as it was written, while the
 * gateway decodes it: `/v1/%63omplaints` is `/v1/complaints`.
 */
const pathContains = (path: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'CONTAINS',
    searchString: path,
    textTransformations: [
      { priority: 0, type: 'URL_DECODE' },
      { priority: 1, type: 'NORMALIZE_PATH' },
    ],
  },
});
