import type { Instant } from '../../../functions/domain/complaint/complaint.ts';
import {
  type Absence,
  type AbsenceBook,
  type Digest,
  letterOf,
  mailIdIn,
  type Notice,
  type NoticeStore,
  type TaggedInbox,
} from '../../../functions/domain/correspondence/notices.ts';
import type { MailRecord } from '../../../functions/domain/services.ts';

type Records = Map<string, MailRecord & { leaseUntil: Instant }>;

/** Where notices wait, in memory; the mails of cases and digests stand in `records` by their ids. */
export function memoryNotices(records: Records): NoticeStore & {
  inboxes: Map<string, TaggedInbox>;
  piles: Map<string, Notice>;
  digests: Map<string, Digest>;
} {
  const inboxes = new Map<string, TaggedInbox>();
  const piles = new Map<string, Notice>();
  const digests = new Map<string, Digest>();
  let tags = 0;
  const newTag = (): string => `tag-${(tags += 1)}`;
  return {
    inboxes,
    piles,
    digests,
    async keep(notice) {
      const mailId = mailIdIn(notice);
      if (records.has(mailId)) return 'known';
      const { email: to, as: toldAs, passedOn } = notice.reader;
      const template = letterOf[notice.type];
      records.set(mailId, {
        mailId,
        template,
        to,
        toldAs,
        passedOn,
        state: 'waiting',
        claimedAt: notice.at,
        leaseUntil: '',
      });
      piles.set(`${notice.person} ${notice.id}`, notice);
      return 'kept';
    },
    async announce(person, now) {
      const empty = { told: 0, digested: false, outgoing: { singles: [], dropped: [], digests: [] } };
      const inbox = { ...empty, ...inboxes.get(person), nextAt: now, tag: newTag() };
      inboxes.set(person, inbox);
      return inbox;
    },
    dueBy: async (now) => [...inboxes].filter(([, { nextAt }]) => nextAt <= now).map(([person]) => person),
    inbox: async (person) => inboxes.get(person),
    waiting: async (person, most) =>
      [...piles.values()]
        .filter((notice) => notice.person === person)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, most),
    async save(person, tag, inbox, formed = []) {
      if (inboxes.get(person)?.tag !== tag) return undefined;
      const next = newTag();
      inboxes.set(person, { ...inbox, tag: next });
      for (const digest of formed) digests.set(digest.reference, digest);
      return next;
    },
    async close(person, tag) {
      if (inboxes.get(person)?.tag === tag) inboxes.delete(person);
    },
    async settle(notices, outcome) {
      for (const notice of notices) {
        piles.delete(`${notice.person} ${notice.id}`);
        const record = records.get(mailIdIn(notice));
        if (!record || outcome.is === 'mailed') continue;
        const digest = outcome.is === 'in-digest' ? { digest: outcome.reference } : {};
        records.set(record.mailId, { ...record, state: outcome.is, ...digest });
      }
    },
    digest: async (reference) => digests.get(reference),
  };
}

export function memoryAbsences(): AbsenceBook {
  const known = new Map<string, Absence>();
  return {
    list: async () => [...known.values()],
    put: async (absence) => void known.set(absence.person, absence),
    remove: async (person) => void known.delete(person),
  };
}
