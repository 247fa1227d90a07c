/**
 * What 1,000 complaints cost on AWS: measured units and counted steps of one complaint's life, times list prices.
 * Prices: AWS's public list for us-east-1 as known in November 2026, without free tiers and discounts; check them
 * before you rely on the sum.
 */
import { reactions } from '../../functions/contract/events.ts';
import { closingAfter } from './closing.ts';
import { openWorkingDesk } from './desk-at-work.ts';
import type { Part, Table } from './report.ts';
import { meterOf } from './units/meter.ts';
import { lifeOf } from './units/operations.ts';

/** USD for one. */
const price = {
  apiRequest: 3.5e-6,
  webAclRequest: 0.6e-6,
  lambdaRequest: 0.2e-6,
  lambdaGigabyteSecond: 13.3334e-6,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  busEvent: 1e-6,
  queueRequest: 0.4e-6,
  mail: 100e-6,
  comprehendUnit: 100e-6,
  logGigabyte: 0.5,
} as const;

/** What is assumed, not measured: durations on arm64 when warm, log lines, and how often a customer looks. */
const assumed = {
  endpointSeconds: 0.05,
  endpointGigabytes: 1,
  reactionSeconds: 0.15,
  reactionGigabytes: 0.5,
  logBytes: 600,
  looks: 4,
} as const;

/** Comprehend charges each 100 characters, at least three hundred, for each question: language, sentiment, phrases, PII. */
const comprehendUnits = (characters: number): number => Math.max(3, Math.ceil(characters / 100)) * 4;

/** USD a month whatever comes in: web ACL and its rules, two keys, secret, dashboard, 57 alarms. */
const standing = 5 + 5 + 2 + 0.4 + 3 + 5.7;

export const costs: Part = {
  name: 'costs',
  what: 'what 1,000 complaints cost on AWS, from measured units and list prices',
  async run({ progress }) {
    const desk = await openWorkingDesk();
    return closingAfter(
      () => desk.close(),
      async () => {
        progress('one English complaint from its arrival to its resolution');
        const meter = meterOf(desk.client);
        const sum = { write: 0, read: 0, requests: 0 };
        for (const operation of lifeOf(desk, 0, 'en')) {
          await operation.prepare?.();
          const { tally } = await meter(() => operation.run());
          const times = operation.name === 'track' ? assumed.looks : 1;
          sum.write += (tally.tableWriteUnits + tally.indexWriteUnits) * times;
          sum.read += tally.readUnits * times;
          // Acknowledging and assessing are nobody's requests.
          if (!/^(acknowledge|assess)/.test(operation.name)) sum.requests += times;
        }
        return { tables: [table(sum)], verdicts: [], unmeasured: [] };
      },
    );
  },
};

function table(sum: { write: number; read: number; requests: number }): Table {
  // Received, acknowledged, assessed, assigned, message, reply, resolved; a mail for each but the second and third,
  // and SES's report of each mail.
  const events = 7;
  const mails = 5;
  const deliveries = Object.keys(reactions).length + mails;
  const invocations = sum.requests + events + deliveries;
  const gigabyteSeconds =
    sum.requests * assumed.endpointSeconds * assumed.endpointGigabytes +
    (events + deliveries) * assumed.reactionSeconds * assumed.reactionGigabytes;
  const lines: [string, number, number][] = [
    ['API Gateway and web ACL, requests', sum.requests, price.apiRequest + price.webAclRequest],
    ['Lambda, requests', invocations, price.lambdaRequest],
    ['Lambda, GB-seconds', gigabyteSeconds, price.lambdaGigabyteSecond],
    ['DynamoDB, write units', sum.write, price.writeUnit],
    ['DynamoDB, read units', sum.read, price.readUnit],
    ['EventBridge, events', events + mails, price.busEvent],
    ['SQS, requests', deliveries * 3, price.queueRequest],
    ['SES, mails', mails, price.mail],
    ['Comprehend, units', comprehendUnits(500), price.comprehendUnit],
    ['CloudWatch, log GB', (invocations * assumed.logBytes) / 1e9, price.logGigabyte],
  ];
  const rows = lines.map(([what, each, usd]) => ({ what, each, thousand: each * usd * 1000 }));
  const total = rows.reduce((all, { thousand }) => all + thousand, 0);
  return {
    title: 'Cost of 1,000 complaints of 500 characters, each followed to its resolution (USD, list prices, us-east-1)',
    columns: [
      { key: 'what', title: 'what' },
      { key: 'each', title: 'for one complaint', digits: 3 },
      { key: 'thousand', title: 'USD for 1,000', digits: 3 },
    ],
    rows: [...rows, { what: 'together', each: undefined, thousand: total }],
    notes: [
      `Standing costs besides: about ${standing.toFixed(0)} USD a month (web ACL, keys, secret, dashboard, alarms); staff sign-in by Cognito's price for a monthly active user.`,
      `Assumed: ${assumed.endpointSeconds} s at ${assumed.endpointGigabytes} GB for an endpoint, ${assumed.reactionSeconds} s at ${assumed.reactionGigabytes} GB for a reaction, ${assumed.looks} looks at the tracking page, ${mails} mails.`,
      'Nothing grows with the number of open cases; storage does with all cases ever (0.25 USD a GB and month).',
    ],
  };
}
