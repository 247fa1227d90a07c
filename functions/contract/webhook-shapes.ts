import * as z from 'zod';
import { staffSubmission } from './submission-shapes.ts';

/** What other systems of the enterprise send, in the envelope that Standard Webhooks recommends. */
export const webhookBody = z.strictObject({
  type: z.enum(['complaint.filed']),
  // Not as `z.iso.datetime`, which takes room in a function that must stay small: nothing is reckoned with it.
  timestamp: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]{0,14}(Z|[+-]\d\d:\d\d)$/)
    .optional()
    .describe('When it happened at the sender. The desk keeps its own time: deadlines run from receipt.'),
  data: staffSubmission.describe('As a complaint is submitted; the source’s own channel when it names none.'),
});
