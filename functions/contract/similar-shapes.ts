import * as z from 'zod';
import { categories } from '../domain/complaint/vocabulary.ts';

const instant = z.string().describe('ISO 8601, UTC');

/** Solved cases that are like one; see shapes.ts. */
export const similarCases = z.object({
  reference: z.string(),
  similar: z.array(
    z.object({
      reference: z.string(),
      score: z.number().describe('How alike, from 0 to 1.'),
      solvedAt: instant,
      why: z.object({
        sameProduct: z.boolean(),
        shared: z.array(z.string()).describe('What both speak of, what says most first.'),
      }),
      category: z.enum(categories),
      product: z.string().optional(),
      cause: z.object({ code: z.string(), label: z.string().describe("In the reader's language.") }).optional(),
      remedies: z.array(z.string()),
      resolution: z.string().describe('The beginning of the explanation, without personal data that a rule can find.'),
    }),
  ),
});
