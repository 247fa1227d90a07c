// Longer than 250 lines on purpose: all that can change a clock stands in one file, so that one reading shows it all.
import type { Case, Instant } from '../complaint/complaint.ts';
import {
  type Clock,
  type ClockKind,
  type DatedKind,
  datedKinds,
  isDated,
  isLive,
  policyIdOf,
  type StartPoint,
  type Wait,
  type WaitedFor,
  isChance,
} from './clock.ts';
import { defaultPack } from './packs/default.ts';
import { applies, type Matter, type Policy, type PolicyRef, type Rule, rulesFor, sameRef, slotOf } from './policy.ts';
import { type CarriedClock, receive } from './carried-clocks.ts';
import { pausing, type Step, timingOf } from './timing.ts';

/** All that deadlines depend on, and the deadlines: a part of every case. */
export type ClockFacts = {
  matter: Matter;
  receivedAt: Instant;
  /** The policies that the case was given. */
  policies: readonly PolicyRef[];
  clocks: Clock[];
  waits: Wait[];
  acknowledgedAt?: Instant | undefined;
  firstResponseAt?: Instant | undefined;
  reopenedAt?: Instant | undefined;
  reopeningAcknowledgedAt?: Instant | undefined;
  /** `open` while staff work on it, `answered` once it is resolved, `over` when nobody waits for anything any more. */
  stage: 'open' | 'answered' | 'over';
};

/** What happens to a case, as far as its clocks are concerned. */
export type Moment = { at: Instant } & (
  | { is: 'acknowledged' }
  | { is: 'labelled'; matter: Partial<Matter> }
  | { is: 'answered' }
  | { is: 'written-to' }
  | { is: 'waiting'; for: WaitedFor }
  | { is: 'resumed' }
  /** A date that somebody named. @property kind @default promise @property outlasts it runs on when the case is over */
  | { is: 'promised'; clock: string; dueAt: Instant; kind?: DatedKind; outlasts?: true }
  | { is: 'promise-kept'; clock: string }
  | { is: 'promise-withdrawn'; clock: string }
  | { is: 'extended'; clock: string }
  | { is: 'given-policies'; policies: readonly PolicyRef[] }
  | { is: 'resolved' }
  | { is: 'reopened' }
  | { is: 'closed' }
  | { is: 'withdrawn' }
  | { is: 'merged' }
  /** Who complained was erased: nobody can be told anything any more. */
  | { is: 'erased' }
  | { is: 'absorbed'; clocks: readonly CarriedClock[] }
  | { is: 'stepped'; clock: string; step: number }
);

/** Policies at hand; those that a case was given must be among them. */
export type Rules = readonly Policy[];

/** Those that a case was given, in its order. */
export const given = (policies: readonly PolicyRef[], known: Rules): Rules =>
  policies.flatMap((ref) => known.find((policy) => sameRef(policy, ref)) ?? []);

/**
 * The clocks of a new case.
 * @param enteredAt when it became a case, if the customer has waited since before: nobody can be told of it sooner
 */
export function begin(
  facts: Pick<ClockFacts, 'matter' | 'receivedAt' | 'policies'>,
  known: Rules,
  enteredAt: Instant = facts.receivedAt,
): ClockFacts {
  const rules = given(facts.policies, known);
  const begun = started({ ...facts, clocks: [], waits: [], stage: 'open' }, rules, 'receipt', facts.receivedAt);
  if (enteredAt === facts.receivedAt) return begun;
  const clocks = begun.clocks.map((clock) =>
    clock.kind === 'acknowledge' ? retimed({ ...clock, startedAt: enteredAt }, begun, rules, enteredAt) : clock,
  );
  return { ...begun, clocks };
}

