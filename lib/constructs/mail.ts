import { ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { environment } from '../../functions/contract/environment.ts';
import { mailFeedback } from '../../functions/contract/events.ts';
import type { Config } from '../config.ts';
import { Reaction } from './reaction.ts';
import type { ServiceFunction } from './service-function.ts';

/** What SES must be told to report, so that events of that type come. */
const reported: Record<(typeof mailFeedback.detailTypes)[number], EmailSendingEvent> = {
  'Email Sent': EmailSendingEvent.SEND,
  'Email Bounced': EmailSendingEvent.BOUNCE,
  'Email Complaint Received': EmailSendingEvent.COMPLAINT,
  'Email Rejected': EmailSendingEvent.REJECT,
};

/** Sending through SES: an identity, and a configuration set that reports back what became of each mail. */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  private readonly identityArn: string;
  private readonly account = EventBus.fromEventBusName(this, 'account', 'default');

  constructor(scope: Construct, id: string, props: Pick<Config, 'sender' | 'mailIdentity'>) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'configuration-set', {
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSet.addEventDestination('feedback', {
      // SES publishes to the account's default bus only.
      destination: EventDestination.eventBus(this.account),
      events: mailFeedback.detailTypes.map((type) => reported[type]),
    });
    this.identityArn = this.identity(props);
  }

  /** Hands over the configuration set's name with the permission to send as the sender, through that set. */
  grantSend(grantee: ServiceFunction): void {
    grantee.addEnvironment(environment.configurationSet, this.configurationSet.configurationSetName);
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [this.identityArn, this.arn('configuration-set', this.configurationSet.configurationSetName)],
      }),
    );
  }

  /**
   * Brings what became of our mails, and of nobody else's in the account, to `handler`. Each mail is reported, so it must
   * keep pace with the senders.
   */
  report(handler: ServiceFunction): Reaction {
    const { source, detailTypes } = mailFeedback;
    const ours = { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } };
    const patterns = [{ source: [source], detailType: [...detailTypes], detail: ours }];
    return new Reaction(this, 'feedback', { bus: this.account, patterns, handler });
  }

  /** @returns the ARN of the identity that the sender belongs to, made first unless the account has it */
  private identity({ sender, mailIdentity }: Pick<Config, 'sender' | 'mailIdentity'>): string {
    const domain = sender.slice(sender.lastIndexOf('@') + 1);
    if (mailIdentity === 'existing') return this.arn('identity', domain);
    const byDomain = mailIdentity === 'domain';
    const made = new EmailIdentity(this, 'identity', {
      identity: byDomain ? Identity.domain(domain) : Identity.email(sender),
      configurationSet: this.configurationSet,
    });
    if (byDomain) {
      for (const [index, { name, value }] of made.dkimRecords.entries()) {
        new CfnOutput(this, `dkim-${index + 1}`, {
          description: "A CNAME record to add to the sender's domain, before SES will send for it",
          value: `${name} CNAME ${value}`,
        });
      }
    }
    return this.arn('identity', byDomain ? domain : sender);
  }

  private arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({
      service: 'ses',
      resource,
      resourceName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}
