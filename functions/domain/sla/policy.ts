import type { Instant } from '../complaint/complaint.ts';
import type { Category, Channel, Kind, Language, Level } from '../complaint/vocabulary.ts';
import type { CalendarId } from './calendar/calendars.ts';
import type { ClockKind, StartPoint, WaitedFor } from './clock.ts';

export type Sentence = Record<Language, string>;

/** One version of one policy. What was published under a version never changes. */
export type PolicyRef = { id: string; version: number };

/** What rules match on. */
export type Matter = {
  kind: Kind;
  level: Level;
  category: Category;
  channel: Channel;
  product?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  country?: string;
  /** The enterprise's own word for how it ranks a customer. */
  tier?: string;
};

/** Each field that is named must fit. `product` fits when the case's product contains one of the words, in any case. */
export type Match = {
  kind?: readonly Kind[];
  level?: readonly Level[];
  category?: readonly Category[];
  channel?: readonly Channel[];
  product?: readonly string[];
  country?: readonly string[];
  tier?: readonly string[];
};

/** `lead`, `manager` and `director` are the first three of the deployment's line; `on-call` is whose calendar is open. */
export const roleRecipients = ['assignee', 'lead', 'manager', 'director', 'on-call'] as const;
export type Recipient = (typeof roleRecipients)[number] | `${string}@${string}`;

/** `mail`: a mail of its own, now (for what is not urgent: in the reader's working hours). `digest`: with the next digest. */
export type How = 'mail' | 'digest';

/**
 * One step of an escalation ladder. `when` is counted from the due time in what the clock itself counts: `-25%` and
 * `+50%` of the target, `-PT2H`, `+PT30M` of (working) time, `+1BD`, `+P1D`; `+0%` is the due time itself.
 */
export type LadderStep = { when: string; to: readonly Recipient[]; by: How };

/** One deadline that a policy sets. Of the rules for one clock and one start the first that matches counts. */
export type Rule = {
  id: string;
  clock: ClockKind;
  /** What starts it. @default receipt, and for next-response, progress-update, promise and task what their kind says */
  starts?: readonly StartPoint[];
  when?: Match;
  /** `PT8H` of working time, `3BD`, `P8W`, `P15D`, `P1M`: see calendar/amount.ts. A promise and a task bring their own date. */
  target?: string;
  calendar: CalendarId;
  /** A service clock stands still while the case waits for these. A statutory clock never does. */
  pausesFor?: readonly WaitedFor[];
  /** A chance rather than a duty: when its time has passed it is over, and nobody is late. */
  optional?: true;
  /** How far it may be extended, once and with a reason; counted from the same start. */
  extension?: { to: string; says: Sentence };
  /** When its keeper is warned: `75%` of the target, or `PT2H` before it is due. @default the policy's */
  warn?: readonly string[];
  /** @default the policy's */
  ladder?: readonly LadderStep[];
  /** What it demands, in one sentence, with the clause that it comes from. */
  says: Sentence;
};

export type Policy = PolicyRef & {
  title: Sentence;
  /** `statutory`: a law, a regulator or an ombudsman sets it. `service`: we promise it. */
  nature: 'service' | 'statutory';
  /** Where it is written, and when somebody last compared. */
  source?: { name: string; url: string; checkedOn: string };
  /** The first date whose complaints it concerns (UTC). */
  effectiveFrom: string;
  when: Match;
  warn: readonly string[];
  ladder: readonly LadderStep[];
  rules: readonly Rule[];
};

export const sameRef = (a: PolicyRef, b: PolicyRef): boolean => a.id === b.id && a.version === b.version;
export const refOf = ({ id, version }: PolicyRef): PolicyRef => ({ id, version });

/** Does the matter have what is asked for? */
export function matches(match: Match | undefined, matter: Matter): boolean {
  if (match === undefined) return true;
  const fits = <T>(wanted: readonly T[] | undefined, value: T | undefined): boolean =>
    wanted === undefined || (value !== undefined && wanted.includes(value));
  const product = matter.product?.toLowerCase();
  return (
    fits(match.kind, matter.kind) &&
    fits(match.level, matter.level) &&
    fits(match.category, matter.category) &&
    fits(match.channel, matter.channel) &&
    fits(match.country, matter.country) &&
    fits(match.tier, matter.tier) &&
    (match.product === undefined ||
      (product !== undefined && match.product.some((word) => product.includes(word.toLowerCase()))))
  );
}

/** Does the policy concern a complaint of that day about that matter? */
export const applies = (policy: Policy, matter: Matter, receivedAt: Instant): boolean =>
  receivedAt.slice(0, 10) >= policy.effectiveFrom && matches(policy.when, matter);

const ownStart: Partial<Record<ClockKind, readonly StartPoint[]>> = {
  'next-response': ['message'],
  'progress-update': ['receipt', 'reopening', 'answer'],
  promise: ['promise'],
  task: ['task'],
};

/** What starts a rule's clock. */
export const startsOf = (rule: Pick<Rule, 'clock' | 'starts'>): readonly StartPoint[] =>
  rule.starts ?? ownStart[rule.clock] ?? ['receipt'];

/** What a deadline is named within its policy: rules with one name take each other's place as the matter changes. */
export const slotOf = ({ clock, optional }: Pick<Rule, 'clock' | 'optional'>): string =>
  optional === true ? `${clock}-chance` : clock;

/** The rules of a policy that hold for a matter at one start: for each deadline the first that matches. */
export function rulesFor(policy: Policy, matter: Matter, from: StartPoint): Rule[] {
  const bySlot = new Map<string, Rule>();
  for (const rule of policy.rules) {
    const slot = slotOf(rule);
    if (!bySlot.has(slot) && startsOf(rule).includes(from) && matches(rule.when, matter)) bySlot.set(slot, rule);
  }
  return [...bySlot.values()];
}
