import { policyList } from '../../contract/policy-shapes.ts';
import type { Services } from '../../domain/services.ts';
import { notLegalAdvice } from '../../domain/sla/packs/packs.ts';
import { newestOf, refText, stockOf } from '../../domain/sla/stock.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';
import { activationView, policyView } from './policy-view.ts';

/** How many of the latest activations are shown. */
const shown = 50;

/**
 * The newest version of each policy, and older ones that are active still; which are active, since when and by whom.
 * The ETag is what an activation may insist on.
 */
export const listPolicies = ({ shelf, packs }: Pick<Services, 'shelf' | 'packs'>): Endpoint =>
  endpoint({
    answer: policyList,
    handle: async ({ language }) => {
      const [published, history] = await Promise.all([shelf.published(), shelf.activations(shown)]);
      const stock = stockOf(packs, published);
      const active = activationView(history[0]);
      const newest = newestOf(stock);
      const isActive = (ref: Parameters<typeof refText>[0]): boolean => active.packs.includes(refText(ref));
      return {
        body: {
          notLegalAdvice: notLegalAdvice[language],
          active,
          policies: stock
            .filter((one) => newest.includes(one) || isActive(one.policy))
            .map((one) =>
              policyView(one, {
                versions: stock.filter(({ policy }) => policy.id === one.policy.id).map(({ policy }) => policy.version),
                active: isActive(one.policy),
                language,
              }),
            ),
          history: history.map(activationView),
        },
        headers: { ETag: etagOf(active.number) },
      };
    },
  });
