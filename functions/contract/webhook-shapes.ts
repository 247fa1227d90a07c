import * as z from 'zod';
import { staffSubmission } from './submission-shapes.ts';

/** What other systems of the enterprise send, in the envelope that Standard Webhooks recommends. */
export const webhookBody = z.strictObject({
  type: z.literal('complaint.filed'),
  timestamp: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('When it happened at the sender. The desk keeps its own time: deadlines run from receipt.'),
  data: staffSubmission.describe('As a complaint is submitted; the source’s own channel when it names none.'),
});
