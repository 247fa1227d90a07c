/** When SES says that a mail went out, or came back, put it on the record of its case. */
import { readFeedback } from '../adapters/ses/feedback.ts';
import { recordBounce } from '../domain/correspondence/record-bounce.ts';
import { recordSent } from '../domain/correspondence/record-sent.ts';
import { queueHandler } from '../events/event-handler.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, mailLog, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

const services = { cases, mailLog, policies, clock };

export const handler = queueHandler(async ({ body }) => {
  const feedback = readFeedback(body);
  if (feedback === undefined) return;
  if ('sent' in feedback) await recordSent(services, feedback.reference, feedback.sent);
  else await recordBounce(services, feedback.reference, feedback.bounce);
}, telemetry);
