import { customersLines, type CustomersLine } from '../casework/attachments/files-of.ts';
import type { CaseEvent, Deadlines } from '../complaint/events.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import { isAllowed } from '../complaint/lifecycle.ts';
import type { Category, Kind, Level, Status, Team } from '../complaint/vocabulary.ts';
import type { CaseFile } from '../services.ts';
import { nextDeadline } from '../sla/clock.ts';
import { deadlinesOf } from '../sla/deadlines.ts';

import { isConfirmable } from './confirm.ts';
import { disagreeUntil } from './disagree.ts';

type VisibleEvent = { type: string; at: Instant; text?: string; dueAt?: Instant };

export type TrackingView = {
  reference: string;
  status: Status;
  kind: Kind;
  category: Category;
  level: Level;
  receivedAt: Instant;
  description: string;
  product?: string;
  orderNumber?: string;
  batch?: string;
  /** The case of the same customer in which this one goes on. */
  mergedInto?: string;
  /** Who answers for it, by role; never a name. */
  responsible: { team: Team };
  handler: 'nobody' | 'staff';
  /** It is the customer's turn: what may wait for them stands still until they write. */
  waitsForYou: boolean;
  nextDeadline?: { promise: string; dueAt: Instant };
  deadlines: Deadlines;
  resolution?: { explanation: string; at: Instant; confirmedAt?: Instant; rating?: number };
  /** What the customer can do with it as it stands now. */
  can: { message: boolean; attach: boolean; withdraw: boolean; confirm: boolean; disagree: boolean };
  /** Until when they can say that they do not agree. */
  disagreeUntil?: Instant;
  /** What they sent and what was shared with them, awaited ones too. */
  attachments: CustomersLine[];
  timeline: VisibleEvent[];
};

/** When it is looked at, and for how long after a decision its customer can disagree. */
export type Looking = { now: Instant; disagreeWithinDays: number };

/** What the customer may see of a case: their own words, ours to them, and when what happened. Nothing internal. */
export function trackingView(file: CaseFile, { now, disagreeWithinDays }: Looking): TrackingView {
  const { subject, events } = file;
  const { reference, status, kind, category, level, receivedAt, product, orderNumber, batch, clocks } = subject;
  const first = events[0];
  const until = disagreeUntil(subject, disagreeWithinDays);
  const deadline = nextDeadline(clocks.filter((clock) => clock.kind !== 'task'));
  return {
    reference,
    status,
    kind: kind.value,
    category: category.value,
    level: level.value,
    receivedAt,
    description: first?.type === 'ComplaintReceived' ? (first.words?.description ?? '') : '',
    ...(product !== undefined && { product }),
    ...(orderNumber !== undefined && { orderNumber }),
    ...(batch !== undefined && { batch }),
    responsible: { team: subject.team },
    handler: subject.assignee === undefined ? 'nobody' : 'staff',
    waitsForYou: subject.waits?.some((wait) => wait.for === 'customer' && wait.to === undefined) ?? false,
    ...(deadline && { nextDeadline: { promise: deadline.kind, dueAt: deadline.dueAt } }),
    deadlines: deadlinesOf(clocks),
    ...resolutionOf(subject),
    can: {
      message: isAllowed('message', status),
      attach: isAllowed('attach', status),
      withdraw: isAllowed('withdraw', status),
      confirm: isConfirmable(subject),
      disagree: until !== undefined && now <= until,
    },
    ...(until !== undefined && { disagreeUntil: until }),
    attachments: customersLines(file, now),
    timeline: events.flatMap(visible),
  };
}

function resolutionOf(subject: Case): Pick<TrackingView, 'resolution'> {
  if ((subject.status !== 'resolved' && subject.status !== 'closed') || !subject.resolution) return {};
  const { by: _by, ...told } = subject.resolution;
  return { resolution: told };
}

const textOf = (text: string | undefined): { text?: string } => (text === undefined ? {} : { text });

/** Listed one by one, so that a new kind of event is hidden until somebody decides that customers may see it. */
function visible(event: CaseEvent): VisibleEvent[] {
  const { type, at } = event;
  switch (type) {
    case 'ComplaintReceived':
    case 'ComplaintAcknowledged':
    case 'ComplaintClosed':
    case 'ComplaintReopened':
    case 'ComplaintWithdrawn':
    case 'LinkSentAgain':
    case 'CaseMerged':
    case 'CaseSplit':
      return [{ type, at }];
    case 'CaseAssigned':
      // Whom the rules chose has not looked at it yet.
      return event.facts.routed ? [] : [{ type, at }];
    case 'CustomerMessageAdded':
    case 'ReplyAdded':
      return [{ type, at, ...textOf(event.words?.text) }];
    case 'AttachmentAdded':
      return event.by.type === 'customer' || event.facts.shared ? [{ type, at, ...textOf(event.words?.name) }] : [];
    case 'PromiseMade':
      return [{ type, at, ...textOf(event.words?.what), dueAt: event.facts.dueAt }];
    case 'PromiseWithdrawn':
      return event.facts.instead === undefined ? [{ type, at, ...textOf(event.words?.reason) }] : [];
    case 'DeadlineExtended':
      return [{ type, at, ...textOf(event.words?.reason), dueAt: event.facts.dueAt }];
    case 'ComplaintResolved':
      return [{ type, at, ...textOf(event.words?.explanation) }];
    case 'ResolutionConfirmed':
      return [{ type, at, ...textOf(event.words?.comment) }];
    case 'ResolutionDisputed':
      return [{ type, at, ...textOf(event.words?.reason) }];
    case 'ComplaintAssessed':
    case 'CaseRouted':
    case 'NoteAdded':
    case 'CaseReclassified':
    case 'DeadlineWarned':
    case 'DeadlineBreached':
    case 'CaseEscalated':
    case 'FeedbackGiven':
    case 'PraisePassedOn':
    case 'AttachmentScanned':
    case 'MailBounced':
    case 'DeadlineLapsed':
    case 'CaseWaiting':
    case 'CaseResumed':
    case 'PromiseKept':
    case 'PolicyApplied':
    case 'ClocksRepaired':
    case 'EscalationAcknowledged':
    case 'TaskAdded':
    case 'TaskAnswered':
    case 'TaskAccepted':
    case 'TaskReturned':
    case 'TaskCancelled':
    case 'TaskLinkSent':
    case 'TaskLinkRevoked':
    case 'AboutCorrected':
    case 'CaseLinked':
    case 'CaseUnlinked':
    case 'DuplicateSuspected':
    case 'CaseAbsorbed':
    case 'MessagePassedOn':
    case 'CauseRecorded':
    case 'ActionAdded':
    case 'ActionCompleted':
    case 'ActionCheckScheduled':
    case 'ActionVerified':
    case 'ActionCancelled':
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
    case 'CaseErased':
    case 'ErasureCompleted':
    case 'PersonalDataRevealed':
      return [];
    default:
      return event satisfies never;
  }
}
