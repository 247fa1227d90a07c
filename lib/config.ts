// Longer than 250 lines on purpose: every setting of a deployment with its check and its default, so that one reading shows them all.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { categories, channels, languages } from '../functions/domain/complaint/vocabulary.ts';
import { isCurrency } from '../functions/domain/money/currencies.ts';
import { mostMinor } from '../functions/domain/money/money.ts';
import type { Settings } from '../functions/domain/services.ts';
import { calendarIds } from '../functions/domain/sla/calendar/calendars.ts';

/** The days that CloudWatch Logs accepts; its "never expire" is left out, since logs name visitors' addresses. */
const logDays = Object.values(RetentionDays)
  .filter((days) => typeof days === 'number' && days !== RetentionDays.INFINITE)
  .join(', ');

const isTimeZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const address = (example: string) => z.email({ error: `must be an email address such as "${example}"` });
const sentence = (what: string, most: number) =>
  z
    .string({ error: `must be ${what} of 1 to ${most} characters` })
    .trim()
    .min(1, `must be ${what} of 1 to ${most} characters`)
    .max(most, `must be ${what} of 1 to ${most} characters`)
    // eslint-disable-next-line no-control-regex -- a line break in a name would end a mail header
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must not contain line breaks or control characters');
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.map((value) => `"${value}"`).join(', ')}` });
const days = (least: number, most: number) => {
  const error = `must be a whole number of days from ${least} to ${most}`;
  return z.int({ error }).min(least, error).max(most, error);
};

const count = (what: string, least: number, most: number) => {
  const error = `must be a whole number ${what}from ${least} to ${most}`;
  return z.int({ error }).min(least, error).max(most, error);
};

const months = count('of months ', 1, 1200);

/** An amount in minor units: fen, cents, yen. */
const minor = z
  .int({ error: 'must be a whole number of minor units' })
  .min(0, 'must not be negative')
  .max(mostMinor, `must be at most ${mostMinor}`);

/** Somebody who is told of late answers, and the hours in which mails that are not urgent reach them. */
const reachable = z.strictObject(
  {
    name: sentence('a name', 80),
    email: address('lead@example.com'),
    calendar: z
      .enum(calendarIds, { error: `must be one of ${calendarIds.map((id) => `"${id}"`).join(', ')}` })
      .default('24x7'),
  },
  { error: 'must be an object such as {"name": "Li Wei", "email": "lead@example.com", "calendar": "cn-office"}' },
);

/** What a function's environment has room for: 4 KB for all of its variables together. */
const mostWebhooks = 10;

const webhook = z.strictObject(
  {
    source: z
      .string({ error: 'must be a name such as "shop"' })
      .regex(
        /^[a-z](-?[a-z0-9]){1,23}$/,
        'must be 2 to 24 lower-case letters, digits and inner hyphens, a letter first, such as "call-centre"',
      ),
    channel: oneOf(channels),
  },
  { error: 'must be an object such as {"source": "shop", "channel": "web"}' },
);

/** By CodeDeploy's own names. */
const paces = [
  'LINEAR_10PERCENT_EVERY_1MINUTE',
  'LINEAR_10PERCENT_EVERY_2MINUTES',
  'LINEAR_10PERCENT_EVERY_3MINUTES',
  'LINEAR_10PERCENT_EVERY_10MINUTES',
  'CANARY_10PERCENT_5MINUTES',
  'CANARY_10PERCENT_10MINUTES',
  'CANARY_10PERCENT_15MINUTES',
  'CANARY_10PERCENT_30MINUTES',
  'ALL_AT_ONCE',
] as const;
export type Pace = (typeof paces)[number];

/** Everything that an enterprise decides about its deployment. */
const schema = z.strictObject(
  {
    /** Shown on pages and in mails; `colour` is the one that headings and buttons take. */
    brand: z.strictObject(
      {
        name: sentence('a name', 80),
        colour: z
          .string({ error: 'must be a colour such as "#0f5c6e"' })
          .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as "#0f5c6e"'),
      },
      { error: 'must be an object such as {"name": "Example Goods", "colour": "#0f5c6e"}' },
    ),
    /** The mailbox that mails come from, and that answers go to. */
    sender: address('care@example.com'),
    /**
     * How SES comes to trust the sender: `domain` and `address` create that identity (the DNS records, or the mail to
     * confirm, follow); `existing` uses one for the sender's domain that the account has already.
     */
    mailIdentity: oneOf(['domain', 'address', 'existing']).default('domain'),
    /** Who is told of a late answer: lead, manager, director. The last one answers for those who are missing. */
    escalation: z
      .array(reachable, { error: 'must be a list of {"name", "email"}, the first to be told first' })
      .min(1, 'must name at least one person: somebody has to hear of a late answer'),
    /** The rota: the first whose calendar is open is on call. */
    onCall: z.array(reachable, { error: 'must be a list of {"name", "email", "calendar"}' }).default([]),
    /** More late answers than that for one person within so many minutes come as one mail. */
    digest: z
      .strictObject(
        { moreThan: count('', 1, 100).default(5), withinMinutes: count('of minutes ', 1, 240).default(10) },
        { error: 'must be an object such as {"moreThan": 5, "withinMinutes": 10}' },
      )
      .prefault({}),
    /**
     * Who may decide on which amounts, in minor units of each currency: up to how much each role, and from what on two
     * people must. Nothing is converted: remedies are possible in these currencies and no others.
     */
    approvals: z
      .strictObject(
        {
          withinOwnLimit: oneOf(['suffices', 'needs-approval']).default('suffices'),
          limits: z
            .record(
              z.string().refine(isCurrency, 'must be a currency of ISO 4217 such as "CNY"'),
              z
                .strictObject(
                  {
                    agent: minor.default(0),
                    lead: minor,
                    manager: minor,
                    twoPeopleAbove: minor,
                  },
                  { error: 'must be an object such as {"lead": 50000, "manager": 500000, "twoPeopleAbove": 200000}' },
                )
                .refine(
                  ({ agent, lead, manager }) => agent <= lead && lead <= manager,
                  'must rise from agent to lead to manager',
                ),
              { error: 'must be an object with a currency such as "CNY" and its limits' },
            )
            .default({ CNY: { agent: 0, lead: 50_000, manager: 500_000, twoPeopleAbove: 200_000 } }),
        },
        { error: 'must be an object such as {"limits": {"CNY": {"lead": 50000, "manager": 500000, …}}}' },
      )
      .prefault({}),
    /** For how many days after a decision its customer can say that they do not agree, and have it looked at again. */
    disagreeWithinDays: days(1, 3650).default(30),
    /**
     * Other systems of the enterprise that file complaints: `source` stands in the address that they send to, and
     * `channel` is how the customer reached them, where they do not say so themselves. Each gets a secret of its own.
     */
    webhooks: z
      .array(webhook, { error: 'must be a list of objects such as {"source": "shop", "channel": "web"}' })
      .max(mostWebhooks, `must name at most ${mostWebhooks} sources`)
      .default([])
      .refine(
        (sources) => new Set(sources.map(({ source }) => source)).size === sources.length,
        'must not name a source twice',
      ),
    /** Used when neither the customer nor the text tells. */
    defaultLanguage: oneOf(languages).default('zh-CN'),
    /** The zone that times in mails are written in. */
    timeZone: z
      .string({ error: 'must be an IANA time zone such as "Asia/Shanghai"' })
      .refine(isTimeZone, 'must be an IANA time zone such as "Asia/Shanghai" or "Europe/Berlin"'),
    retention: z
      .strictObject(
        {
          /** Logs of functions, of the API and of the web ACL. */
          logDays: z
            .enum(RetentionDays)
            .exclude(['INFINITE'], { error: `must be one of the numbers that CloudWatch Logs accepts: ${logDays}` })
            .default(RetentionDays.THREE_MONTHS),
          /** Events that the bus keeps for replay. They hold references and labels, no words of customers. */
          archiveDays: days(1, 3650).default(90),
          /** For how many months a case is kept once it is over; then the person is taken out of it. */
          cases: z
            .strictObject(
              {
                months: months.default(60),
                /** For categories that the law, or a dispute to come, has kept for longer or shorter. */
                byCategory: z
                  .partialRecord(z.enum(categories), months, { error: 'must be an object such as {"safety": 120}' })
                  .default({ safety: 120 }),
              },
              { error: 'must be an object such as {"months": 60, "byCategory": {"safety": 120}}' },
            )
            .prefault({}),
          /** For how long an erasure that was asked for can be called off before it begins; 0 begins at once. */
          erasureGraceHours: count('of hours ', 0, 168).default(24),
        },
        {
          error:
            'must be an object such as {"logDays": 90, "archiveDays": 90, "cases": {"months": 60}, "erasureGraceHours": 24}',
        },
      )
      .prefault({}),
    /** Alarms go here. AWS asks this mailbox once to confirm. */
    alarmEmail: address('operations@example.com'),
    /** The staff sign-in is `https://<prefix>.auth.<region>.amazoncognito.com`: unique in its region. */
    signInDomainPrefix: z
      .string({ error: 'must be 3 to 63 lower-case letters, digits and inner hyphens' })
      .regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'must be 3 to 63 lower-case letters, digits and inner hyphens')
      .refine((prefix) => !/aws|amazon|cognito/.test(prefix), 'must not contain "aws", "amazon" or "cognito"'),
    /** The pages' own address, when the enterprise has one for them; otherwise CloudFront's. */
    siteUrl: z
      .url({ protocol: /^https$/, error: 'must be an address such as "https://care.example.com"' })
      .regex(/^https:\/\/[^/?#]+$/, 'must be an address without a path or slash at its end')
      .optional(),
    /** The certificate (ACM, us-east-1) that lets CloudFront answer under `siteUrl`. */
    siteCertificateArn: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/,
        'must be the ARN of an ACM certificate in us-east-1, the only region that CloudFront reads',
      )
      .optional(),
    /**
     * Origins of other sites of the enterprise that embed the complaint form: their pages may send and follow complaints.
     * `http://localhost:<port>` is for trying it.
     */
    embedOrigins: z
      .array(
        z
          .string({ error: 'must be an origin such as "https://www.example.com"' })
          .regex(
            /^(https:\/\/[a-z0-9.-]+|http:\/\/localhost)(:\d{1,5})?$/,
            'must be an https origin such as "https://www.example.com", without a path',
          ),
        { error: 'must be a list of origins such as "https://www.example.com"' },
      )
      .default([]),
    /**
     * Have GuardDuty look for malware in files before anybody is given them. Switch it off in regions that have no
     * GuardDuty Malware Protection for S3: then files say of themselves that nobody has looked.
     */
    malwareScan: z.boolean({ error: 'must be true or false' }).default(true),
    /**
     * How many submissions run at once at most, and are always granted: a flood of them cannot starve the staff.
     * Leave it out in an account whose Lambda quota is below 150.
     */
    publicConcurrency: z
      .int({ error: 'must be a whole number from 1 to 1000' })
      .min(1, 'must be a whole number from 1 to 1000')
      .max(1000, 'must be a whole number from 1 to 1000')
      .optional(),
    /**
     * How fast calls go over to the functions of a new release; on the way, alarms take it back. `ALL_AT_ONCE` is for
     * trying a deployment out, and for mending what an alarm sounds for already: nothing takes that back.
     */
    rollout: oneOf(paces).default('LINEAR_10PERCENT_EVERY_1MINUTE'),
  },
  { error: 'must be an object' },
);

