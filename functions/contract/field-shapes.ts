import * as z from 'zod';

/** What shapes are made of: texts that people write, and what stands in many answers. */

export const issue = (code: string) => ({ params: { code } });

const controls = /[\p{Cc}\u2028\u2029]/u;

/** A letter, digit, sign or picture: something that a reader sees. */
const visible = /[^\s\p{Cf}\p{Z}]/u;

/** One line: no control characters, no line breaks, not blank. */
export const line = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed(), issue('not-well-formed'))
    .refine((text) => !controls.test(text), issue('control-characters'))
    .refine((text) => visible.test(text), issue('blank'));

/** Words as people write them, over several lines; kept exactly as they came. `most` counts UTF-16 units. */
export const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed(), issue('not-well-formed'))
    .refine((text) => !text.includes('\uFFFD'), issue('not-utf-8'))
    .refine((text) => text.trim() !== '', issue('blank'));

export const reference = z.string().describe('CR-XXXX-XXXX');
export const instant = z.string().describe('ISO 8601, UTC');
const due = instant.nullable();
export const deadlines = z.object({ acknowledge: due, firstResponse: due, resolution: due });
