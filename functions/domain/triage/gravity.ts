import { largestAmount } from './amounts.ts';
import type { ScopeSign, SeveritySign, UrgencySign } from './lexicon/gravity.ts';
import type { Reading } from './lexicons.ts';
import type { Hit } from './scan.ts';

export const severities = ['minor', 'moderate', 'serious', 'danger'] as const;
export type Severity = (typeof severities)[number];
export const urgencies = ['none', 'soon', 'now'] as const;
export type Urgency = (typeof urgencies)[number];
export const scopes = ['one', 'several', 'many'] as const;
export type Scope = (typeof scopes)[number];

export type AmountSign = 'large-amount' | 'very-large-amount';

/** How high each sign stands on its scale. */
const severityOf: Record<SeveritySign | AmountSign, Severity> = {
  repeated: 'moderate',
  unanswered: 'moderate',
  loss: 'moderate',
  'vulnerable-person': 'moderate',
  'large-amount': 'moderate',
  'very-large-amount': 'serious',
  overheating: 'serious',
  health: 'serious',
  legal: 'serious',
  fraud: 'serious',
  abuse: 'serious',
  privacy: 'serious',
};
const urgencyOf: Record<UrgencySign, Urgency> = { now: 'now', today: 'soon', soon: 'soon', occasion: 'soon' };
const scopeOf: Record<ScopeSign, Scope> = { everyone: 'many', 'many-people': 'many', 'several-people': 'several' };

export type GravityReason = `severity:${SeveritySign | AmountSign}` | `urgency:${UrgencySign}` | `scope:${ScopeSign}`;

export type Gravity = {
  severity: Severity;
  urgency: Urgency;
  scope: Scope;
  severitySigns: ReadonlySet<SeveritySign | AmountSign>;
  reasons: GravityReason[];
};

/** How grave, how pressing and how wide the matter is, with the signs that say so. Danger comes from safety words alone. */
export function readGravity(reading: Reading): Gravity {
  const severity = new Set<SeveritySign | AmountSign>(saysOf(reading.severity));
  const amount = largestAmount(reading.folded);
  if (amount !== undefined) severity.add(`${amount}-amount`);
  const urgency = saysOf(reading.urgency);
  const scope = saysOf(reading.scope);
  const danger = reading.safety.some((hit) => hit.says === 'danger');
  return {
    severity: danger ? 'danger' : highest(severities, severity, (sign) => severityOf[sign]),
    urgency: highest(urgencies, urgency, (sign) => urgencyOf[sign]),
    scope: highest(scopes, scope, (sign) => scopeOf[sign]),
    severitySigns: severity,
    reasons: [
      ...[...severity].map((sign) => `severity:${sign}` as const),
      ...[...urgency].map((sign) => `urgency:${sign}` as const),
      ...[...scope].map((sign) => `scope:${sign}` as const),
    ],
  };
}

const saysOf = <S>(hits: readonly Hit<S>[]): Set<S> => new Set(hits.map((hit) => hit.says));

function highest<S, T extends string>(scale: readonly [T, ...T[]], signs: ReadonlySet<S>, of: (sign: S) => T): T {
  let top = 0;
  for (const sign of signs) top = Math.max(top, scale.indexOf(of(sign)));
  return scale[top] ?? scale[0];
}
