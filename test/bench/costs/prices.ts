/**
 * What AWS asks in us-east-1 (N. Virginia), in USD, on demand, without free tiers, savings plans and private offers.
 * Written down on 22 November 2026 from what the authors know of the pages named here; nobody has looked them up from
 * a machine. A price that changed is changed in this table and nowhere else.
 */
export const list = { region: 'us-east-1', date: '2026-11-22' } as const;

/** Where the price is printed: `https://aws.amazon.com/<page>/pricing/`. */
export type Price = {
  service: string;
  /** What is counted. */
  unit: string;
  page: string;
  /** USD for one of it, and up to how many a month; the last has no end. */
  tiers: readonly { usd: number; upTo?: number }[];
};

const million = 1e6;
const terabyte = 1024;
const flat = (usd: number) => [{ usd }];

export const prices = {
  apiRequest: {
    service: 'API Gateway',
    unit: 'request',
    page: 'api-gateway',
    tiers: [
      { usd: 3.5e-6, upTo: 333 * million },
      { usd: 2.8e-6, upTo: 1000 * million },
      { usd: 2.38e-6, upTo: 20_000 * million },
      { usd: 1.51e-6 },
    ],
  },
  webAclRequest: { service: 'WAF', unit: 'request', page: 'waf', tiers: flat(0.6e-6) },
  webAcl: { service: 'WAF', unit: 'web ACL a month', page: 'waf', tiers: flat(5) },
  webAclRule: { service: 'WAF', unit: 'rule a month', page: 'waf', tiers: flat(1) },
  invocation: { service: 'Lambda', unit: 'invocation', page: 'lambda', tiers: flat(0.2e-6) },
  gigabyteSecond: {
    service: 'Lambda',
    unit: 'GB-second, arm64',
    page: 'lambda',
    tiers: [
      { usd: 13.3334e-6, upTo: 7_500 * million },
      { usd: 12.0001e-6, upTo: 18_750 * million },
      { usd: 10.6667e-6 },
    ],
  },
  writeUnit: { service: 'DynamoDB', unit: 'write unit', page: 'dynamodb/on-demand', tiers: flat(0.625e-6) },
  readUnit: { service: 'DynamoDB', unit: 'read unit', page: 'dynamodb/on-demand', tiers: flat(0.125e-6) },
  tableGigabyte: { service: 'DynamoDB', unit: 'GB and month', page: 'dynamodb/on-demand', tiers: flat(0.25) },
  backupGigabyte: { service: 'DynamoDB', unit: 'GB and month, recovery', page: 'dynamodb/on-demand', tiers: flat(0.2) },
  event: { service: 'EventBridge', unit: '64 KB of an event', page: 'eventbridge', tiers: flat(1e-6) },
  archivedGigabyte: { service: 'EventBridge', unit: 'GB archived', page: 'eventbridge', tiers: flat(0.1) },
  wakeUp: { service: 'EventBridge', unit: 'scheduled call', page: 'eventbridge', tiers: flat(1e-6) },
  queueRequest: { service: 'SQS', unit: 'request', page: 'sqs', tiers: flat(0.4e-6) },
  mail: { service: 'SES', unit: 'mail', page: 'ses', tiers: flat(100e-6) },
  textUnit: {
    service: 'Comprehend',
    unit: '100 characters of one question',
    page: 'comprehend',
    tiers: [{ usd: 100e-6, upTo: 10 * million }, { usd: 50e-6, upTo: 50 * million }, { usd: 25e-6 }],
  },
  filePut: { service: 'S3 and its scan', unit: 'PUT or COPY', page: 's3', tiers: flat(5e-6) },
  fileGigabyte: { service: 'S3 and its scan', unit: 'GB and month', page: 's3', tiers: flat(0.023) },
  fileScan: { service: 'S3 and its scan', unit: 'file scanned', page: 'guardduty', tiers: flat(0.215e-3) },
  scannedGigabyte: { service: 'S3 and its scan', unit: 'GB scanned', page: 'guardduty', tiers: flat(0.09) },
  edgeRequest: { service: 'CloudFront', unit: 'HTTPS request', page: 'cloudfront', tiers: flat(1e-6) },
  edgeGigabyte: {
    service: 'CloudFront',
    unit: 'GB to the internet',
    page: 'cloudfront',
    tiers: [
      { usd: 0.085, upTo: 10 * terabyte },
      { usd: 0.08, upTo: 50 * terabyte },
      { usd: 0.06, upTo: 150 * terabyte },
      { usd: 0.04 },
    ],
  },
  staffMember: { service: 'Cognito', unit: 'active user a month, Plus', page: 'cognito', tiers: flat(0.02) },
  logGigabyte: {
    service: 'CloudWatch',
    unit: 'GB of logs',
    page: 'cloudwatch',
    tiers: [
      { usd: 0.5, upTo: 10 * terabyte },
      { usd: 0.25, upTo: 30 * terabyte },
      { usd: 0.1, upTo: 50 * terabyte },
      { usd: 0.05 },
    ],
  },
  metric: {
    service: 'CloudWatch',
    unit: 'metric a month',
    page: 'cloudwatch',
    tiers: [{ usd: 0.3, upTo: 10_000 }, { usd: 0.1 }],
  },
  alarmedMetric: { service: 'CloudWatch', unit: 'metric of an alarm', page: 'cloudwatch', tiers: flat(0.1) },
  dashboard: { service: 'CloudWatch', unit: 'dashboard a month', page: 'cloudwatch', tiers: flat(3) },
  trace: { service: 'X-Ray', unit: 'trace', page: 'xray', tiers: flat(5e-6) },
  key: { service: 'KMS', unit: 'key a month', page: 'kms', tiers: flat(1) },
  keyRequest: { service: 'KMS', unit: 'request', page: 'kms', tiers: flat(3e-6) },
  secret: { service: 'Secrets Manager', unit: 'secret a month', page: 'secrets-manager', tiers: flat(0.4) },
} as const satisfies Record<string, Price>;
export type PriceName = keyof typeof prices;

/** USD for so many in a month, through the tiers. */
export function usdFor(name: PriceName, quantity: number): number {
  const { tiers }: Price = prices[name];
  let [usd, below] = [0, 0];
  for (const tier of tiers) {
    const upTo = tier.upTo ?? Number.POSITIVE_INFINITY;
    usd += Math.max(0, Math.min(quantity, upTo) - below) * tier.usd;
    below = upTo;
  }
  return usd;
}
