import type { Instant } from '../complaint/complaint.ts';
import { type Carrying, carryOut } from './carry-out.ts';
import { stillDue } from './note-step.ts';
import { type Digest, digestReference, type Inbox, type Notice, type TaggedInbox } from './notices.ts';
import {
  added,
  decidedIds,
  isAbandoned,
  isEmpty,
  joined,
  leftOf,
  nothingOutgoing,
  outgoingOf,
  type Work,
  without,
} from './outgoing.ts';
import { heldBackUntil, nextLook, planPost, ready } from './post-plan.ts';

/** How many notices are looked at, and go into one digest, at most. The rest follows with the next one. */
export const mostAtOnce = 500;
const mostAttempts = 8;

/** Longer than any function that flushes may run: then whoever comes next takes over. */
const holdMinutes = 2;

/**
 * Mails what waits for a person and has to go now: a few steps as they are, many as one digest. What goes how is
 * decided by one conditional write to the person's inbox, so that of two runs at once one decides, and carried out
 * afterwards; what a run that died leaves, a later one carries out (docs/decisions/0009).
 *
 * @param known the inbox as the caller has just announced it
 * @throws what kept a mail from going, after everything else was done; its notice waits for another flush
 */
export async function flush(services: Carrying, person: string, known?: TaggedInbox): Promise<void> {
  const { notices, clock, settings } = services;
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    // The inbox before the pile: what is on the pile, and was in no inbox before, is nobody's yet.
    const inbox = attempt === 1 && known ? known : await notices.inbox(person);
    if (!inbox) return;
    const now = clock.now();
    // In a storm each batch comes by here: the pile is left to the next look, a minute from now at most.
    if (known && heldBackUntil(inbox, now, settings.digest, true) && !isAbandoned(inbox, now)) return;
    const pile = await notices.waiting(person, mostAtOnce);
    const decided = await decide(services, inbox, pile, now);
    if (isEmpty(decided.work)) {
      await conclude(services, person, inbox, decided.inbox, decided.waiting, now);
      return;
    }
    const tag = await notices.save(person, inbox.tag, decided.inbox, decided.formed);
    // Whoever was faster may have decided about the very same notices.
    if (tag === undefined) continue;
    const { done, failures } = await carryOut(services, decided.work, pile);
    const left = { ...decided.inbox, outgoing: without(decided.inbox.outgoing, done) };
    await conclude(services, person, { ...decided.inbox, tag }, left, decided.waiting, now);
    if (failures.length > 0) throw failures[0];
    return;
  }
  // Others keep writing, and each of them flushes.
}

type Decided = { inbox: Inbox; work: Work; formed: Digest[]; waiting: Notice[] };

async function decide(services: Carrying, inbox: TaggedInbox, pile: readonly Notice[], now: Instant): Promise<Decided> {
  const limits = services.settings.digest;
  const { tag: _tag, heldUntil: _heldUntil, outgoing, ...rest } = inbox;
  const found = await Promise.all(outgoing.digests.map(async (reference) => services.notices.digest(reference)));
  const bound = found.filter((digest) => digest !== undefined);
  const taken = decidedIds(outgoing, bound);
  const free = pile.filter(({ id }) => !taken.has(id));
  const candidates = ready(inbox, free, now, limits);
  const subjects = await Promise.all(candidates.map(async ({ reference }) => services.cases.find(reference)));
  const isDue = (notice: Notice, index: number): boolean => {
    const subject = subjects[index];
    return subject !== undefined && stillDue(subject, notice.step);
  };
  const plan = planPost(inbox, candidates.filter(isDue), now, limits);
  const formed = digestsOf(plan.digest, now);
  const fresh: Work = {
    singles: plan.singles,
    dropped: candidates.filter((notice, index) => !isDue(notice, index)),
    digests: formed,
  };
  const takesOver = isAbandoned(inbox, now);
  const work = takesOver ? joined(leftOf(outgoing, bound, pile), fresh) : fresh;
  const all = takesOver ? outgoingOf(work) : added(outgoing, outgoingOf(fresh));
  const going = decidedIds(outgoingOf(fresh), formed);
  const heldUntil = isEmpty(work) ? inbox.heldUntil : later(now, holdMinutes);
  return {
    inbox: {
      ...rest,
      ...plan.window,
      outgoing: all,
      nextAt: heldUntil ?? now,
      ...(heldUntil !== undefined && !isEmpty(all) && { heldUntil }),
    },
    work,
    formed,
    waiting: free.filter(({ id }) => !going.has(id)),
  };
}

function digestsOf(notices: readonly Notice[], now: Instant): Digest[] {
  const [first] = notices;
  if (!first) return [];
  const { person, reader } = first;
  const ids = notices.map(({ id }) => id);
  return [{ reference: digestReference(first), person, email: reader.email, formedAt: now, notices: ids }];
}

/** Writes when to look next; an inbox that holds nothing is forgotten. Whoever wrote meanwhile flushes after this. */
async function conclude(
  { notices, settings }: Carrying,
  person: string,
  before: TaggedInbox,
  left: Inbox,
  waiting: readonly Notice[],
  now: Instant,
): Promise<void> {
  const { heldUntil, ...rest } = left;
  const pending = !isEmpty(left.outgoing);
  const times = [
    nextLook(left, waiting, now, settings.digest),
    pending ? heldUntil : undefined,
    waiting.length >= mostAtOnce ? now : undefined,
  ].filter((time) => time !== undefined);
  const [nextAt] = times.toSorted();
  if (nextAt === undefined) {
    await notices.close(person, before.tag);
    return;
  }
  const next: Inbox = {
    ...rest,
    nextAt,
    outgoing: pending ? left.outgoing : nothingOutgoing,
    ...(pending && heldUntil !== undefined && { heldUntil }),
  };
  await notices.save(person, before.tag, next);
}

const later = (from: Instant, minutes: number): Instant => new Date(Date.parse(from) + minutes * 60_000).toISOString();
