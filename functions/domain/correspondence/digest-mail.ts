import type { Case, Instant } from '../complaint/complaint.ts';
import type { Services } from '../services.ts';
import { compose } from './compose.ts';
import { type Delivering, deliver } from './deliver.ts';
import type { DigestEntry } from './letter.ts';
import { letters } from './letters/letters.ts';
import { keepingOf } from './line.ts';
import { type Moment, momentIn } from './moments.ts';
import { stillDue } from './note-step.ts';
import { type Digest, digestMailId, type Notice } from './notices.ts';
import { oneLine } from './printable.ts';
import { recordDigestBounce } from './record-digest-bounce.ts';
import { passedOnFacts } from './step-mail.ts';
import { withoutIdentifiers } from '../privacy/masking.ts';

type Mailing = Delivering & Pick<Services, 'staff' | 'settings' | 'notices'>;

/** What became of the notices of a digest. */
export type Digested = { inDigest: Notice[]; dropped: Notice[] };

/**
 * Mails the steps of a digest together, the most overdue first. Those that are not due any more are left out.
 * @throws DomainError `service.unavailable` while another run has it, and what the carrier throws
 */
export async function mailDigest(services: Mailing, digest: Digest, notices: readonly Notice[]): Promise<Digested> {
  const found = await Promise.all(
    notices.map(async (notice) => ({ notice, subject: await services.cases.find(notice.reference) })),
  );
  const due = found.flatMap(({ notice, subject }) =>
    subject && stillDue(subject, notice.step) ? [{ notice, subject }] : [],
  );
  const kept = new Set(due.map(({ notice }) => notice));
  const outcome = {
    inDigest: notices.filter((notice) => kept.has(notice)),
    dropped: notices.filter((notice) => !kept.has(notice)),
  };
  if (due.length === 0) return outcome;

  const { settings } = services;
  const language = settings.defaultLanguage;
  const now = services.clock.now();
  const moment = (at: Instant): Moment => momentIn(language, settings.timeZone, at, now);
  const ordered = due.toSorted((a, b) => (a.notice.step.dueAt < b.notice.step.dueAt ? -1 : 1));
  const passedOn = new Map(
    notices.flatMap(({ reader }) => reader.passedOn.map((one) => [`${one.name} ${one.until ?? ''}`, one] as const)),
  );
  const letter = letters[language].digest({
    brand: settings.brand.name,
    queueUrl: `${settings.siteUrl}/console`,
    entries: await Promise.all(ordered.map(async (one) => entryOf(services, one, moment))),
    passedOn: passedOnFacts([...passedOn.values()], moment),
  });
  const envelope = { mailId: digestMailId, to: digest.email, language, purpose: 'alarm' } as const;
  const mail = compose({ reference: digest.reference }, settings, letter, envelope);
  await deliver(services, 'digest', mail, { refused: recordDigestBounce(services) });
  return outcome;
}

async function entryOf(
  services: Pick<Services, 'staff' | 'settings'>,
  { notice: { step }, subject }: { notice: Notice; subject: Case },
  moment: (at: Instant) => Moment,
): Promise<DigestEntry> {
  const { reference, level, team, excerpt } = subject;
  const { keeper } = await keepingOf(services, subject);
  return {
    reference,
    caseUrl: `${services.settings.siteUrl}/console#/cases/${reference}`,
    level: level.value,
    team,
    keeper,
    excerpt: oneLine(withoutIdentifiers(excerpt), mostOfAnExcerpt),
    step: { clock: step.clock, due: moment(step.dueAt) },
  };
}

/** Characters: two lines of a phone. */
const mostOfAnExcerpt = 60;
