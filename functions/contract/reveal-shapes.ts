import * as z from 'zod';
import { personal } from './personal.ts';
import { limits, staffCase, words } from './shapes.ts';

export const revealBody = z.strictObject({
  reason: words(limits.reason).describe('What you need it for. It stands in the record with your name.'),
});

/** The texts of a case without any mask. Not to be kept by whoever asked for them. */
export const revealed = staffCase
  .pick({
    reference: true,
    version: true,
    customer: true,
    product: true,
    orderNumber: true,
    batch: true,
    description: true,
    resolution: true,
  })
  .extend({
    timeline: z.array(z.object({ seq: z.number(), words: z.record(z.string(), z.unknown()).optional() })),
  })
  .meta(personal('revealed'));
