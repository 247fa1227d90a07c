import { createHash, timingSafeEqual } from 'node:crypto';
import { foldEmail } from '../casework/links/customers.ts';
import { change } from '../complaint/change.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import { readReference } from '../complaint/reference.ts';
import type { Decision, Services } from '../services.ts';

/**
 * Somebody asks for the link to a case, as they wrote it. It is kept apart from the cases and looked at later, so that
 * whoever asks learns nothing from the answer: not from what it says, and not from how long it took.
 */
export type LostLink = {
  /** Unique, and in the order in which they were asked. */
  id: string;
  reference: string;
  email: string;
  askedAt: Instant;
};

export interface LostLinkBook {
  /** One write, whatever was asked. It is forgotten by itself after a day. */
  ask(request: LostLink): Promise<void>;
  /** What is still to be looked at, oldest first. */
  waiting(most: number): Promise<LostLink[]>;
  settle(request: LostLink): Promise<void>;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const mostADay = 5;
const page = 25;

/** Takes note that somebody asks. */
export async function askForLink(
  { lostLinks, clock, random }: Pick<Services, 'lostLinks' | 'clock' | 'random'>,
  { reference, email }: Pick<LostLink, 'reference' | 'email'>,
): Promise<void> {
  const askedAt = clock.now();
  const id = `${askedAt}#${Buffer.from(random.bytes(8)).toString('hex')}`;
  await lostLinks.ask({ id, reference, email, askedAt });
}

export type LostLinksReport = { looked: number; sent: number; failed: number };
type Working = Pick<Services, 'lostLinks' | 'cases' | 'clock' | 'policies' | 'log'>;

/**
 * Looks at what was asked, and has the link sent where the address is the case's own: that it goes is an event of the
 * case, which the mails follow (correspondence/tellings.ts). Each request is settled once it was looked at; one that
 * fails stays for the next run, and holds up no other.
 * @param hasTime whether another request may be begun
 */
export async function sendLostLinks(services: Working, hasTime: () => boolean): Promise<LostLinksReport> {
  const report: LostLinksReport = { looked: 0, sent: 0, failed: 0 };
  for (;;) {
    const waiting = await services.lostLinks.waiting(page);
    for (const request of waiting) {
      if (!hasTime()) return report;
      report.looked += 1;
      try {
        if (await lookAt(services, request)) report.sent += 1;
        await services.lostLinks.settle(request);
      } catch (error) {
        report.failed += 1;
        const reason = error instanceof Error ? error.message : String(error);
        services.log.error('A request for a lost link could not be looked at; it is tried again.', { reason });
      }
    }
    if (waiting.length < page || report.failed > 0) return report;
  }
}

async function lookAt(services: Working, { reference: written, email, askedAt }: LostLink): Promise<boolean> {
  const reference = readReference(written);
  const subject = reference === undefined ? undefined : await services.cases.find(reference);
  // Whoever asked an hour ago has given up, or has asked again.
  const stale = Date.parse(services.clock.now()) - Date.parse(askedAt) > hour;
  if (!subject || stale || !isTheirs(subject, email)) return false;
  const after = await change(services, subject.reference, 'send-link', sendAgain, { known: subject });
  return after.version > subject.version;
}

/** Whether it is the address that the customer left; in constant time. */
function isTheirs({ customer }: Pick<Case, 'customer'>, email: string): boolean {
  const digest = (address: string): Buffer => createHash('sha256').update(foldEmail(address)).digest();
  return timingSafeEqual(digest(email), digest(customer.email ?? '')) && customer.email !== undefined;
}

/** At most one an hour and five a day: nobody's mailbox is filled by strangers who know a number and an address. */
function sendAgain(subject: Case, now: Instant): Decision | undefined {
  const ago = (at: Instant): number => Date.parse(now) - Date.parse(at);
  const lately = (subject.linksSent ?? []).filter((at) => ago(at) < day);
  if (lately.length >= mostADay || lately.some((at) => ago(at) < hour)) return undefined;
  return {
    next: { ...subject, linksSent: [...lately, now] },
    events: [{ type: 'LinkSentAgain', at: now, by: { type: 'system', name: 'lost-links' }, facts: {}, words: {} }],
  };
}
