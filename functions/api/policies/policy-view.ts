import type * as z from 'zod';
import type { activated, policyDocument, policyList } from '../../contract/policy-shapes.ts';
import type { Language } from '../../domain/complaint/vocabulary.ts';
import type { Activation } from '../../domain/services.ts';
import { defaultPack } from '../../domain/sla/packs/default.ts';
import { startsOf } from '../../domain/sla/policy.ts';
import { refText, type Stocked } from '../../domain/sla/stock.ts';

type List = z.input<typeof policyList>;

/** Before anybody chose, the default holds: as if it were activation 0. */
export const activationView = (activation: Activation | undefined): z.input<typeof activated>['active'] =>
  activation
    ? {
        number: activation.number,
        packs: activation.policies.map(refText),
        at: activation.at,
        by: activation.by,
        role: activation.role,
        rolledBackTo: activation.rolledBackTo,
        reason: activation.reason,
      }
    : { number: 0, packs: [refText(defaultPack)], at: null, by: null, role: null };

/** One policy for a reader, with its sentences in their language. */
export function policyView(
  { policy, inTheBox, published }: Stocked,
  { versions, active, language }: { versions: number[]; active: boolean; language: Language },
): List['policies'][number] {
  const { id, version, title, nature, source, effectiveFrom } = policy;
  return {
    id,
    version,
    versions,
    title: title[language],
    nature,
    source,
    effectiveFrom,
    inTheBox,
    active,
    published,
    rules: policy.rules.map((rule) => ({
      id: rule.id,
      clock: rule.clock,
      starts: [...startsOf(rule)],
      target: rule.target,
      calendar: rule.calendar,
      optional: rule.optional === true,
      extendableTo: rule.extension?.to,
      says: rule.says[language],
    })),
  };
}

/** A policy as it was written: what an admin starts from who wants another one. */
export const documentView = ({ policy, inTheBox, published }: Stocked): z.input<typeof policyDocument> => ({
  id: policy.id,
  version: policy.version,
  inTheBox,
  published,
  policy: { ...policy },
});
