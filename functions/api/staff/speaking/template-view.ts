import type * as z from 'zod';
import type { template } from '../../../contract/speaking-shapes.ts';
import { placeholdersIn } from '../../../domain/speaking/templates/placeholders.ts';
import type { Template } from '../../../domain/speaking/templates/template.ts';

/** A template for its reader, with what it leaves open. */
export const templateView = (one: Template): z.input<typeof template> => ({
  ...one,
  inTheBox: one.written === undefined,
  placeholders: placeholdersIn(one.text),
});
