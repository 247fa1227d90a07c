import { createHash } from 'node:crypto';
import type { Instant } from '../complaint/complaint.ts';
import type { StepFacts } from '../complaint/events.ts';
import { crockford } from '../complaint/reference.ts';
import { mailIdOf } from './compose.ts';
import type { Because } from './letter.ts';

/** Who was to be told and was not, and why. `until` is when their leave ends. */
export type PassedOn = { name: string; reason: 'on-leave' | 'nobody-on-call'; until?: Instant };

export const stepTypes = ['DeadlineWarned', 'DeadlineBreached', 'CaseEscalated'] as const;
export type StepType = (typeof stepTypes)[number];

/** A step of one case that one person is to be told, stored before it is mailed. */
export type Notice = {
  /** Unique among a person's; sorts by the time of the step. */
  id: string;
  /** The address in lower case: whom it is for, however they were named. */
  person: string;
  reference: string;
  seq: number;
  /** When the step was taken. */
  at: Instant;
  type: StepType;
  step: StepFacts;
  urgent: boolean;
  /** Not before: in the reader's working hours, unless it is urgent. */
  from: Instant;
  /** By when it goes if nothing goes before: later than `from` for what waits for a digest. */
  goesAt: Instant;
  reader: NoticeReader;
};

export type NoticeReader = {
  email: string;
  name: string;
  /** How the staff directory names them, when it does. */
  id?: string;
  /** Part of the mail's id: the place in the policy's list that this person fills. */
  as: string;
  because: Because;
  passedOn: readonly PassedOn[];
  /** They are away as well, and nobody else is there. */
  away?: true;
};

/**
 * Several notices, by their ids, in one mail. Its mail stands under its own reference, as those of a case under the
 * case's.
 */
export type Digest = {
  reference: string;
  person: string;
  email: string;
  formedAt: Instant;
  notices: readonly string[];
};

/** What has been decided to happen to notices, and is not done yet: ids of notices, references of digests. */
export type Outgoing = { singles: readonly string[]; dropped: readonly string[]; digests: readonly string[] };

/** What is remembered of a person's mail while something waits for them or a window is open. */
export type Inbox = {
  /** When to look at it next. */
  nextAt: Instant;
  /** Since when steps are counted, or since the latest digest. */
  since?: Instant;
  /** How many went singly since then. */
  told: number;
  /** A digest went: what follows within the window waits for its end. */
  digested: boolean;
  outgoing: Outgoing;
  /** Until then whoever decided the outgoing ones carries them out; afterwards anybody may. */
  heldUntil?: Instant;
};

/** @param tag changes with every write */
export type TaggedInbox = Inbox & { tag: string };

export interface NoticeStore {
  /**
   * Stores a notice and puts its mail on the record of its case, once for the event and the reader's place,
   * whatever became of it since.
   */
  keep(notice: Notice): Promise<'kept' | 'known'>;
  /** Something waits for that person: whoever flushes beside will not overlook it. @returns the inbox as it is now */
  announce(person: string, now: Instant): Promise<TaggedInbox>;
  /** Whose inboxes are to be looked at by now: one query. */
  dueBy(now: Instant): Promise<string[]>;
  inbox(person: string): Promise<TaggedInbox | undefined>;
  /** Notices that wait for a person, oldest first, up to that many: a consistent read. */
  waiting(person: string, most: number): Promise<Notice[]>;
  /** Writes what was decided, if nobody wrote since, with the digests that it speaks of. @returns the new tag, or undefined when somebody did */
  save(person: string, tag: string, inbox: Inbox, digests?: readonly Digest[]): Promise<string | undefined>;
  /** Forgets an inbox that holds nothing, if nobody wrote since. */
  close(person: string, tag: string): Promise<void>;
  /** Takes notices off the pile, with what became of them on the record of their cases. */
  settle(notices: readonly Notice[], outcome: Settlement): Promise<void>;
  digest(reference: string): Promise<Digest | undefined>;
}

/** `mailed`: its own mail has a record of its own. */
export type Settlement = { is: 'mailed' } | { is: 'dropped' } | { is: 'in-digest'; reference: string };

/** Leave, as somebody entered it. `person` is a staff id, or an address of the line or the rota in lower case. */
export type Absence = { person: string; from: Instant; until: Instant; enteredBy: string; enteredAt: Instant };

export interface AbsenceBook {
  /** All that are known, also those that are over or yet to come. */
  list(): Promise<Absence[]>;
  put(absence: Absence): Promise<void>;
  remove(person: string): Promise<void>;
}

/** The mail that a notice is when it goes alone: named by the letter, and by the place that its reader fills. */
export const letterOf: Record<StepType, 'warning' | 'breach' | 'escalation'> = {
  DeadlineWarned: 'warning',
  DeadlineBreached: 'breach',
  CaseEscalated: 'escalation',
};
export const mailIdIn = ({ seq, type, reader }: Pick<Notice, 'seq' | 'type' | 'reader'>): string =>
  mailIdOf(seq, letterOf[type], reader.as);

export const noticeId = (notice: Pick<Notice, 'at' | 'reference' | 'seq' | 'type' | 'reader'>): string =>
  `${notice.at}#${notice.reference}#${mailIdIn(notice)}`;

/** The case, and the record of the notice in it, that an id speaks of. */
export function readNoticeId(id: string): { reference: string; mailId: string } {
  const [, reference = '', mailId = ''] = id.split('#');
  return { reference, mailId };
}

export const personOf = (email: string): string => email.trim().toLowerCase();

const digestPrefix = 'DG-';

/** A notice goes with one digest at most, so that its id names the digest. */
export const digestReference = (first: Notice): string =>
  digestPrefix + crockford(createHash('sha256').update(`${first.person} ${first.id}`).digest(), 12);

export const isDigest = (reference: string): boolean => reference.startsWith(digestPrefix);

/** The one mail of a digest. */
export const digestMailId = 'digest';
