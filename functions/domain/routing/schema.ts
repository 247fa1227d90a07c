import * as z from 'zod';
import { languages, teams } from '../complaint/vocabulary.ts';
import { matchShape, ruleId } from '../sla/policy-schema.ts';
import { covers as coversMatter } from '../sla/policy-sense.ts';
import { choices, type RoutingMatch, type RoutingRule } from './routing.ts';

/** What the rules of routing may hold at most. */
export const routingLimits = { rules: 100, bytes: 100_000 } as const;

const refusal = (code: string, detail: string, path: (string | number)[]) =>
  ({ code: 'custom', params: { code, detail }, path }) as const;

const rule = z.strictObject({
  id: ruleId,
  when: matchShape.extend({ language: z.array(z.enum(languages)).min(1).max(languages.length).optional() }).optional(),
  team: z.enum(teams),
  choose: z.enum(choices).describe('queue: whoever takes it; round-robin; least-loaded.'),
});

/**
 * The rules of routing as an admin writes them down, the first that matches counting. Refused at the place that is
 * wrong: ids that clash, rules that can never count, and a list without a last rule for all the rest.
 */
export const routingSchema: z.ZodType<{ rules: RoutingRule[] }> = z
  .strictObject({ rules: z.array(rule).min(1).max(routingLimits.rules) })
  .superRefine(
    (routing, context) => {
      const { rules } = routing;
      for (const [index, one] of rules.entries()) {
        const earlier = rules.slice(0, index);
        if (earlier.some(({ id }) => id === one.id)) {
          context.addIssue(refusal('taken-id', one.id, ['rules', index, 'id']));
        }
        const hider = earlier.find(({ when }) => covers(when, one.when));
        if (hider) context.addIssue(refusal('never-reached', hider.id, ['rules', index, 'id']));
      }
      if (!covers(rules.at(-1)?.when)) {
        context.addIssue(refusal('needs-a-rest', '', ['rules', rules.length - 1, 'when']));
      }
      if (new TextEncoder().encode(JSON.stringify(routing)).length > routingLimits.bytes) {
        context.addIssue(refusal('too-long', String(routingLimits.bytes), ['rules']));
      }
    },
    { when: ({ issues }) => issues.length === 0 },
  );

/** Does all that fits the narrow one fit the wide one too? */
const covers = (wide: RoutingMatch = {}, narrow: RoutingMatch = {}): boolean =>
  coversMatter(wide, narrow) &&
  (wide.language === undefined || (narrow.language?.every((one) => wide.language?.includes(one)) ?? false));
