import type { Place } from '../names.ts';
import { asText } from '../properties.ts';
import type { Templates } from '../template.ts';
import type { Alarm, AlarmState, Verdict } from './alarm.ts';

/** A mail as SNS writes it to a subscriber. */
export type Ring = { to: string; subject: string; text: string };

/** Who hears of an alarm that changes: the mailboxes that are subscribed to its topics. */
export class Subscribers {
  readonly #mailboxes = new Map<string, string[]>();
  readonly #place: Place;

  constructor(templates: Templates) {
    this.#place = templates.place;
    for (const { properties } of templates.ofType('AWS::SNS::Subscription')) {
      const [topic, mailbox] = [asText(properties['TopicArn']), asText(properties['Endpoint'])];
      if (properties['Protocol'] !== 'email' || topic === undefined || mailbox === undefined) continue;
      this.#mailboxes.set(topic, [...(this.#mailboxes.get(topic) ?? []), mailbox]);
    }
  }

  /** What SNS mails when the alarm goes from one state to another. */
  rings(alarm: Alarm, before: AlarmState, { state, reason }: Verdict, at: Date): Ring[] {
    if (state === 'INSUFFICIENT_DATA') return [];
    return alarm.told[state]
      .flatMap((topic) => this.#mailboxes.get(topic) ?? [])
      .map((to) => ({
        to,
        subject: `${state}: "${alarm.name}" in ${this.#place.region}`,
        text: [
          `Your Amazon CloudWatch alarm "${alarm.name}" in ${this.#place.region} has entered the ${state} state.`,
          '',
          alarm.description,
          '',
          `- State change: ${before} -> ${state}`,
          `- Reason: ${reason}`,
          `- Time: ${at.toISOString()}`,
          `- AWS account: ${this.#place.accountId}`,
        ].join('\n'),
      }));
  }
}
