import * as z from 'zod';
import { categories } from '../../complaint/vocabulary.ts';

/** What an enterprise's own tree of cause codes may look like. `bytes` are those of its JSON in UTF-8. */
export const treeLimits = { codes: 400, label: 60, bytes: 60_000 } as const;

const issue = (code: string) => ({ params: { code } });

const text = z
  .string()
  .max(treeLimits.label)
  .refine((words) => words.isWellFormed(), issue('not-well-formed'))
  .refine((words) => !/[\p{Cc}\u2028\u2029]/u.test(words), issue('control-characters'))
  .refine((words) => /[^\s\p{Cf}\p{Z}]/u.test(words), issue('blank'));

const node = {
  code: z
    .string()
    .refine((code) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(code), issue('not-a-cause-code'))
    .describe('Letters, digits, dots and hyphens; unique in the tree, whatever the case of its letters.'),
  label: z.strictObject({ 'zh-CN': text, en: text }),
};
const many = <T extends z.ZodType>(nodes: T) => z.array(nodes).min(1).max(treeLimits.codes);
const third = z.strictObject(node);
const second = z.strictObject({ ...node, codes: many(third).optional() });
const first = z.strictObject({
  ...node,
  categories: z.array(z.enum(categories)).min(1).max(categories.length).optional(),
  codes: many(second).describe('Two or three levels: what has no codes below it is a cause.'),
});

type Node = { code: string; codes?: readonly Node[] | undefined };

/** A tree of cause codes as an admin writes it. Every wrong place is named. */
export const causeTreeSchema = z.strictObject({ codes: many(first) }).superRefine(({ codes }, context) => {
  const seen = new Set<string>();
  const walk = (nodes: readonly Node[], path: (string | number)[]): void => {
    for (const [index, { code, codes: below }] of nodes.entries()) {
      const place = [...path, index];
      if (seen.has(code.toUpperCase())) refuse('taken-cause-code', code, [...place, 'code']);
      seen.add(code.toUpperCase());
      walk(below ?? [], [...place, 'codes']);
    }
  };
  const refuse = (code: string, detail: string, path: (string | number)[]): void =>
    context.addIssue({ code: 'custom', path, message: code, params: { code, detail } });
  walk(codes, ['codes']);
  if (seen.size > treeLimits.codes) refuse('too-many-cause-codes', String(treeLimits.codes), ['codes']);
  const bytes = Buffer.byteLength(JSON.stringify(codes));
  if (bytes > treeLimits.bytes) refuse('too-much-tree', String(treeLimits.bytes), ['codes']);
});