/** What the clocks of a case are built from. */
export function clockFactsOf(subject: Case): ClockFacts {
  const { kind, level, category, channel, product, country, customer, receivedAt, policies, clocks } = subject;
  const { status, waits = [], acknowledgedAt, firstResponseAt, reopenedAt, reopeningAcknowledgedAt } = subject;
  return {
    matter: {
      kind: kind.value,
      level: level.value,
      category: category.value,
      channel,
      ...(product !== undefined && { product }),
      ...(country !== undefined && { country }),
      ...(customer.tier !== undefined && { tier: customer.tier }),
    },
    receivedAt,
    policies,
    clocks,
    waits,
    acknowledgedAt,
    firstResponseAt,
    reopenedAt,
    reopeningAcknowledgedAt,
    stage: status === 'received' || status === 'in-progress' ? 'open' : status === 'resolved' ? 'answered' : 'over',
  };
}

/** What of the clocks' facts changes with a moment, as the case keeps it. */
export function afterwards(
  subject: Case,
  moments: readonly Moment[],
  rules: Rules,
): { clocks: Clock[]; waits?: Wait[]; reopeningAcknowledgedAt?: Instant | undefined } {
  const facts = moments.reduce((before, moment) => advance(before, moment, rules), clockFactsOf(subject));
  const { clocks, waits, reopeningAcknowledgedAt } = facts;
  return {
    clocks: trimmed(clocks),
    // A wait that ended in the instant in which it began leaves nothing behind, not even itself.
    ...((waits.length > 0 || subject.waits !== undefined) && { waits }),
    ...(reopeningAcknowledgedAt !== subject.reopeningAcknowledgedAt && { reopeningAcknowledgedAt }),
  };
}

/**
 * THE way that clocks change: by what happened, and by nothing else. A case's clocks are this function over its
 * history, whoever computes them, and whenever.
 */
export function advance(facts: ClockFacts, moment: Moment, known: Rules): ClockFacts {
  const { at } = moment;
  const rules = given(moment.is === 'given-policies' ? moment.policies : facts.policies, known);
  switch (moment.is) {
    case 'acknowledged':
      return { ...acknowledged(facts, rules, at), acknowledgedAt: facts.acknowledgedAt ?? at };
    case 'labelled':
      return relabelled({ ...facts, matter: { ...facts.matter, ...moment.matter } }, rules, at);
    case 'given-policies':
      return relabelled({ ...facts, policies: moment.policies }, rules, at);
    case 'answered': {
      const clocks = met(facts.clocks, ['first-response', 'next-response', 'progress-update'], at);
      const next = { ...facts, clocks, firstResponseAt: facts.firstResponseAt ?? at };
      // Who is answered has been told that the case is open again, by whatever way they are reached.
      return started(facts.reopenedAt === undefined ? next : acknowledged(next, rules, at), rules, 'answer', at);
    }
    case 'written-to': {
      // Whoever waits for a first answer already waits for this one, and the oldest question counts.
      const awaited = facts.clocks.some(
        (clock) => isLive(clock) && (clock.kind === 'first-response' || clock.kind === 'next-response'),
      );
      const resumed = facts.waits.some((wait) => wait.to === undefined && wait.for === 'customer')
        ? waiting(facts, rules, at)
        : facts;
      return awaited ? resumed : started(resumed, rules, 'message', at);
    }
    case 'waiting':
      return waiting(facts, rules, at, moment.for);
    case 'resumed':
      return waiting(facts, rules, at);
    case 'promised':
      return promised(facts, rules, moment);
    case 'promise-kept':
      return { ...facts, clocks: facts.clocks.map((clock) => (clock.id === moment.clock ? kept(clock, at) : clock)) };
    case 'promise-withdrawn':
      return {
        ...facts,
        clocks: facts.clocks.map((clock) => (clock.id === moment.clock ? dropped(clock, at) : clock)),
      };
    case 'extended': {
      const clocks = facts.clocks.map((clock) =>
        clock.id === moment.clock && isLive(clock)
          ? retimed({ ...released(clock), extendedAt: at, ...again }, facts, rules, at)
          : clock,
      );
      return { ...facts, clocks };
    }
    case 'resolved': {
      const answered = met(facts.clocks, ['first-response', 'next-response', 'progress-update', 'resolution'], at);
      const clocks = answered.map((clock) =>
        clock.kind === 'promise' || outlasts(clock) ? clock : dropped(clock, at),
      );
      const next = waiting({ ...facts, clocks }, rules, at);
      return { ...next, firstResponseAt: facts.firstResponseAt ?? at, stage: 'answered' };
    }
    case 'reopened': {
      const next: ClockFacts = { ...facts, stage: 'open', reopenedAt: at, reopeningAcknowledgedAt: undefined };
      return started(next, rules, 'reopening', at);
    }
    case 'absorbed':
      return absorbed(facts, rules, moment);
    case 'closed':
    case 'merged':
    case 'withdrawn': {
      const next = waiting(facts, rules, at);
      const goesOn = (clock: Clock): boolean => moment.is !== 'merged' && outlasts(clock);
      return {
        ...next,
        clocks: next.clocks.map((clock) => (goesOn(clock) ? clock : dropped(clock, at))),
        stage: 'over',
      };
    }
    case 'erased':
      return { ...facts, clocks: facts.clocks.map((clock) => dropped(clock, at)) };
    case 'stepped':
      return {
        ...facts,
        clocks: facts.clocks.map((clock) =>
          clock.id === moment.clock ? stepped(clock, moment.step, facts, rules) : clock,
        ),
      };
    default:
      return moment satisfies never;
  }
}

