import { placeName } from '../casework/attachments/place.ts';
import { hasWords } from '../complaint/chain.ts';
import { change } from '../complaint/change.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import type { ErasureCounts, PublishedEvent } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { CaseFile, Decision, Services } from '../services.ts';
import { eraseCase, type Erasing } from './erase-case.ts';
import { wordlessPart } from './scrub-parts.ts';
import { removeTraces } from './traces.ts';

type Needs = Pick<
  Services,
  'cases' | 'clock' | 'policies' | 'related' | 'solved' | 'lostLinks' | 'bulk' | 'keyed' | 'remains' | 'files' | 'log'
>;

/**
 * When a case was erased: takes out what is left of whoever complained. First what leads to the case elsewhere, by its
 * words; then files, mails' addresses and parts; the words of its events last, so that a run that dies in between finds
 * them once more. Then the case says that all of it is gone. Doing any of it again changes nothing.
 *
 * A case that is there again as it was before, because the table was brought back from a backup, is erased again.
 * @throws what kept it from being done: the event comes again; of a restored case that was still worked on then,
 *   `complaint.wrong-status`: somebody has to close it first
 */
export async function forget(services: Needs, event: PublishedEvent): Promise<void> {
  if (event.type !== 'CaseErased') return;
  const { reference, facts, by } = event;
  const actor = by.type === 'staff' ? by : ({ type: 'system', name: 'forget' } as const);
  const file = await erasedFile(services, reference, { ...facts, by: actor });
  const { subject, events, parts } = file;
  if (subject.erased?.completedAt !== undefined) return;
  const said = events.find(({ type }) => type === 'CaseErased')?.seq ?? 0;
  const before = events.filter(({ seq }) => seq < said);
  const counts: ErasureCounts = {
    events: before.filter((one) => one.words === undefined || hasWords(one)).length,
    parts: parts.length,
    files: parts.filter(({ kind }) => kind === 'file').length,
    entries: await removeTraces(services, subject, before),
  };
  await removeFiles(services, file);
  await services.remains.unaddress(
    reference,
    file.mails.map(({ mailId }) => mailId),
  );
  await services.remains.rewrite(reference, parts.map(wordlessPart));
  await services.remains.silence(
    reference,
    before.filter((one) => hasWords(one) || (one.by.type === 'partner' && one.by.name !== undefined)),
  );
  await change(services, reference, 'complete-erasure', completed(counts));
}

/** The case as it is once it is erased. */
async function erasedFile(services: Needs, reference: string, erasing: Erasing): Promise<CaseFile> {
  const file = await services.cases.open(reference);
  if (!file) throw new DomainError('complaint.not-found', { reference });
  if (file.subject.erased) return file;
  const outcome = await eraseCase(services, reference, erasing);
  if (outcome === 'held' || outcome === 'open') {
    const reason = outcome === 'held' ? 'it is held for a dispute' : 'it is worked on';
    throw new DomainError('complaint.wrong-status', {
      reference,
      command: 'erase',
      status: file.subject.status,
      reason,
    });
  }
  services.log.warn('A case that had been erased was there again, and is erased once more.', { reference });
  return erasedFile(services, reference, erasing);
}

/** Files that came, those that were awaited, and the list of these. */
async function removeFiles(services: Pick<Services, 'files' | 'remains'>, file: CaseFile): Promise<void> {
  const { reference } = file.subject;
  const arrived = file.parts.flatMap((part) => (part.kind === 'file' ? [{ id: part.id, mark: part.data.mark }] : []));
  const places = [...arrived, ...(file.uploads?.uploads ?? [])].map(({ id, mark }) =>
    placeName({ reference, id, mark }),
  );
  for (const place of new Set(places)) await services.files.remove(place);
  await services.remains.closeUploads(reference);
}

const completed =
  (counts: ErasureCounts) =>
  (subject: Case, now: Instant): Decision | undefined =>
    subject.erased === undefined || subject.erased.completedAt !== undefined
      ? undefined
      : {
          next: { ...subject, erased: { ...subject.erased, completedAt: now } },
          events: [
            {
              type: 'ErasureCompleted',
              at: now,
              by: { type: 'system', name: 'forget' },
              facts: counts,
              words: {},
            },
          ],
        };
