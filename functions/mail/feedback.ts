/** When SES says that a mail went out, or came back, put it on the record of its case. */
import { readFeedback } from '../adapters/ses/feedback.ts';
import { isDigest } from '../domain/correspondence/notices.ts';
import { recordBounce } from '../domain/correspondence/record-bounce.ts';
import { recordDigestBounce } from '../domain/correspondence/record-digest-bounce.ts';
import { recordSent } from '../domain/correspondence/record-sent.ts';
import { queueHandler } from '../events/event-handler.ts';
import { measures, telemetry } from '../runtime/logging.ts';
import { cases, mailLog, notices, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

const services = { cases, mailLog, policies, clock, measures };

const ofDigest = recordDigestBounce({ notices });
const recordFor = (reference: string): typeof recordBounce | typeof ofDigest =>
  isDigest(reference) ? ofDigest : recordBounce;

export const handler = queueHandler(async ({ body }) => {
  const feedback = readFeedback(body);
  if (feedback === undefined) return;
  if ('sent' in feedback) await recordSent(services, feedback.reference, feedback.sent);
  else {
    await recordFor(feedback.reference)(services, feedback.reference, feedback.bounce);
    if (feedback.bounce.bounce === 'permanent') measures.count('MailsBounced');
    if (feedback.bounce.bounce === 'complaint') measures.count('MailsCalledSpam');
  }
}, telemetry);
