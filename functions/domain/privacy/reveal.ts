import { change, type RepeatableRequest } from '../complaint/change.ts';
import type { Actor, Case, Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { CaseFile, Services } from '../services.ts';
import { shownText } from './masking.ts';
import type { PersonalDataKind } from './personal-data.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** How often one person may do so in an hour of the clock: a working day's need, and no one's way to copy a desk. */
export const mostReveals = 20;

/** Counts by person and hour how often somebody looked. */
export interface RevealBook {
  /** Counts one more. @returns false, and counts nothing, when there were `most` in that hour */
  take(person: string, hour: Instant, most: number): Promise<boolean>;
}

const hourMs = 3_600_000;

/**
 * Somebody is shown what their role hides: who, when, why, and which kinds it was, stand in the case's record before a
 * word of it is shown.
 * @throws DomainError `reveal.too-many`, `complaint.not-found`, `complaint.erased`
 */
export async function reveal(
  services: Pick<Services, 'cases' | 'clock' | 'policies' | 'reveals'>,
  reference: string,
  { reason, by, known, repeatable }: Revealing,
): Promise<CaseFile> {
  const now = services.clock.now();
  const hour = new Date(Math.floor(Date.parse(now) / hourMs) * hourMs).toISOString();
  if (!(await services.reveals.take(by.id, hour, mostReveals))) {
    const retryAfter = Math.ceil((Date.parse(hour) + hourMs - Date.parse(now)) / 1000);
    throw new DomainError('reveal.too-many', { limit: mostReveals, retryAfter });
  }
  const kinds = hiddenIn(await opened(services, reference));
  await change(
    services,
    reference,
    'reveal',
    (subject, at) => ({
      next: subject,
      events: [{ type: 'PersonalDataRevealed', at, by, facts: { kinds }, words: { reason } }],
    }),
    { known, repeatable },
  );
  return opened(services, reference);
}

type Revealing = {
  reason: string;
  by: Staff;
  known?: Case | undefined;
  repeatable?: RepeatableRequest | undefined;
};

async function opened({ cases }: Pick<Services, 'cases'>, reference: string): Promise<CaseFile> {
  const file = await cases.open(reference);
  if (!file) throw new DomainError('complaint.not-found', { reference });
  return file;
}

/** The kinds of identifiers in what people wrote into a case. */
function hiddenIn({ events }: CaseFile): PersonalDataKind[] {
  const texts = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  const found = texts(events.map(({ words }) => words)).flatMap((text) => shownText(text, 'no-identifiers').kinds);
  return [...new Set(found)].toSorted();
}
