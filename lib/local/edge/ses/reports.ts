import type { DefaultBusEvent } from '../interface.ts';
import { domainOf, parseAddress } from './address.ts';
import type { Submission } from './message.ts';
import type { Sending } from './send-email.ts';

type Sent = Submission & {
  recipients: readonly string[];
  messageId: string;
  sentAt: Date;
  sentHeaders: Record<string, string>;
};

type Outcome = {
  eventType: 'Send' | 'Bounce' | 'Complaint';
  detailType: string;
  body: (address: string, sent: Sent) => object;
};

/** SES took the mail: said of every one, once. */
const accepted: Outcome = { eventType: 'Send', detailType: 'Email Sent', body: () => ({ send: {} }) };

/** What SES's mailbox simulator (`<name>@simulator.amazonses.com`) answers. `success` and `ooto` are delivered. */
const outcomes: Record<string, Outcome> = {
  bounce: {
    eventType: 'Bounce',
    detailType: 'Email Bounced',
    body: (emailAddress, sent) => ({
      bounce: {
        ...bounceOf(sent, 'General', {
          emailAddress,
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        }),
        reportingMTA: 'dns; simulator.amazonses.com',
      },
    }),
  },
  suppressionlist: {
    eventType: 'Bounce',
    detailType: 'Email Bounced',
    body: (emailAddress, sent) => ({
      bounce: bounceOf(sent, 'Suppressed', {
        emailAddress,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode:
          'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
      }),
    }),
  },
  complaint: {
    eventType: 'Complaint',
    detailType: 'Email Complaint Received',
    body: (emailAddress, sent) => ({
      complaint: {
        feedbackId: feedbackId(sent),
        complaintSubType: null,
        complainedRecipients: [{ emailAddress }],
        timestamp: sent.sentAt.toISOString(),
        userAgent: 'Amazon SES Mailbox Simulator',
        complaintFeedbackType: 'abuse',
        arrivalDate: sent.sentAt.toISOString(),
      },
    }),
  },
};

/** The events that SES puts on the default bus for this mail, when its configuration set sends them there. */
export function reportsOf(options: Sending, sent: Sent): DefaultBusEvent[] {
  const set = options.configurationSets.find(({ name }) => name === sent.configurationSet);
  const wanted = new Set(set?.eventTypes.map((type) => type.toLowerCase()));
  const reportOf = (outcome: Outcome | undefined, address: string): DefaultBusEvent[] =>
    outcome !== undefined && wanted.has(outcome.eventType.toLowerCase())
      ? [eventOf(options, sent, outcome, address)]
      : [];
  return [...reportOf(accepted, ''), ...sent.recipients.flatMap((address) => reportOf(simulated(address), address))];
}

/** `bounce+label@simulator.amazonses.com` does what `bounce@` does. */
function simulated(address: string): Outcome | undefined {
  if (domainOf(address) !== 'simulator.amazonses.com') return undefined;
  const name = address.toLowerCase().split(/[+@]/)[0] ?? '';
  return Object.hasOwn(outcomes, name) ? outcomes[name] : undefined;
}

function eventOf(options: Sending, sent: Sent, outcome: Outcome, address: string): DefaultBusEvent {
  const setArn = `arn:aws:ses:${options.region}:${options.accountId}:configuration-set/${sent.configurationSet}`;
  return {
    source: 'aws.ses',
    detailType: outcome.detailType,
    time: sent.sentAt.toISOString(),
    resources: [setArn],
    detail: { eventType: outcome.eventType, ...outcome.body(address, sent), mail: mailOf(options, sent) },
  };
}

function mailOf(options: Sending, sent: Sent): object {
  const source = parseAddress(sent.from);
  const identity = options.identities.find((one) => one === source) ?? domainOf(source);
  return {
    timestamp: sent.sentAt.toISOString(),
    source: sent.from,
    sourceArn: `arn:aws:ses:${options.region}:${options.accountId}:identity/${identity}`,
    sendingAccountId: options.accountId,
    messageId: sent.messageId,
    destination: sent.recipients,
    headersTruncated: false,
    headers: Object.entries(sent.sentHeaders).map(([name, value]) => ({ name, value })),
    commonHeaders: { from: [sent.from], to: sent.to, messageId: sent.messageId, subject: sent.subject },
    tags: {
      'ses:operation': ['SendEmail'],
      'ses:configuration-set': [sent.configurationSet],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [domainOf(source)],
      'ses:caller-identity': ['local'],
      ...Object.fromEntries(sent.tags.map(([name, value]) => [name, [value]])),
    },
  };
}

function bounceOf(sent: Sent, bounceSubType: string, recipient: object): object {
  return {
    feedbackId: feedbackId(sent),
    bounceType: 'Permanent',
    bounceSubType,
    bouncedRecipients: [recipient],
    timestamp: sent.sentAt.toISOString(),
  };
}

function feedbackId(sent: Sent): string {
  return `${sent.messageId.slice(0, 16)}-${crypto.randomUUID()}-000000`;
}
