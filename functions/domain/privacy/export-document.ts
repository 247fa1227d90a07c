import * as z from 'zod';
import type { Instant } from '../complaint/complaint.ts';
import {
  categories,
  channels,
  feltUrgencies,
  kinds,
  languages,
  levels,
  statuses,
  type Language,
} from '../complaint/vocabulary.ts';
import { remedyKindNames, remedyStates } from '../casework/remedies/remedy.ts';
import { attachmentStates } from '../casework/attachments/attachment.ts';
import type { Settings } from '../services.ts';
import type { PrivacyRequest } from './request.ts';

/** Who did something: the person whose data it is, somebody of the staff by their role, or the desk by itself. */
export const exportActors = ['you', 'agent', 'lead', 'manager', 'auditor', 'admin', 'staff', 'system'] as const;
export type ExportActor = (typeof exportActors)[number];

/** What happened, in the order in which it did. The names are those of the API's events. */
export const exportedEvents = [
  'ComplaintReceived',
  'ComplaintAcknowledged',
  'CaseAssigned',
  'CustomerMessageAdded',
  'ReplyAdded',
  'CaseReclassified',
  'CaseWaiting',
  'CaseResumed',
  'ComplaintResolved',
  'ComplaintClosed',
  'ComplaintReopened',
  'ResolutionConfirmed',
  'ResolutionDisputed',
  'ComplaintWithdrawn',
  'LinkSentAgain',
  'PromiseMade',
  'PromiseKept',
  'PromiseWithdrawn',
  'DeadlineExtended',
  'NegotiationRound',
  'AboutCorrected',
  'CaseMerged',
  'CaseAbsorbed',
  'CaseSplit',
  'AttachmentAdded',
  'MailBounced',
  'LegalHoldPlaced',
  'LegalHoldReleased',
  'PersonalDataRevealed',
] as const;
export type ExportedEvent = (typeof exportedEvents)[number];

/** What staff wrote about the person and not to them: an event's name where the words stand. */
export const exportedNotes = [
  'NoteAdded',
  'CaseReclassified',
  'CaseWaiting',
  'ComplaintReopened',
  'PolicyApplied',
  'RemedyRejected',
  'RemedyCancelled',
  'RemedyExecuted',
  'NegotiationRound',
  'NegotiationEnded',
  'TaskAdded',
  'TaskAnswered',
  'LegalHoldPlaced',
  'LegalHoldReleased',
  'PersonalDataRevealed',
  'CaseMerged',
  'CaseAbsorbed',
  'CaseSplit',
  'AboutCorrected',
] as const;
export type ExportedNote = (typeof exportedNotes)[number];

const instant = z.string().describe('ISO 8601, UTC');
const money = z.object({ minor: z.int(), currency: z.string() });
const actor = z.enum(exportActors);

const exportedCase = z.object({
  reference: z.string(),
  status: z.enum(statuses),
  kind: z.enum(kinds),
  category: z.enum(categories),
  level: z.enum(levels),
  channel: z.enum(channels),
  enteredBy: actor,
  receivedAt: instant,
  country: z.string().optional(),
  product: z.string().optional(),
  orderNumber: z.string().optional(),
  batch: z.string().optional(),
  said: z.object({ kind: z.enum(kinds).optional(), urgency: z.enum(feltUrgencies).optional() }).optional(),
  you: z.object({
    name: z.string(),
    email: z.string().optional(),
    phone: z.string().optional(),
    language: z.enum(languages),
    tier: z.string().optional(),
  }),
  description: z.string(),
  assessment: z
    .object({ sentiment: z.string().optional(), keyPhrases: z.array(z.string()), personalData: z.array(z.string()) })
    .optional(),
  resolution: z
    .object({ explanation: z.string(), at: instant, confirmedAt: instant.optional(), rating: z.number().optional() })
    .optional(),
  mergedInto: z.string().optional(),
  splitFrom: z.string().optional(),
  history: z.array(
    z.object({
      at: instant,
      what: z.enum(exportedEvents),
      by: actor,
      text: z.string().optional(),
      dueAt: instant.optional(),
      amount: money.optional(),
      rating: z.number().optional(),
    }),
  ),
  remedies: z.array(
    z.object({
      kind: z.enum(remedyKindNames),
      state: z.enum(remedyStates),
      what: z.string(),
      amount: money.optional(),
      dueAt: instant,
    }),
  ),
  files: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      size: z.int(),
      sha256: z.string(),
      state: z.enum(attachmentStates),
      by: actor,
      at: instant,
    }),
  ),
  mails: z.array(z.object({ at: instant, template: z.string(), to: z.string() })),
  notes: z.array(z.object({ at: instant, what: z.enum(exportedNotes), by: actor, text: z.string() })).optional(),
});
export type ExportedCase = z.infer<typeof exportedCase>;

/** What one person is given of their data: docs/export.md explains each field. */
export const exportFormat = z.object({
  format: z.literal('redress-export/1'),
  request: z.string(),
  createdAt: instant,
  desk: z.string(),
  timeZone: z.string(),
  language: z.enum(languages),
  withNotes: z.boolean(),
  cases: z.array(exportedCase),
});
export type ExportDocument = z.infer<typeof exportFormat>;

/** The cases of one person as one document, in the language that was asked for or that they wrote in last. */
export function exportDocument(
  cases: ExportedCase[],
  {
    request: { id, notes, language },
    at,
    settings,
  }: { request: PrivacyRequest; at: Instant; settings: Pick<Settings, 'brand' | 'timeZone' | 'defaultLanguage'> },
): ExportDocument {
  const latest: Language | undefined = cases.at(-1)?.you.language;
  return {
    format: 'redress-export/1',
    request: id,
    createdAt: at,
    desk: settings.brand.name,
    timeZone: settings.timeZone,
    language: language ?? latest ?? settings.defaultLanguage,
    withNotes: notes,
    cases,
  };
}