export type Config = z.infer<typeof schema>;

/** A setting is missing or wrong. The message is written for whoever edits the file; no stack is of use to them. */
export class ConfigError extends Error {
  constructor(file: string, problems: readonly string[]) {
    super(`${file} needs a change before Redress can be built:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * @param input what the file holds, parsed
 * @param file its name, for the sentences
 * @throws ConfigError with one line per setting: its name and the remedy
 */
export function checkConfig(input: unknown, file = 'redress.config.json'): Config {
  const checked = schema.safeParse(input);
  if (!checked.success)
    throw new ConfigError(
      file,
      checked.error.issues.flatMap((issue) => explain(issue, input)),
    );
  if (checked.data.siteCertificateArn && !checked.data.siteUrl) {
    throw new ConfigError(file, ['"siteUrl" must be set, because "siteCertificateArn" is the certificate for it.']);
  }
  return checked.data;
}

/** @throws ConfigError when the file is missing, is not JSON, or holds a wrong setting */
export function readConfig(file: string): Config {
  let text: string;
  try {
    text = readFileSync(resolve(file), 'utf8');
  } catch {
    throw new ConfigError(file, ['The file cannot be read. Copy redress.config.json from the repository and edit it.']);
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(file, [`It is not JSON: ${error instanceof Error ? error.message : String(error)}.`]);
  }
  return checkConfig(input, file);
}

/** What the functions read of it: the domain's settings, except the address, which the stack knows. */
export function functionSettings(config: Config): Omit<Settings, 'siteUrl'> {
  const { brand, sender, escalation, onCall, digest, approvals, disagreeWithinDays, defaultLanguage, timeZone } =
    config;
  const { cases, erasureGraceHours } = config.retention;
  const retention = { cases, erasureGraceHours };
  return {
    brand,
    sender,
    escalation,
    onCall,
    digest,
    approvals,
    disagreeWithinDays,
    defaultLanguage,
    timeZone,
    retention,
  };
}

function explain(issue: z.core.$ZodIssue, input: unknown): string[] {
  const name = settingName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `"${settingName([...issue.path, key])}" is not a setting. Remove it or correct its name.`,
    );
  }
  return [
    valueAt(input, issue.path) === undefined
      ? `"${name}" is missing: it ${issue.message}.`
      : `"${name}" ${issue.message}.`,
  ];
}

/** `escalation[0].email` from `['escalation', 0, 'email']`. */
function settingName(path: readonly PropertyKey[]): string {
  const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return name.replace(/^\./, '') || 'the file';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value instanceof Object ? Reflect.get(value, key) : undefined), input);
}