/**
 * The customer has been told that the complaint has arrived, or its reopening: each starts what follows it once. A report
 * of a mail that went before the reopening speaks of the complaint, and keeps no clock that began later.
 */
function acknowledged(facts: ClockFacts, rules: Rules, at: Instant): ClockFacts {
  const { acknowledgedAt, reopenedAt, reopeningAcknowledgedAt } = facts;
  const clocks = facts.clocks.map((clock) =>
    clock.kind === 'acknowledge' && clock.startedAt <= at ? kept(clock, at) : clock,
  );
  if (reopenedAt === undefined) {
    const next = { ...facts, clocks };
    return acknowledgedAt === undefined ? started(next, rules, 'acknowledgement', at) : next;
  }
  if (at < reopenedAt || reopeningAcknowledgedAt !== undefined) return { ...facts, clocks };
  return started({ ...facts, clocks, reopeningAcknowledgedAt: at }, rules, 'reopening-acknowledgement', at);
}

/** The steps of a clock in order, or none when its policy has no such rule any more. */
export function stepsOf(clock: Clock, facts: Pick<ClockFacts, 'waits'>, rules: Rules): Step[] {
  const found = ruleOf(clock, rules);
  return found ? timingOf(clock, found.rule, found.policy, facts.waits).steps : [];
}

/**
 * The rule that a clock stands under. A date that somebody named holds whatever policies the case is given later: where
 * its own is not among them, it stands under the first that has a rule for its kind, or under the default one's.
 */
export function ruleOf(clock: Pick<Clock, 'id' | 'rule'>, rules: Rules): { policy: Policy; rule: Rule } | undefined {
  const policy = rules.find(({ id }) => id === policyIdOf(clock));
  const rule = policy?.rules.find(({ id }) => id === clock.rule);
  if (policy && rule) return { policy, rule };
  const kind = datedKinds.find((dated) => baseOf(clock).endsWith(`/${dated}`));
  return kind && datedRule(kind, [...rules, defaultPack]);
}

/** The first policy that has a rule for such dates, and the rule. */
function datedRule(kind: DatedKind, rules: Rules): { policy: Policy; rule: Rule } | undefined {
  for (const policy of rules) {
    const rule = policy.rules.find(({ clock }) => clock === kind);
    if (rule) return { policy, rule };
  }
  return undefined;
}

/** A clock that begins anew under a rule: nothing has been warned of or escalated yet. */
const again = { state: 'running', stepsTaken: 0 } as const;

