import type { Instant } from '../complaint/complaint.ts';
import type { Settings } from '../services.ts';
import type { Inbox, Notice } from './notices.ts';

type Window = Pick<Inbox, 'since' | 'told' | 'digested'>;
type Limits = Settings['digest'];

/** What goes now: each of `singles` as a mail of its own, all of `digest` as one. */
export type PostPlan = { singles: Notice[]; digest: Notice[]; window: Window };

/** After a digest, urgent steps wait for this long at most, not for the window's end. */
const urgentPauseMinutes = 1;

const later = (from: Instant, minutes: number): Instant => new Date(Date.parse(from) + minutes * 60_000).toISOString();

/** Until when what comes after a digest is held back; undefined when nothing is. */
export function heldBackUntil(window: Window, now: Instant, limits: Limits, urgent: boolean): Instant | undefined {
  if (!window.digested || window.since === undefined) return undefined;
  const until = later(window.since, urgent ? Math.min(urgentPauseMinutes, limits.withinMinutes) : limits.withinMinutes);
  return until > now ? until : undefined;
}

/** When the window that is open now ends. */
export function windowEnd({ since }: Window, now: Instant, { withinMinutes }: Limits): Instant | undefined {
  const end = since === undefined ? undefined : later(since, withinMinutes);
  return end !== undefined && end > now ? end : undefined;
}

/** When a notice goes, as far as is known now. */
const timeOf = (notice: Notice, window: Window, now: Instant, limits: Limits): Instant => {
  const held = heldBackUntil(window, now, limits, notice.urgent) ?? notice.goesAt;
  return held > notice.goesAt ? held : notice.goesAt;
};

/**
 * The notices that may be mailed now, with those that go along: none before one of them has to go, and then all whose
 * reader is at work.
 */
export function ready(window: Window, notices: readonly Notice[], now: Instant, limits: Limits): Notice[] {
  if (!notices.some((notice) => timeOf(notice, window, now, limits) <= now)) return [];
  return notices.filter(({ from }) => from <= now);
}

/**
 * Decides how they go. More than the limit within the window become one digest; what was held back after a digest
 * becomes the next one; what the policy wants in a digest goes in one. A digest of a single mail is that mail.
 *
 * @param notices those that are ready and whose clocks still run
 */
export function planPost(window: Window, notices: readonly Notice[], now: Instant, limits: Limits): PostPlan {
  const end = windowEnd(window, now, limits);
  const mails = notices.filter(({ step }) => step.by === 'mail');
  const others = notices.filter(({ step }) => step.by === 'digest');
  const since = end === undefined ? now : (window.since ?? now);
  const told = end === undefined ? 0 : window.told;
  const lastEnd = window.since === undefined ? undefined : later(window.since, limits.withinMinutes);
  const held = window.digested && lastEnd !== undefined && mails.some(({ at }) => at < lastEnd);
  if (mails.length > 0 && (held || told + mails.length > limits.moreThan)) {
    const [only] = notices;
    const restarted = { since: now, told: 0, digested: true };
    return notices.length === 1 && only
      ? { singles: [only], digest: [], window: restarted }
      : { singles: [], digest: [...notices], window: restarted };
  }
  return {
    singles: mails,
    digest: others.some(({ goesAt }) => goesAt <= now) ? others : [],
    window: mails.length > 0 ? { since, told: told + mails.length, digested: false } : window,
  };
}

/** When to look at an inbox next: for what waits on, or to forget a window that is over. @returns undefined: never */
export function nextLook(
  window: Window,
  waiting: readonly Notice[],
  now: Instant,
  limits: Limits,
): Instant | undefined {
  const times = waiting.map((notice) => timeOf(notice, window, now, limits));
  const end = windowEnd(window, now, limits);
  return [...times, ...(end === undefined ? [] : [end])].toSorted()[0];
}
