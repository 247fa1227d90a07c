import type { CaseFile, MailRecord } from '../../functions/domain/services.ts';
import { letterOf, stepTypes } from '../../functions/domain/correspondence/notices.ts';
import { contributionOf } from '../../functions/domain/insight/measures/contribution.ts';
import { type Counts, difference, plus } from '../../functions/domain/insight/measures/counters.ts';
import type { LocalMail, LocalQueue } from '../journeys/machine.ts';
import type { Ledger, Said, Submitted } from './ledger.ts';

/** What is true of the desk when it has come to rest. */
export type Facts = {
  ledger: Pick<Ledger, 'submitted' | 'said'>;
  /** The cases of this fault's customers. */
  files: readonly CaseFile[];
  /** What the API's proof says of each of them. */
  audits: ReadonlyMap<string, { intact: boolean; why?: string }>;
  /** Every mail that went out, and what the desk has on record of mails. */
  mailbox: readonly LocalMail[];
  mails: readonly MailRecord[];
  /** Of all cases of the desk, as they are and as the dashboard adds them up. */
  everyFile: readonly CaseFile[];
  counters: Counts;
  zone: string;
  queues: readonly LocalQueue[];
  /** How many dead letters are meant to be there. */
  expectedDead: number;
};

/** Sentences: what is not there, what is there more than once, and what else is not as it must be. */
export type Verdict = { lost: string[]; doubled: string[]; broken: string[] };

/** Holds the desk to what it acknowledged. */
export function judge(facts: Facts): Verdict {
  const verdict: Verdict = { lost: [], doubled: [], broken: [] };
  for (const entry of facts.ledger.submitted) complaint(facts, entry, verdict);
  for (const said of facts.ledger.said) saying(facts, said, verdict);
  for (const file of facts.files) {
    record(facts, file, verdict);
    acknowledgement(facts, file, verdict);
    steps(facts, file, verdict);
  }
  const isSilent = facts.ledger.submitted.every(({ answer }) => answer === undefined);
  if (isSilent) verdict.broken.push('No complaint was acknowledged: of this desk nothing can be said.');
  unknownMails(facts, verdict);
  measures(facts, verdict);
  stuck(facts, verdict);
  return verdict;
}

/** @param what how often something is there that must be there once, or may be when nobody said that it is */
function once(verdict: Verdict, what: string, count: number, isPromised = true): void {
  if (count === 0 && isPromised) verdict.lost.push(what);
  if (count > 1) verdict.doubled.push(`${what}: ${count} times`);
}

const emailOf = ({ subject }: CaseFile): string => subject.customer.email ?? '';

function complaint({ files }: Facts, { email, description, answer }: Submitted, verdict: Verdict): void {
  const own = files.filter((file) => emailOf(file) === email);
  once(verdict, `The complaint of ${email}`, own.length, answer !== undefined);
  if (!answer) return;
  if (Object.keys(answer.deadlines).length === 0)
    verdict.broken.push(`${answer.reference} was answered without a deadline.`);
  const file = own.find(({ subject }) => subject.reference === answer.reference);
  if (own.length > 0 && !file) verdict.lost.push(`${answer.reference}, which ${email} was given`);
  const [first] = file?.events ?? [];
  if (file && !(first?.type === 'ComplaintReceived' && first.words?.description === description)) {
    verdict.broken.push(`${answer.reference} does not hold the words that ${email} wrote.`);
  }
}

function saying(
  { files, mailbox }: Facts,
  { by, reference, email, marker, isAcknowledged }: Said,
  verdict: Verdict,
): void {
  const events = files.find(({ subject }) => subject.reference === reference)?.events ?? [];
  const count = events.filter(({ words }) => JSON.stringify(words ?? {}).includes(marker)).length;
  once(verdict, `${marker} in ${reference}`, count, isAcknowledged);
  if (by === 'customer' || count === 0) return;
  const told = mailbox.filter((mail) => mail.to === email && mail.text.includes(marker)).length;
  once(verdict, `The mail with ${marker} to ${email}`, told);
}