/** Starts what the policies say for that start, and nothing that runs already. */
function started(facts: ClockFacts, rules: Rules, from: StartPoint, at: Instant): ClockFacts {
  if (facts.stage !== 'open') return facts;
  const clocks = [...facts.clocks];
  for (const policy of rules) {
    if (!applies(policy, facts.matter, facts.receivedAt)) continue;
    for (const rule of rulesFor(policy, facts.matter, from)) {
      const same = clocks.filter((clock) => isSlot(clock, policy, rule));
      if (same.some(isLive)) continue;
      clocks.push(begun(idFor(policy, rule, clocks), rule, from, at, facts, rules));
    }
  }
  return { ...facts, clocks };
}

const begun = (
  id: string,
  rule: Rule,
  from: StartPoint,
  at: Instant,
  facts: ClockFacts,
  rules: Rules,
  dueAt: Instant = at,
): Clock => retimed({ id, kind: rule.clock, rule: rule.id, from, startedAt: at, dueAt, ...again }, facts, rules, at);

const baseOf = ({ id }: Pick<Clock, 'id'>): string => id.replace(/#\d+$/, '');
const isSlot = (clock: Clock, policy: PolicyRef, rule: Rule): boolean =>
  baseOf(clock) === `${policy.id}/${slotOf(rule)}`;

/** `default/first-response`, then `default/first-response#2`. */
function idFor(policy: PolicyRef, rule: Rule, clocks: readonly Clock[]): string {
  const base = `${policy.id}/${slotOf(rule)}`;
  const numbers = clocks
    .filter((clock) => baseOf(clock) === base)
    .map(({ id }) => Number(/#(\d+)$/.exec(id)?.[1] ?? 1));
  return numbers.length === 0 ? base : `${base}#${Math.max(...numbers) + 1}`;
}

/**
 * Sets due time, state and next step of a live clock by its rule, its start and the waits so far. A clock whose due
 * time comes to lie ahead again runs again; one that is breached and stays so keeps its steps.
 */
function retimed(clock: Clock, facts: Pick<ClockFacts, 'waits'>, rules: Rules, now: Instant): Clock {
  const found = ruleOf(clock, rules);
  if (!found || !isLive(clock)) return clock;
  const { nextStepAt: _before, ...rest } = clock;
  const timing = timingOf(clock, found.rule, found.policy, facts.waits);
  const wait = pausing(facts.waits, found.rule).at(-1);
  const waits = wait !== undefined && wait.to === undefined;
  // What it would be if the wait ended now; while it lasts, this is the earliest that it can be.
  const dueAt = timing.dueAt ?? timingOf(clock, found.rule, found.policy, ended(facts.waits, now)).dueAt ?? clock.dueAt;
  const state = clock.state === 'breached' ? 'breached' : waits && timing.dueAt === undefined ? 'paused' : 'running';
  const nextStepAt = timing.steps[clock.stepsTaken]?.at;
  return { ...rest, dueAt, state, ...(nextStepAt !== undefined && { nextStepAt }) };
}

const ended = (waits: readonly Wait[], at: Instant): Wait[] =>
  waits.map((wait) => (wait.to === undefined ? { ...wait, to: at } : wait));

/** A new wait begins (or none) and the one before it ends. */
function waiting(facts: ClockFacts, rules: Rules, at: Instant, next?: WaitedFor): ClockFacts {
  const before = facts.waits.filter((wait) => wait.to !== undefined || wait.from < at);
  const waits = [...ended(before, at), ...(next === undefined ? [] : [{ for: next, from: at }])];
  if (waits.length === 0 && facts.waits.length === 0) return facts;
  return { ...facts, waits, clocks: facts.clocks.map((clock) => retimed(clock, { waits }, rules, at)) };
}

/**
 * The clocks after a change of what the rules match on: each live one stands under the rule that holds now, from its
 * own start; what no rule asks for any more is cancelled; what is asked for now and never was starts where it should
 * have started.
 */
function relabelled(facts: ClockFacts, rules: Rules, at: Instant): ClockFacts {
  const holds = rules.filter((policy) => applies(policy, facts.matter, facts.receivedAt));
  const clocks = facts.clocks.map((clock) => {
    if (!isLive(clock) || isDated(clock.kind)) return clock;
    const policy = holds.find(({ id }) => id === policyIdOf(clock));
    const rule = policy && rulesFor(policy, facts.matter, clock.from).find((one) => isSlot(clock, policy, one));
    if (!rule) return dropped(clock, at);
    const next = retimed({ ...clock, rule: rule.id, ...again }, facts, rules, at);
    return next.dueAt === clock.dueAt && rule.id === clock.rule ? clock : next;
  });
  if (facts.stage !== 'open') return { ...facts, clocks };
  // What the first stage started is over when a case is reopened, and is neither asked for again nor in the way.
  const { receivedAt, acknowledgedAt, reopenedAt, reopeningAcknowledgedAt } = facts;
  const starts: [StartPoint, Instant | undefined][] =
    reopenedAt === undefined
      ? [
          ['receipt', receivedAt],
          ['acknowledgement', acknowledgedAt],
        ]
      : [
          ['reopening', reopenedAt],
          ['reopening-acknowledgement', reopeningAcknowledgedAt],
        ];
  const stageBegan = reopenedAt ?? receivedAt;
  for (const policy of holds) {
    for (const [from, start] of starts) {
      if (start === undefined) continue;
      for (const rule of rulesFor(policy, facts.matter, from)) {
        const known = clocks.some(
          (clock) => isSlot(clock, policy, rule) && clock.state !== 'cancelled' && clock.startedAt >= stageBegan,
        );
        if (known) continue;
        const clock = begun(idFor(policy, rule, clocks), rule, from, start, facts, rules);
        if (rule.optional === true && clock.dueAt <= at) continue;
        clocks.push(answeredAlready(clock, facts));
      }
    }
  }
  return { ...facts, clocks };
}

/** A clock that starts late, for something that was done in the meantime. */
function answeredAlready(clock: Clock, facts: ClockFacts): Clock {
  const { acknowledgedAt, reopeningAcknowledgedAt, firstResponseAt } = facts;
  const told = clock.from === 'reopening' ? reopeningAcknowledgedAt : acknowledgedAt;
  const done = clock.kind === 'acknowledge' ? told : clock.kind === 'first-response' ? firstResponseAt : undefined;
  return done !== undefined && done >= clock.startedAt ? kept(clock, done) : clock;
}

/** A date that somebody named is held by the first policy that has a rule for such dates. */
function promised(
  facts: ClockFacts,
  rules: Rules,
  { at, clock: id, dueAt, kind = 'promise', outlasts: goesOn }: Extract<Moment, { is: 'promised' }>,
): ClockFacts {
  const holder = holders(kind, rules).find((policy) => policy.id === policyIdOf({ id }));
  const rule = holder?.rules.find(({ clock }) => clock === kind);
  return rule
    ? { ...facts, clocks: [...facts.clocks, begun(id, rule, goesOn ? 'action' : kind, at, facts, rules, dueAt)] }
    : facts;
}

/** Work that somebody is given has a date whatever the policies say; what customers are promised is theirs to rule. */
const holders = (kind: DatedKind, rules: Rules): Rules => (kind === 'task' ? [...rules, defaultPack] : rules);

/** What the clock of the next named date will be called, or undefined when no policy of the case has a rule for it. */
function nextDatedId(kind: DatedKind, { clocks }: Pick<ClockFacts, 'clocks'>, rules: Rules): string | undefined {
  const found = datedRule(kind, holders(kind, rules));
  return found && idFor(found.policy, found.rule, clocks);
}

/** What the clock of the next promise will be called, or undefined when no policy of the case has a rule for promises. */
export const nextPromiseId = (facts: Pick<ClockFacts, 'clocks'>, rules: Rules): string | undefined =>
  nextDatedId('promise', facts, rules);

/** What the clock of the next task will be called. */
export function nextTaskId(facts: Pick<ClockFacts, 'clocks'>, rules: Rules): string {
  const id = nextDatedId('task', facts, rules);
  if (id === undefined) throw new Error('The default policy has a rule for tasks.');
  return id;
}

/** Another case goes on in this one: the earlier of two dates holds, and what finds no like here goes on beside. */
function absorbed(
  facts: ClockFacts,
  rules: Rules,
  { at, clocks: carried }: Extract<Moment, { is: 'absorbed' }>,
): ClockFacts {
  const { heldTo, adopted } = receive(carried, facts.clocks);
  const clocks = facts.clocks.map((clock) => {
    const date = heldTo.get(clock.id);
    return date === undefined ? clock : retimed({ ...clock, heldTo: date }, facts, rules, at);
  });
  for (const { from, startedAt, dueAt, ...clock } of adopted) {
    const own = isDated(clock.kind) ? undefined : ruleOf(clock, rules);
    // What no policy of this case rules is still a date that the customer was told.
    const found = own ?? datedRule('promise', rules);
    if (!found) continue;
    const id = idFor(found.policy, found.rule, clocks);
    const taken = begun(id, found.rule, own ? from : 'promise', startedAt, facts, rules, dueAt);
    clocks.push(taken.dueAt > dueAt ? retimed({ ...taken, heldTo: dueAt }, facts, rules, at) : taken);
  }
  return { ...facts, clocks };
}

/** Who is told a later date is not held to the earlier one any more. */
const released = ({ heldTo: _heldTo, ...clock }: Clock): Clock => clock;

const met = (clocks: readonly Clock[], kinds: readonly ClockKind[], at: Instant): Clock[] =>
  clocks.map((clock) => (kinds.includes(clock.kind) ? kept(clock, at) : clock));

/** What was waited for has come: in time it is met, late it stays breached but ends. A chance was over by then. */
function kept(clock: Clock, at: Instant): Clock {
  if (!isLive(clock)) return clock;
  const { nextStepAt: _none, ...rest } = clock;
  const late = clock.state === 'breached' || (clock.state === 'running' && at > clock.dueAt);
  if (late && isChance(clock)) return dropped(clock, clock.dueAt);
  return { ...rest, state: late ? 'breached' : 'met', endedAt: at };
}

/** What is done about a cause goes on when its case is over. */
const outlasts = ({ from }: Clock): boolean => from === 'action';

/** Nobody waits any more. What was breached stays so. */
function dropped(clock: Clock, at: Instant): Clock {
  if (!isLive(clock)) return clock;
  const { nextStepAt: _none, ...rest } = clock;
  return { ...rest, state: clock.state === 'breached' ? 'breached' : 'cancelled', endedAt: at };
}

function stepped(clock: Clock, step: number, facts: ClockFacts, rules: Rules): Clock {
  if (!isLive(clock)) return clock;
  const steps = stepsOf(clock, facts, rules);
  const taken = steps[step];
  if (taken?.type === 'DeadlineLapsed') return dropped(clock, clock.dueAt);
  const { nextStepAt: _before, ...rest } = clock;
  const nextStepAt = steps[step + 1]?.at;
  return {
    ...rest,
    state: taken === undefined || taken.type === 'DeadlineWarned' ? clock.state : 'breached',
    stepsTaken: Math.max(clock.stepsTaken, step + 1),
    ...(nextStepAt !== undefined && { nextStepAt }),
  };
}

const mostEnded = 24;
const returning: readonly ClockKind[] = ['next-response', 'progress-update', ...datedKinds];

/** The case item keeps the latest of what comes again and again; the events have them all. */
export function trimmed(clocks: Clock[]): Clock[] {
  let left = clocks.filter((clock) => !isLive(clock)).length - mostEnded;
  if (left <= 0) return clocks;
  return clocks.filter((clock) => isLive(clock) || !returning.includes(clock.kind) || (left -= 1) < 0);
}
