import { change } from '../../complaint/change.ts';
import type { Case, Instant } from '../../complaint/complaint.ts';
import type { NewEvent } from '../../complaint/events.ts';
import type { CasePart } from '../../complaint/parts.ts';
import { DomainError } from '../../errors.ts';
import type { Decision, Services } from '../../services.ts';
import { afterwards, type Rules } from '../../sla/clocks.ts';
import { type Attachment, isNews, isReadable, type ScanOutcome } from './attachment.ts';
import { type Place, placeName } from './place.ts';
import type { Upload } from './uploads.ts';

/** News of a file: it has come, or what the scan of it ended with. Either may be first, and either may come twice. */
export type FileReport = { place: Place; outcome?: ScanOutcome };

/**
 * Puts on record what became of a file. What nobody was waiting for is left where it is, to expire there.
 * @param scans whether this deployment has files scanned; otherwise they are taken as they are, and said to be so
 * @throws DomainError as `change` does: the news comes again
 */
export async function recordFile(
  services: Pick<Services, 'cases' | 'clock' | 'policies' | 'uploads' | 'files' | 'log'>,
  { place, outcome }: FileReport,
  { scans }: { scans: boolean },
): Promise<void> {
  const { reference, id, mark } = place;
  const wanted = [{ kind: 'file', id }] as const;
  const [[part], { list }, subject] = await Promise.all([
    services.cases.parts(reference, wanted),
    services.uploads.read(reference),
    services.cases.find(reference),
  ]);
  // Nobody may have it any more, whoever was to.
  if (subject?.erased) return services.files.remove(placeName(place));
  const awaited = list.uploads.find((upload) => upload.id === id && upload.mark === mark);
  if (!isOfPlace(part, mark) && awaited === undefined) {
    services.log.warn('A file came that no case waits for; it is left to expire.', { reference, attachment: id });
    return;
  }
  const known = outcome ?? (scans ? undefined : 'unscanned');
  // First the file, then the word that it is there: whoever reads the word finds the file.
  const isNew = known !== undefined && (!isOfPlace(part, mark) || isNews(part.data.state, known));
  if (isNew && isReadable(known)) await services.files.keep(placeName(place));
  try {
    await change(
      services,
      reference,
      'record-file',
      (found, now, rules, [current]) =>
        recorded({ place, awaited, outcome: known }, { subject: found, now, rules, current }),
      { parts: wanted },
    );
  } catch (error) {
    // It was erased at this very moment, and this file, which nobody knew of, with it.
    if (!(error instanceof DomainError) || error.code !== 'complaint.erased') throw error;
    await services.files.remove(placeName(place));
  }
}

const isOfPlace = (part: CasePart | undefined, mark: string): part is Extract<CasePart, { kind: 'file' }> =>
  part?.kind === 'file' && part.data.mark === mark;

type News = { place: Place; awaited: Upload | undefined; outcome: ScanOutcome | undefined };
type Known = { subject: Case; now: Instant; rules: Rules; current: CasePart | undefined };

/** @returns undefined when it is all known already */
function recorded({ place, awaited, outcome }: News, { subject, now, rules, current }: Known): Decision | undefined {
  const { id, mark } = place;
  const before = isOfPlace(current, mark) ? current.data : undefined;
  if (current !== undefined && before === undefined) return undefined;
  const file = before ?? (awaited && arrived(awaited, now));
  if (file === undefined) return undefined;
  const news = outcome !== undefined && isNews(file.state, outcome) ? outcome : undefined;
  const [first, ...rest]: NewEvent[] = [
    ...(before ? [] : [addedEvent(id, file, now)]),
    ...(news === undefined ? [] : [scannedEvent(id, news, now)]),
  ];
  if (first === undefined) return undefined;
  const data = news === undefined ? file : { ...file, state: news, scannedAt: now };
  // What a customer sends is said to us, as a message is.
  const wrote = before === undefined && file.by.type === 'customer';
  return {
    next: { ...subject, ...(wrote && afterwards(subject, [{ is: 'written-to', at: now }], rules)) },
    events: [first, ...rest],
    parts: [{ kind: 'file', id, data }],
  };
}

function arrived({ id: _id, expiresAt: _expiresAt, ...promised }: Upload, now: Instant): Attachment {
  return { ...promised, state: 'scanning', addedAt: now };
}

const addedEvent = (id: string, { by, name, type, size, sha256, shared }: Attachment, at: Instant): NewEvent => ({
  type: 'AttachmentAdded',
  at,
  by,
  facts: { attachment: id, type, size, sha256, shared },
  words: { name },
});

const scannedEvent = (id: string, outcome: ScanOutcome, at: Instant): NewEvent => ({
  type: 'AttachmentScanned',
  at,
  by: { type: 'system', name: 'malware-scan' },
  facts: { attachment: id, outcome },
  words: {},
});