function record({ audits }: Facts, { subject, events }: CaseFile, verdict: Verdict): void {
  const { reference } = subject;
  const audit = audits.get(reference);
  if (audit?.intact !== true) verdict.broken.push(`${reference} is not proved: ${audit?.why ?? 'no answer'}`);
  if (subject.clocks.length === 0) verdict.broken.push(`${reference} has no deadline.`);
  const assessed = events.filter(({ type }) => type === 'ComplaintAssessed').length;
  once(verdict, `The assessment of ${reference}`, assessed);
  if (subject.acknowledgedAt === undefined) verdict.lost.push(`The record that ${reference} was acknowledged`);
}

/** What the subject of an acknowledgement begins with. */
export const acknowledges = /^(We have received your|我们已收到您的)/u;

function acknowledgement({ mailbox }: Facts, file: CaseFile, verdict: Verdict): void {
  const told = mailbox.filter((mail) => mail.to === emailOf(file) && acknowledges.test(mail.subject));
  once(verdict, `The acknowledgement of ${file.subject.reference}`, told.length);
}

/** Each step of a clock of a case that nobody took is told to whom the policy names, each of them once. */
function steps({ mailbox }: Facts, { subject, events, mails }: CaseFile, verdict: Verdict): void {
  const { reference } = subject;
  for (const event of events) {
    const type = stepTypes.find((one) => one === event.type);
    if (type === undefined) continue;
    const prefix = `${String(event.seq).padStart(6, '0')}-${letterOf[type]}-`;
    const records = mails.filter(({ mailId }) => mailId.startsWith(prefix));
    if (records.length === 0 && subject.level.value === 'urgent')
      verdict.lost.push(`Whom to tell of ${type} of ${reference}`);
    for (const { mailId, state, messageId, to } of records) {
      const what = `The mail ${mailId} of ${reference} to ${to}`;
      if (state === 'sent')
        once(verdict, what, mailbox.filter((mail) => mail.headers['Message-ID'] === messageId).length);
      else if (state === 'claimed' || subject.level.value === 'urgent') {
        if (state !== 'in-digest' && state !== 'dropped') verdict.broken.push(`${what} is stuck: ${state}.`);
      }
    }
  }
}

/** A mail that went and that no record vouches for is one too many, or one whose proof is missing. */
function unknownMails({ mailbox, mails, files }: Facts, verdict: Verdict): void {
  const known = new Set(mails.map(({ messageId }) => messageId));
  const own = files.map(({ subject }) => subject.reference);
  for (const { headers, subject, to, text } of mailbox) {
    const id = headers['Message-ID'];
    const reference = own.find((one) => text.includes(one) || subject.includes(one));
    if (reference !== undefined && !known.has(id)) verdict.doubled.push(`"${subject}" to ${to}, which is on no record`);
  }
  for (const { subject, mails: records } of files) {
    for (const { mailId, state } of records) {
      if (state === 'claimed') verdict.broken.push(`The mail ${mailId} of ${subject.reference} is stuck: ${state}.`);
    }
  }
}

function measures({ everyFile, counters, zone }: Facts, verdict: Verdict): void {
  const recount = plus(...everyFile.map(({ subject, events }) => contributionOf(subject, events, zone)));
  for (const [counter, by] of Object.entries(difference(counters, recount))) {
    verdict.broken.push(`The dashboard's ${counter} is off by ${by}.`);
  }
}

const isGrave = ({ name }: Pick<LocalQueue, 'name'>): boolean => /dead-?letters/iu.test(name);

/** How many messages lie in the dead-letter queues. */
export const deadLettersIn = (queues: readonly LocalQueue[]): number =>
  queues.filter(isGrave).reduce((sum, { visible }) => sum + visible, 0);

function stuck({ queues, expectedDead }: Facts, verdict: Verdict): void {
  for (const queue of queues) {
    const there = queue.visible + queue.inFlight;
    if (!isGrave(queue) && there > 0) verdict.broken.push(`${there} messages are stuck in ${queue.name}.`);
  }
  const dead = deadLettersIn(queues);
  if (dead !== expectedDead) verdict.broken.push(`${dead} dead letters, of which ${expectedDead} were to be expected.`);
}
