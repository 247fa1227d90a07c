import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { maxBodyBytes, type Route, routes } from '../../functions/contract/routes.ts';
import { numbersAbove } from './numbers-above.ts';
import { OriginProof } from './origin-proof.ts';
import { viewerAddressHeader } from './website-edge.ts';

/** How many of a kind one address may send in five minutes: a call centre, or an office of 100, stays below. */
const mostPerFiveMinutes = { posts: 300, looks: 1500, staffCalls: 15_000, webhooks: 9000 };
/** How many calls one access token may make in five minutes: ten a second is more than anybody clicks. */
const callsOfOneToken = 3000;

/** `/v1/complaints`, `/v1/links`: what the public routes that are counted begin with. */
const countedPaths = [
  ...new Set(
    Object.values<Route>(routes).flatMap(({ path, rateLimited }) =>
      rateLimited === true ? [path.split('/').slice(0, 3).join('/')] : [],
    ),
  ),
];

/** Where customers look: to guess a secret is to look, and each look costs a read. */
const lookedAtPaths = [
  ...new Set(
    Object.values<Route>(routes).flatMap(({ method, path, access }) =>
      method === 'GET' && access === 'tracking-secret' ? [path.split('/').slice(0, 3).join('/')] : [],
    ),
  ),
];

/** Where other systems file complaints, signed. */
const webhooksPath = '/v1/webhooks';

/** Where only staff may call; who comes without a token, or with a new one each time, is counted as well. */
const staffPath = '/v1/staff';

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
  const viewers = headerIs(OriginProof.header, proof);
  const rates = [
    ...addressRules('public-posts', mostPerFiveMinutes.posts, viewers, [
      methodIs('POST'),
      anyOf(countedPaths.map(pathContains)),
    ]),
    ...addressRules('tracking-looks', mostPerFiveMinutes.looks, viewers, [
      methodIs('GET'),
      anyOf(lookedAtPaths.map(pathContains)),
    ]),
    // A shop's server has one address for all its customers: thirty a second, and whoever has no key stops there too.
    ...addressRules('webhooks', mostPerFiveMinutes.webhooks, viewers, [pathContains(webhooksPath)]),
    ...addressRules('staff-calls', mostPerFiveMinutes.staffCalls, viewers, [pathContains(staffPath)]),
    rateRule('staff-calls-per-token', {
      aggregateKeyType: 'CUSTOM_KEYS',
      customKeys: [{ header: { name: 'authorization', textTransformations: asIs } }],
      limit: callsOfOneToken,
      scopeDownStatement: pathContains(staffPath),
    }),
  ];
  const rules = [
    ...rates,
    sizeRule(),
    managed('AWSManagedRulesCommonRuleSet', rulesThatOnlyCount),
    managed('AWSManagedRulesKnownBadInputsRuleSet'),
  ];
  return rules.map((rule, priority) => ({ ...rule, priority }));
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

/** One rule for those who come through CloudFront, one for those who call the API by its own address. */
function addressRules(
  name: string,
  limit: number,
  viewers: CfnWebACL.StatementProperty,
  concerns: readonly [CfnWebACL.StatementProperty, ...CfnWebACL.StatementProperty[]],
): Rule[] {
  const all = (who: CfnWebACL.StatementProperty) => ({ andStatement: { statements: [...concerns, who] } });
  return [
    // CloudFront hides the viewer's address behind its own, and tells it in a header.
    rateRule(`${name}-per-viewer`, {
      aggregateKeyType: 'FORWARDED_IP',
      forwardedIpConfig: { headerName: viewerAddressHeader, fallbackBehavior: 'MATCH' },
      limit,
      scopeDownStatement: all(viewers),
    }),
    // Whoever calls the API by its own address is counted under the one that the connection comes from.
    rateRule(`${name}-per-address`, { aggregateKeyType: 'IP', limit, scopeDownStatement: all(not(viewers)) }),
  ];
}

function rateRule(name: string, counted: CfnWebACL.RateBasedStatementProperty): Rule {
  return {
    name,
    statement: { rateBasedStatement: { evaluationWindowSec: 300, ...counted } },
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
function sizeRule(): Rule {
  return {
    name: 'announced-size',
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

function managed(name: string, onlyCount: readonly string[] = []): Rule {
  return {
    name,
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
/** AWS takes an "or" of two at least. */
const anyOf = (statements: CfnWebACL.StatementProperty[]): CfnWebACL.StatementProperty => {
  const [first, ...others] = statements;
  return first && others.length === 0 ? first : { orStatement: { statements } };
};
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
