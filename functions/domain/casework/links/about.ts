import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import type { Decision } from '../../services.ts';
import { afterwards, type Rules } from '../../sla/clocks.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** What a case is about, as far as it is said anew. */
export type About = {
  product?: string | undefined;
  orderNumber?: string | undefined;
  batch?: string | undefined;
  reason?: string | undefined;
};

/** Staff put right what the case is about. Related cases and, where policies ask for the product, deadlines follow. */
export const correctAbout =
  ({ product, orderNumber, batch, reason }: About, by: Staff) =>
  (subject: Case, now: Instant, rules: Rules): Decision | undefined => {
    const said = {
      ...(product !== undefined && product !== subject.product && { product }),
      ...(orderNumber !== undefined && orderNumber !== subject.orderNumber && { orderNumber }),
      ...(batch !== undefined && batch !== subject.batch && { batch }),
    };
    if (Object.keys(said).length === 0) return undefined;
    const matter = said.product === undefined ? {} : { product: said.product };
    return {
      next: { ...subject, ...said, ...afterwards(subject, [{ is: 'labelled', at: now, matter }], rules) },
      events: [
        {
          type: 'AboutCorrected',
          at: now,
          by,
          facts: {},
          words: { ...said, ...(reason !== undefined && { reason }) },
        },
      ],
    };
  };
