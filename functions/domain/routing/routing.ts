import type { Case, Instant } from '../complaint/complaint.ts';
import type { Language, Team } from '../complaint/vocabulary.ts';
import { type Match, matches, type Matter } from '../sla/policy.ts';
import type { RoutingReason } from './reasons.ts';

/**
 * How somebody of the team is chosen: `queue` leaves the case to whoever takes it; `round-robin` gives it to whom
 * this way has passed over for longest; `least-loaded` to whose open cases fill least of what they can have.
 */
export const choices = ['queue', 'round-robin', 'least-loaded'] as const;
export type Choice = (typeof choices)[number];

/** What rules match on: what a case is about, and the language in which its customer is answered. */
export type RoutingMatter = Matter & { language: Language };
export type RoutingMatch = Match & { language?: readonly Language[] };

/** Which cases go to a team. Of the rules the first that matches counts. */
export type RoutingRule = { id: string; when?: RoutingMatch; team: Team; choose: Choice };

/** One version of all rules, in their order. The last one has no `when`, so that no case goes nowhere. */
export type Routing = { version: number; rules: readonly RoutingRule[] };

/** A version as somebody wrote it, once and for all. */
export type RoutingRecord = Routing & { at: Instant; by: string; role: string };

/** Where a case went and why: the version of the rules, the rule, the person who was chosen, and codes for the reasons. */
export type Routed = { version: number; rule: string; team: Team; person?: string; reasons: RoutingReason[] };

const matchFields = ['kind', 'category', 'level', 'channel', 'product', 'country', 'tier', 'language'] as const;

/** What a case is routed by, as it is or with other labels. */
export function matterOf(
  subject: Pick<Case, 'channel' | 'product' | 'country' | 'customer'>,
  labels: Pick<Matter, 'kind' | 'category' | 'level'>,
): RoutingMatter {
  const { channel, product, country, customer } = subject;
  return {
    kind: labels.kind,
    category: labels.category,
    level: labels.level,
    channel,
    language: customer.language,
    ...(product !== undefined && { product }),
    ...(country !== undefined && { country }),
    ...(customer.tier !== undefined && { tier: customer.tier }),
  };
}

/**
 * The first rule that matches, and by which of its conditions.
 * @throws when no rule matches, which rules without a last one for all the rest can do: the schema refuses those
 */
export function route(
  { rules }: Pick<Routing, 'rules'>,
  matter: RoutingMatter,
): { rule: RoutingRule; reasons: RoutingReason[] } {
  const rule = rules.find(({ when }) => fits(when, matter));
  if (!rule) throw new Error('No routing rule takes what is left over.');
  return { rule, reasons: reasonsOf(rule, matter) };
}

const fits = (when: RoutingMatch | undefined, matter: RoutingMatter): boolean =>
  matches(when, matter) && (when?.language === undefined || when.language.includes(matter.language));

/** Which conditions the case met; of the customer's rank and of the product no word of theirs, only the rule's own. */
function reasonsOf({ when = {} }: RoutingRule, matter: RoutingMatter): RoutingReason[] {
  const named = matchFields.filter((field) => when[field] !== undefined);
  if (named.length === 0) return ['rest'];
  return named.map((field) => {
    if (field === 'tier') return 'by-tier';
    if (field === 'product') {
      const product = matter.product?.toLowerCase() ?? '';
      return `by-product:${when.product?.find((word) => product.includes(word.toLowerCase())) ?? ''}` as const;
    }
    return `by-${field}:${matter[field] ?? ''}` as const;
  });
}

export interface RoutingBook {
  /** The rules that hold: the latest version, or those in the box. A consistent read. */
  current(): Promise<Routing>;
  /** One version, the latest when none is named; undefined when it was never written. */
  record(version?: number): Promise<RoutingRecord | undefined>;
  /** The latest versions, newest first. */
  history(limit: number): Promise<RoutingRecord[]>;
  /** @returns `outrun` when somebody else wrote that version meanwhile */
  put(record: RoutingRecord): Promise<'put' | 'outrun'>;
}
