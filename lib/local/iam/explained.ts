/** Why something is granted that no journey uses. One reason for each group of permissions that it is true of. */
export type Explanation = {
  /** Matches permissions as report.ts writes them: `Redress-submit: dynamodb:PutItem on dynamodb:table/T where …`. */
  grants: RegExp;
  reason: string;
  /** Holds only while another permission, made of this one's name, is used. */
  besides?: (grant: string) => string;
};

const table = String.raw`on dynamodb:table/[\w-]+`;
const anyOf = (...names: string[]): string => `^Redress-(?:${names.join('|')}):`;

/**
 * The allow-list of `npm test`: what is granted, used by no journey and not explained here, fails it
 * (test/permissions-used.mjs). The first row that fits counts.
 */
export const explanations: readonly Explanation[] = [
  // What AWS does by itself and this machine has no part of
  {
    grants:
      /^Redress-Custom::CDKBucketDeployment|^lambda\.amazonaws\.com: sts:AssumeRole on iam:role\/Redress-Custom::/u,
    reason: 'CloudFormation runs it when the pages are deployed; nothing is deployed here.',
  },
  {
    grants: /^Redress-Records-files-scan-role:|^malware-protection-plan\.guardduty/u,
    reason: "GuardDuty's own role, as its documentation asks for it; a stand-in scans here.",
  },
  {
    grants: /^logging\.s3\.amazonaws\.com:|^cloudfront\.amazonaws\.com:|^cloudwatch\.amazonaws\.com:/u,
    reason:
      'S3 writes access logs, CloudFront reads the pages, alarms ring: these services are not imitated call by call.',
  },
  {
    grants: /^apigateway\.amazonaws\.com: sts:AssumeRole on iam:role\/Redress-api-api-CloudWatchRole$/u,
    reason: "API Gateway writes its own logs with it, once for the account; this machine's gateway writes none.",
  },
  {
    grants:
      /: kms:(?:DescribeKey|Encrypt|GenerateDataKey|ReEncryptFrom|ReEncryptTo) on kms:key\/\w+ where kms:ViaService is dynamodb\./u,
    reason:
      "DynamoDB's documentation asks for them of whoever uses a table under a customer's key; of a call only the Decrypt can be told, and is checked.",
  },
  {
    grants: /: dynamodb:ListStreams on /u,
    reason:
      'Lambda names it among what a stream mapping needs. IAM knows no resource for it, so that it cannot be checked on this one.',
  },
  // What CDK grants together with what is needed
  {
    grants: /: sqs:Get(?:QueueUrl|QueueAttributes) on /u,
    reason:
      'CDK hands them over with SendMessage; they show the settings of that one queue and nothing of its messages.',
  },
  // Ways out that open when something breaks, which no journey does on purpose
  {
    grants: /: sqs:SendMessage on sqs:[\w-]+-dead-letters(?: where|$)/u,
    reason: 'The way to the dead letters, for when AWS cannot deliver or a function fails to the end.',
  },
  // Reads and writes of paths that other tests go, in the process and without IAM
  {
    grants: /: dynamodb:(?:BatchGetItem|GetItem) on dynamodb:table\//u,
    reason:
      'Reads that are asked for in the same turn travel as one batch, lone ones alone (adapters/dynamodb/items.ts): which of the two it is hangs on the moment.',
    besides: (grant) =>
      grant.includes('BatchGetItem')
        ? grant.replace('BatchGetItem', 'GetItem')
        : grant.replace('GetItem', 'BatchGetItem'),
  },
  {
    grants: new RegExp(`${anyOf('track', 'notify', 'routing')} dynamodb:(?:Batch)?GetItem ${table}$`, 'u'),
    reason: 'What was read before is read again when somebody else wrote first (domain/complaint/change.ts).',
  },
  {
    grants: new RegExp(`${anyOf('staff-measures', 'policies')} dynamodb:(?:Batch)?GetItem ${table}$`, 'u'),
    reason: "The proof of one case's record, and one version of a policy: test/api/measures, test/api/policies.",
  },
  {
    grants: new RegExp(`${anyOf('staff-read', 'staff-act', 'bulk-work')} dynamodb:Query ${table}/index/assignee$`, 'u'),
    reason:
      'How many open cases somebody has: asked when a list is filtered by person, or a full desk is given one more.',
  },
  {
    grants: new RegExp(`${anyOf('tasks', 'policies')} dynamodb:Query ${table}/index/queue$`, 'u'),
    reason:
      "A department's list of tasks, and the replay of a policy over open cases: test/api/tasks, test/api/policies.",
  },
  {
    grants: new RegExp(
      `${anyOf('staff-act', 'assess', 'bulk-work')} dynamodb:PutItem ${table} where dynamodb:LeadingKeys is PEOPLE$`,
      'u',
    ),
    reason: 'Whoever is given a case has had their turn; only where routing chooses somebody: test/api/routing.',
  },
  {
    grants: new RegExp(
      `${anyOf('staff-act', 'policies')} dynamodb:PutItem ${table} where dynamodb:LeadingKeys is (?:TEMPLATES|CAUSE-CODES)$`,
      'u',
    ),
    reason: "An enterprise's own templates of replies and tree of causes: test/api/speaking, test/api/causes.",
  },
  {
    grants: new RegExp(`${anyOf('relate')} dynamodb:PutItem ${table} where dynamodb:LeadingKeys is LINKS#\\*$`, 'u'),
    reason: 'The lists that a case is on, kept for a customer who is known: test/api/joining.',
  },
  {
    grants: new RegExp(
      `${anyOf('forget')} dynamodb:(?:PutItem|DeleteItem) ${table} where dynamodb:LeadingKeys is (?:LINKS#\\*|BULK#\\*|SIMILAR#\\*|LOST-LINKS)$`,
      'u',
    ),
    reason:
      'Links, jobs, terms and lost links of somebody who is erased, where there are any: test/domain/erasure has them all.',
  },
  {
    grants: new RegExp(
      `${anyOf('relate')} dynamodb:DeleteItem ${table} where dynamodb:LeadingKeys is (?:LINKS#\\*|RELATED#\\*)$`,
      'u',
    ),
    reason: 'Takes back what it wrote when the case was erased in that very second: test/domain/erasure.',
  },
  {
    grants: new RegExp(`${anyOf('files')} s3:DeleteObject on `, 'u'),
    reason: 'Removes a file that comes for a case that has been erased: test/domain/erasure.',
  },
  {
    grants: new RegExp(
      `${anyOf('reconcile')} dynamodb:UpdateItem ${table} where dynamodb:LeadingKeys is CASE#\\*$`,
      'u',
    ),
    reason: 'Files the cases that an older release ended, of which a new deployment has none: test/domain/erasure.',
  },
  {
    grants: new RegExp(`${anyOf('bulk-work')} dynamodb:PutItem ${table} where dynamodb:LeadingKeys is BULKS$`, 'u'),
    reason: 'A job that must be woken again after a run that ended early.',
  },
  {
    grants: new RegExp(anyOf('escalate', 'digest-check'), 'u'),
    reason:
      'Both tell people of steps, one at once and one when its time has come, with the same code: which of them sends, keeps or clears hangs on the hour. The other does it.',
    besides: (grant) =>
      grant.startsWith('Redress-escalate')
        ? grant.replace('escalate', 'digest-check')
        : grant.replace('digest-check', 'escalate'),
  },
  {
    grants: new RegExp(
      `${anyOf('escalate', 'digest-check')} dynamodb:(?:PutItem|UpdateItem|DeleteItem) ${table} where dynamodb:LeadingKeys is (?:CASE#\\*|DIGEST#\\*|NOTICES#\\*|INBOXES)$`,
      'u',
    ),
    reason: 'Digests: written, proved and cleared when several steps wait for one person: test/domain/correspondence.',
  },
  {
    grants: new RegExp(`${anyOf('escalate', 'digest-check')} cognito-idp:AdminGetUser on `, 'u'),
    reason: 'Looks up whoever a late case was given to, to tell them of it: test/domain/correspondence.',
  },
  {
    grants: new RegExp(
      `${anyOf('feedback')} dynamodb:(?:Query|PutItem|UpdateItem) ${table}(?: where dynamodb:LeadingKeys is DIGEST#\\*)?$`,
      'u',
    ),
    reason: 'What becomes of a digest, and a mail that came back: test/domain/correspondence, test/local/edge/mail.',
  },
  {
    grants: new RegExp(`${anyOf('staff-read', 'bulk')} cognito-idp:AdminGetUser on `, 'u'),
    reason: 'Looks a person up whom a filled template or a job names; most name nobody: test/api/speaking.',
  },
];
