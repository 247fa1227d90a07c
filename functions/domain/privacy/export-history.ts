import type { CaseEvent } from '../complaint/events.ts';
import { isCurrency } from '../money/currencies.ts';
import type { ExportActor, ExportedCase } from './export-document.ts';

type Line = ExportedCase['history'][number];
type Note = NonNullable<ExportedCase['notes']>[number];

const textOf = (text: string | undefined): { text?: string } => (text === undefined ? {} : { text });

/**
 * An event as the person is given it, if it is theirs to know. Listed one by one, so that a new kind of event is left
 * out until somebody decides that it is not. The words of an erased event are gone.
 */
export function historyLine(event: CaseEvent, by: ExportActor): Line[] {
  const { at } = event;
  switch (event.type) {
    case 'ComplaintReceived':
    case 'ComplaintAcknowledged':
    case 'CaseAssigned':
    case 'CaseReclassified':
    case 'CaseWaiting':
    case 'CaseResumed':
    case 'ComplaintClosed':
    case 'ComplaintReopened':
    case 'LinkSentAgain':
    case 'PromiseKept':
    case 'CaseMerged':
    case 'CaseAbsorbed':
    case 'CaseSplit':
    case 'MailBounced':
    case 'LegalHoldPlaced':
    case 'LegalHoldReleased':
    case 'PersonalDataRevealed':
      return [{ at, what: event.type, by }];
    case 'CustomerMessageAdded':
    case 'ReplyAdded':
      return [{ at, what: event.type, by, ...textOf(event.words?.text) }];
    case 'ComplaintResolved':
      return [{ at, what: event.type, by, ...textOf(event.words?.explanation) }];
    case 'ResolutionConfirmed': {
      const { rating } = event.facts;
      return [{ at, what: event.type, by, ...textOf(event.words?.comment), ...(rating !== undefined && { rating }) }];
    }
    case 'ResolutionDisputed':
    case 'ComplaintWithdrawn':
    case 'PromiseWithdrawn':
      return [{ at, what: event.type, by, ...textOf(event.words?.reason) }];
    case 'PromiseMade':
      return [{ at, what: event.type, by, ...textOf(event.words?.what), dueAt: event.facts.dueAt }];
    case 'DeadlineExtended':
      return [{ at, what: event.type, by, ...textOf(event.words?.reason), dueAt: event.facts.dueAt }];
    case 'NegotiationRound': {
      const { side, minor, currency } = event.facts;
      const amount = isCurrency(currency) ? { amount: { minor, currency } } : {};
      return [{ at, what: event.type, by: side === 'customer' ? 'you' : by, ...amount }];
    }
    case 'AboutCorrected': {
      const { product, orderNumber, batch } = event.words ?? {};
      const text = [product, orderNumber, batch].filter((one) => one !== undefined).join(' · ');
      return [{ at, what: event.type, by, ...(text !== '' && { text }) }];
    }
    case 'AttachmentAdded':
      return event.by.type === 'customer' || event.facts.shared
        ? [{ at, what: event.type, by, ...textOf(event.words?.name) }]
        : [];
    case 'ComplaintAssessed':
    case 'CaseRouted':
    case 'NoteAdded':
    case 'PolicyApplied':
    case 'DeadlineWarned':
    case 'DeadlineBreached':
    case 'CaseEscalated':
    case 'DeadlineLapsed':
    case 'ClocksRepaired':
    case 'EscalationAcknowledged':
    case 'RemedyProposed':
    case 'RemedyApproved':
    case 'RemedyRejected':
    case 'RemedyExecuted':
    case 'RemedyCancelled':
    case 'RemedySuperseded':
    case 'NegotiationAgreed':
    case 'NegotiationEnded':
    case 'CaseLinked':
    case 'CaseUnlinked':
    case 'DuplicateSuspected':
    case 'MessagePassedOn':
    case 'CauseRecorded':
    case 'ActionAdded':
    case 'ActionCompleted':
    case 'ActionCheckScheduled':
    case 'ActionVerified':
    case 'ActionCancelled':
    case 'TaskAdded':
    case 'TaskAnswered':
    case 'TaskAccepted':
    case 'TaskReturned':
    case 'TaskCancelled':
    case 'TaskLinkSent':
    case 'TaskLinkRevoked':
    case 'FeedbackGiven':
    case 'PraisePassedOn':
    case 'AttachmentScanned':
    case 'CaseErased':
    case 'ErasureCompleted':
      return [];
    default:
      return event satisfies never;
  }
}

/** What staff wrote of the person in an event, where it is not written to them. */
export function noteLine(event: CaseEvent, by: ExportActor): Note[] {
  const { at } = event;
  // Whoever wrote it: the customer's own words stand in the history.
  if (event.by.type !== 'staff') return [];
  const note = (what: Note['what'], text: string | undefined): Note[] =>
    text === undefined || text === '' ? [] : [{ at, what, by, text }];
  switch (event.type) {
    case 'NoteAdded':
    case 'TaskAnswered':
    case 'NegotiationRound':
      return note(event.type, event.words?.text);
    case 'TaskAdded':
      return note(event.type, [event.words?.title, event.words?.text].filter((one) => one !== undefined).join('\n'));
    case 'RemedyExecuted':
      return note(event.type, event.words?.evidence);
    case 'CaseReclassified':
    case 'CaseWaiting':
    case 'ComplaintReopened':
    case 'PolicyApplied':
    case 'RemedyRejected':
    case 'RemedyCancelled':
    case 'NegotiationEnded':
    case 'LegalHoldPlaced':
    case 'LegalHoldReleased':
    case 'PersonalDataRevealed':
    case 'CaseMerged':
    case 'CaseAbsorbed':
    case 'CaseSplit':
    case 'AboutCorrected':
      return note(event.type, event.words?.reason);
    case 'ActionAdded':
    case 'ActionCancelled':
    case 'ActionCheckScheduled':
    case 'ActionCompleted':
    case 'ActionVerified':
    case 'AttachmentAdded':
    case 'AttachmentScanned':
    case 'CaseAssigned':
    case 'CaseErased':
    case 'CaseEscalated':
    case 'CaseLinked':
    case 'CaseResumed':
    case 'CaseRouted':
    case 'CaseUnlinked':
    case 'CauseRecorded':
    case 'ClocksRepaired':
    case 'ComplaintAcknowledged':
    case 'ComplaintAssessed':
    case 'ComplaintClosed':
    case 'ComplaintReceived':
    case 'ComplaintResolved':
    case 'ComplaintWithdrawn':
    case 'CustomerMessageAdded':
    case 'DeadlineBreached':
    case 'DeadlineExtended':
    case 'DeadlineLapsed':
    case 'DeadlineWarned':
    case 'DuplicateSuspected':
    case 'ErasureCompleted':
    case 'EscalationAcknowledged':
    case 'FeedbackGiven':
    case 'LinkSentAgain':
    case 'MailBounced':
    case 'MessagePassedOn':
    case 'NegotiationAgreed':
    case 'PraisePassedOn':
    case 'PromiseKept':
    case 'PromiseMade':
    case 'PromiseWithdrawn':
    case 'RemedyApproved':
    case 'RemedyProposed':
    case 'RemedySuperseded':
    case 'ReplyAdded':
    case 'ResolutionConfirmed':
    case 'ResolutionDisputed':
    case 'TaskAccepted':
    case 'TaskCancelled':
    case 'TaskLinkRevoked':
    case 'TaskLinkSent':
    case 'TaskReturned':
      return [];
    default:
      return event satisfies never;
  }
}
