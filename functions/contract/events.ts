import type { EventType } from '../domain/complaint/events.ts';

/** `source` of every event that Redress puts on its bus; `detail-type` is the event's type. */
export const eventSource = 'redress';

/**
 * Who reacts to what. Each row becomes a rule on the bus, a queue with its dead-letter queue, and a function with
 * its own permissions, whose entry file is `functions/events/<reaction>.ts`.
 */
export const reactions = {
  acknowledge: ['ComplaintReceived'],
  assess: ['ComplaintReceived', 'ResolutionDisputed'],
  relate: ['ComplaintReceived', 'AboutCorrected'],
  notify: [
    'ComplaintReceived',
    'ComplaintAssessed',
    'CaseAssigned',
    'CustomerMessageAdded',
    'AttachmentAdded',
    'ReplyAdded',
    'CaseReclassified',
    'ComplaintResolved',
    'ComplaintClosed',
    'ComplaintReopened',
    'ResolutionDisputed',
    'LinkSentAgain',
    'ComplaintWithdrawn',
    'DeadlineExtended',
    'PromiseMade',
    'TaskAdded',
    'TaskAnswered',
    'TaskReturned',
    'TaskCancelled',
    'TaskLinkSent',
    'PromiseWithdrawn',
    'FeedbackGiven',
    'PraisePassedOn',
  ],
  'remember-settlement': ['RemedyExecuted'],
  remember: ['ComplaintResolved', 'ComplaintClosed', 'ComplaintReopened'],
  forget: ['CaseErased'],
  escalate: ['DeadlineWarned', 'DeadlineBreached', 'CaseEscalated'],
  // Whatever can change what a case adds to the counters: its labels, its hands, its end and its deadlines; and whatever
  // moves a clock, for the case is then to be proven.
  measure: [
    'ComplaintReceived',
    'ComplaintAcknowledged',
    'ComplaintAssessed',
    'CaseAssigned',
    'CaseRouted',
    'CaseReclassified',
    'CustomerMessageAdded',
    'AttachmentAdded',
    'ReplyAdded',
    'ComplaintResolved',
    'ResolutionConfirmed',
    'ResolutionDisputed',
    'ComplaintClosed',
    'ComplaintReopened',
    'ComplaintWithdrawn',
    'CaseErased',
    'CaseMerged',
    'CaseAbsorbed',
    'CaseWaiting',
    'CaseResumed',
    'DeadlineWarned',
    'DeadlineBreached',
    'CaseEscalated',
    'DeadlineLapsed',
    'DeadlineExtended',
    'PolicyApplied',
    'AboutCorrected',
    'ClocksRepaired',
    'PromiseMade',
    'PromiseKept',
    'PromiseWithdrawn',
    'RemedyApproved',
    'RemedyExecuted',
    'TaskAdded',
    'TaskAnswered',
    'TaskReturned',
    'TaskCancelled',
    'ActionAdded',
    'ActionCompleted',
    'ActionCheckScheduled',
    'ActionVerified',
    'ActionCancelled',
  ],
} as const satisfies Record<string, readonly EventType[]>;
export type Reaction = keyof typeof reactions;

/** Extra conditions on a rule's `detail`, where only some events of a type concern the reaction. */
export const reactionFilters: { [R in Reaction]?: { [T in EventType]?: Record<string, unknown> } } = {
  notify: {
    ComplaintReceived: { summary: { level: ['urgent'] } },
    ComplaintAssessed: { summary: { level: ['urgent'] } },
    CaseReclassified: { summary: { level: ['urgent'] } },
    AttachmentAdded: { by: { type: ['customer'] } },
  },
};

/** Who reacts to a complaint that nobody made as well: by these Redress tries itself, and nobody else hears of it. */
export const triedBySynthetic: readonly Reaction[] = ['acknowledge'];

/** What became of our mails, which SES puts on the account's default bus. Entry file `functions/mail/feedback.ts`. */
export const mailFeedback = {
  source: 'aws.ses',
  detailTypes: ['Email Sent', 'Email Bounced', 'Email Complaint Received', 'Email Rejected'],
} as const;

/** How often a reaction is tried before its message goes to the dead-letter queue. */
export const maxReceives = 5;
