import type { Answer } from '../../../api/answer.ts';

type StaffCase = Answer<'readCase'>;
type TimelineEntry = StaffCase['timeline'][number];

/** Whose an event is: what the customer did, what we told them, what staff did among themselves, what happened by itself. */
export type Side = 'customer' | 'told' | 'internal' | 'system';
export type Filter = 'all' | 'customer' | 'internal';

/** What the customer gets to read, in mails or on the tracking page. */
const told = new Set([
  'ComplaintAcknowledged',
  'ReplyAdded',
  'ComplaintResolved',
  'ComplaintClosed',
  'ComplaintReopened',
  'PromiseMade',
  'PromiseWithdrawn',
  'DeadlineExtended',
  'LinkSentAgain',
  'CaseMerged',
  'CaseSplit',
]);

export function sideOf({ type, by, facts }: TimelineEntry): Side {
  if (by.type === 'customer' || type === 'ComplaintReceived') return 'customer';
  if (told.has(type) || (type === 'AttachmentAdded' && facts['shared'] === true)) return 'told';
  return by.type === 'system' ? 'system' : 'internal';
}

/** Whether an event is shown under a filter. A mail that came back concerns the talk with the customer. */
export function fits(entry: TimelineEntry, filter: Filter): boolean {
  if (filter === 'all') return true;
  const side = sideOf(entry);
  const withCustomer = side === 'customer' || side === 'told' || entry.type === 'MailBounced';
  return withCustomer === (filter === 'customer');
}

type Mail = StaffCase['mails'][number] & { bounced: string | undefined };

/** The mails of a case by the event that they tell of: a mail's id begins with the event's number. */
export function mailsByEvent({ mails, timeline }: StaffCase): Map<number, Mail[]> {
  const bounces = new Map(
    timeline
      .filter(({ type }) => type === 'MailBounced')
      .map(({ facts }) => [String(facts['mailId']), String(facts['bounce'])]),
  );
  const found = new Map<number, Mail[]>();
  for (const mail of mails) {
    const seq = Number.parseInt(mail.mailId, 10);
    const those = found.get(seq) ?? [];
    found.set(seq, [...those, { ...mail, bounced: bounces.get(mail.mailId) }]);
  }
  return found;
}
