import { attachmentLines } from '../casework/attachments/files-of.ts';
import { isForCustomer } from '../casework/attachments/attachment.ts';
import { foldEmail } from '../casework/links/customers.ts';
import { remedyKinds } from '../casework/remedies/remedy.ts';
import type { Actor, Case } from '../complaint/complaint.ts';
import type { CaseEvent } from '../complaint/events.ts';
import type { CaseFile } from '../services.ts';
import { exportActors, type ExportActor, type ExportedCase } from './export-document.ts';
import { historyLine, noteLine } from './export-history.ts';

/** Whoever it was: the person themselves, a role, or nobody. A partner is named to nobody. */
export function exportActor(by: Actor): ExportActor {
  switch (by.type) {
    case 'customer':
      return 'you';
    case 'staff':
      return exportActors.find((one) => one === by.role) ?? 'staff';
    case 'partner':
      return 'staff';
    case 'system':
      return 'system';
    default:
      return by satisfies never;
  }
}

/**
 * One case as the person is given it: what they told us, what we told them, what we concluded about them, and what was
 * done. Left out are other people: partners and their words, customers of linked cases, who of the staff it was, and
 * what staff told each other about their work.
 * @param own the person's cases: no others are named
 * @param notes with what staff wrote about them, apart
 */
export function exportedCase(
  file: CaseFile,
  { notes, own }: { notes: boolean; own: readonly Pick<Case, 'reference'>[] },
): ExportedCase {
  const { subject, events, mails, parts } = file;
  const { reference, status, kind, category, level, channel, receivedAt, customer } = subject;
  const { country, product, orderNumber, batch, said, sentiment, keyPhrases } = subject;
  const isOwn = (other: string | undefined): other is string => own.some((one) => one.reference === other);
  const [first] = events;
  const begun = first?.type === 'ComplaintReceived' ? first : undefined;
  const splitFrom = begun?.facts.splitFrom?.reference;
  const assessed = events.findLast((event) => event.type === 'ComplaintAssessed');
  const personalData = assessed?.facts.personalData ?? [];
  const { email } = customer;
  return {
    reference,
    status,
    kind: kind.value,
    category: category.value,
    level: level.value,
    channel,
    enteredBy: exportActor(subject.enteredBy),
    receivedAt,
    ...(country !== undefined && { country }),
    ...(product !== undefined && { product }),
    ...(orderNumber !== undefined && { orderNumber }),
    ...(batch !== undefined && { batch }),
    ...(said && { said }),
    you: customer,
    description: begun?.words?.description ?? '',
    ...(assessed && {
      assessment: {
        ...(sentiment && { sentiment: sentiment.value }),
        keyPhrases: keyPhrases ?? [],
        personalData,
      },
    }),
    ...resolutionOf(subject),
    ...(subject.status === 'merged' && isOwn(subject.mergedInto) && { mergedInto: subject.mergedInto }),
    ...(isOwn(splitFrom) && { splitFrom }),
    history: events.flatMap((event) => historyLine(event, exportActor(event.by))),
    remedies: parts.flatMap((part) =>
      part.kind === 'remedy'
        ? [
            {
              kind: part.data.kind,
              state: part.data.state,
              what: part.data.what,
              // What an exchange or a repair costs us is nothing of theirs.
              ...(part.data.amount && remedyKinds[part.data.kind] === 'amount' && { amount: part.data.amount }),
              dueAt: part.data.dueAt,
            },
          ]
        : [],
    ),
    files: attachmentLines(file, receivedAt)
      .filter((line) => isForCustomer(line) && line.state !== 'awaiting')
      .map(({ name, type, size, sha256, state, by, at }) => ({
        name,
        type,
        size,
        sha256,
        state,
        by: exportActor(by),
        at,
      })),
    mails: mails.flatMap(({ sentAt, template, to }) =>
      email !== undefined && sentAt !== undefined && foldEmail(to) === foldEmail(email)
        ? [{ at: sentAt, template, to }]
        : [],
    ),
    ...(notes && { notes: notesOf(events) }),
  };
}

function resolutionOf(subject: Case): Pick<ExportedCase, 'resolution'> {
  if ((subject.status !== 'resolved' && subject.status !== 'closed') || !subject.resolution) return {};
  const { by: _by, ...told } = subject.resolution;
  return { resolution: told };
}

/** Tasks for outside partners, and what they answered, are theirs. */
function notesOf(events: readonly CaseEvent[]): NonNullable<ExportedCase['notes']> {
  const partners = new Set(
    events.flatMap((event) => (event.type === 'TaskAdded' && event.facts.to === 'partner' ? [event.facts.task] : [])),
  );
  return events.flatMap((event) =>
    (event.type === 'TaskAdded' || event.type === 'TaskAnswered') && partners.has(event.facts.task)
      ? []
      : noteLine(event, exportActor(event.by)),
  );
}
