/** When a mail bounced or was complained about, put it on the record of its case. */
import { readFeedback } from '../adapters/ses/feedback.ts';
import { recordBounce } from '../domain/correspondence/record-bounce.ts';
import { queueHandler } from '../events/event-handler.ts';
import { log } from '../runtime/logging.ts';
import { cases } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

export const handler = queueHandler(async ({ body }) => {
  const feedback = readFeedback(body);
  if (feedback) await recordBounce({ cases, clock }, feedback.reference, feedback.bounce);
}, log);
