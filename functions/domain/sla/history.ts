import type { CaseEvent } from '../complaint/events.ts';
import type { PolicyRef } from './policy.ts';
import {
  advance,
  begin,
  type ClockFacts,
  given,
  type Moment,
  nextPromiseId,
  nextTaskId,
  type Rules,
} from './clocks.ts';

/** What an event means for the clocks, or undefined when it means nothing. */
export function momentOf(event: CaseEvent): Moment | undefined {
  const { at } = event;
  switch (event.type) {
    case 'ComplaintAcknowledged':
      return { is: 'acknowledged', at: event.facts.toldAt ?? at };
    case 'ComplaintAssessed':
    case 'CaseReclassified': {
      const { kind, category, level } = event.facts;
      return { is: 'labelled', at, matter: { kind: kind.value, category: category.value, level: level.value } };
    }
    case 'ReplyAdded':
      return { is: 'answered', at };
    case 'AttachmentAdded':
      return event.by.type === 'customer' ? { is: 'written-to', at } : undefined;
    case 'CustomerMessageAdded':
      return { is: 'written-to', at };
    case 'CaseWaiting':
      return { is: 'waiting', at, for: event.facts.for };
    case 'CaseResumed':
      return { is: 'resumed', at };
    case 'PromiseMade':
      return { is: 'promised', at, clock: event.facts.clock, dueAt: event.facts.dueAt };
    case 'TaskAdded':
    case 'TaskReturned':
      return { is: 'promised', kind: 'task', at, clock: event.facts.clock, dueAt: event.facts.dueAt };
    case 'TaskAnswered':
    case 'PromiseKept':
      return { is: 'promise-kept', at, clock: event.facts.clock };
    case 'ActionAdded':
    case 'ActionCheckScheduled': {
      const { clock, dueAt } = event.facts;
      return { is: 'promised', at, clock, dueAt, kind: 'task', outlasts: true };
    }
    case 'ActionCompleted':
    case 'ActionVerified':
      return { is: 'promise-kept', at, clock: event.facts.clock };
    case 'ActionCancelled':
    case 'TaskCancelled':
    case 'PromiseWithdrawn':
      return { is: 'promise-withdrawn', at, clock: event.facts.clock };
    case 'DeadlineExtended':
      return { is: 'extended', at, clock: event.facts.clock };
    case 'PolicyApplied':
      return { is: 'given-policies', at, policies: event.facts.policies };
    case 'ComplaintResolved':
      return { is: 'resolved', at };
    case 'ComplaintReopened':
      return { is: 'reopened', at };
    case 'ComplaintClosed':
      return { is: 'closed', at };
    case 'CaseMerged':
      return { is: 'merged', at };
    case 'CaseAbsorbed':
      return { is: 'absorbed', at, clocks: event.facts.clocks };
    case 'AboutCorrected':
      return { is: 'labelled', at, matter: productOf(event.words) };
    case 'CaseErased':
      return { is: 'erased', at };
    case 'ComplaintWithdrawn':
      return { is: 'withdrawn', at };
    case 'DeadlineWarned':
    case 'DeadlineBreached':
    case 'CaseEscalated':
    case 'DeadlineLapsed':
      return { is: 'stepped', at, clock: event.facts.id, step: event.facts.step };
    case 'ComplaintReceived':
    case 'ResolutionConfirmed':
    case 'ResolutionDisputed':
    case 'LinkSentAgain':
    case 'CaseAssigned':
    case 'CaseRouted':
    case 'NoteAdded':
    case 'TaskAccepted':
    case 'TaskLinkSent':
    case 'TaskLinkRevoked':
    case 'FeedbackGiven':
    case 'PraisePassedOn':
    case 'AttachmentScanned':
    case 'MailBounced':
    case 'CaseLinked':
    case 'CaseUnlinked':
    case 'DuplicateSuspected':
    case 'MessagePassedOn':
    case 'CaseSplit':
    case 'ClocksRepaired':
    case 'EscalationAcknowledged':
    case 'CauseRecorded':
    case 'RemedyProposed':
    case 'RemedyApproved':
    case 'RemedyRejected':
    case 'RemedyExecuted':
    case 'RemedyCancelled':
    case 'RemedySuperseded':
    case 'NegotiationRound':
    case 'NegotiationAgreed':
    case 'NegotiationEnded':
    case 'LegalHoldPlaced':
    case 'LegalHoldReleased':
    case 'ErasureCompleted':
    case 'PersonalDataRevealed':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** Rules may match on the product; words may have been erased since. */
const productOf = (words: { product?: string } | undefined): { product?: string } =>
  words?.product === undefined ? {} : { product: words.product };

/**
 * A case's clocks by its history alone: what every stored deadline must agree with.
 *
 * @param events of one case, oldest first
 * @param known policies at hand, with all that the case was ever given
 * @param instead policies to reckon with instead of those that it was given, to see what they would have made of it:
 *   then the steps that were taken are left out, since they were the others'
 * @returns undefined when the history does not begin with a complaint
 */
export function clocksFromHistory(
  events: readonly CaseEvent[],
  known: Rules,
  instead?: readonly PolicyRef[],
): ClockFacts | undefined {
  const [first, ...rest] = events;
  if (first?.type !== 'ComplaintReceived') return undefined;
  const { kind, level, category, channel, country, policies, splitFrom } = first.facts;
  const { product, customer } = first.words ?? {};
  const matter = {
    kind: kind.value,
    level: level.value,
    category: category.value,
    channel,
    ...(product !== undefined && { product }),
    ...(country !== undefined && { country }),
    ...(customer?.tier !== undefined && { tier: customer.tier }),
  };
  const names = new Map<string, string>();
  return rest
    .flatMap((event) => momentOf(event) ?? [])
    .filter(({ is }) => instead === undefined || (is !== 'stepped' && is !== 'given-policies' && is !== 'absorbed'))
    .reduce(
      (facts, moment) => advance(facts, instead === undefined ? moment : renamed(moment, facts, known, names), known),
      begin({ matter, receivedAt: splitFrom?.receivedAt ?? first.at, policies: instead ?? policies }, known, first.at),
    );
}

/** A named date is called after the policy that holds it: under other policies, the first of them that has a rule for it. */
function renamed(moment: Moment, facts: ClockFacts, known: Rules, names: Map<string, string>): Moment {
  if (moment.is === 'promised') {
    const rules = given(facts.policies, known);
    const clock = moment.kind === 'task' ? nextTaskId(facts, rules) : (nextPromiseId(facts, rules) ?? moment.clock);
    names.set(moment.clock, clock);
    return { ...moment, clock };
  }
  return moment.is === 'promise-kept' || moment.is === 'promise-withdrawn'
    ? { ...moment, clock: names.get(moment.clock) ?? moment.clock }
    : moment;
}

/** Every version of every policy that a case was ever given. */
export const everGiven = (events: readonly CaseEvent[]): PolicyRef[] =>
  events.flatMap((event) =>
    event.type === 'ComplaintReceived' || event.type === 'PolicyApplied' ? event.facts.policies : [],
  );
