import * as z from 'zod';
import type { Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type LinkAction, linkActions, linkDays } from './link-actions.ts';
import { openToken, signedToken } from './signed-token.ts';

export { linkActions, type LinkAction };

/** One refusal, whatever is wrong with a link: it says nothing about cases or people. */
export const invalidLink = (): DomainError => new DomainError('link.invalid', { days: linkDays });

/** Whom a mail goes to; `id` when the staff directory knows them. */
export type LinkPerson = { email: string; name: string; id?: string | undefined };

/** What a link is for: to do `action` once, as `person`, because a step of `clock` (its id) was told on `rung`. */
export type ActionToken = {
  action: LinkAction;
  reference: string;
  clock: string;
  rung: number;
  /** As `personKey` writes it: neither a name nor an address. */
  person: string;
  expiresAt: Instant;
  /** Names this one link among all: what a case remembers of a used one. Nobody can make a link from it. */
  mark: string;
};

export type LinkRequest = Pick<ActionToken, 'action' | 'reference' | 'clock' | 'rung'> & {
  person: LinkPerson;
  now: Instant;
};

/**
 * The link that opens the confirm page. The token stands in the fragment, which browsers send to nobody, so that no
 * log and no referrer holds it; opening the page changes nothing, for mail scanners open pages too.
 */
export async function actionLink(
  { keyed, settings }: Pick<Services, 'keyed' | 'settings'>,
  { action, reference, clock, rung, person, now }: LinkRequest,
): Promise<string> {
  const expires = Math.floor(Date.parse(now) / 1000) + linkDays * 86_400;
  const content: Content = [action, reference, clock, rung, await personKey(keyed, person), expires];
  return `${settings.siteUrl}/confirm#${await signedToken(keyed, purpose, content)}`;
}

/**
 * Reads a token that `actionLink` made with this deployment's key.
 * @throws DomainError `link.invalid`, whatever is wrong with it: altered, cut off, of another deployment, expired
 */
export async function readActionToken(keyed: Services['keyed'], token: string, now: Instant): Promise<ActionToken> {
  const opened = await openToken(keyed, purpose, token, content);
  if (opened === undefined) throw invalidLink();
  const [action, reference, clock, rung, person, expires] = opened.content;
  const expiresAt = new Date(expires * 1000).toISOString();
  if (expiresAt <= now) throw invalidLink();
  return { action, reference, clock, rung, person, expiresAt, mark: opened.mark };
}

/**
 * A person as a token names them: the id that the staff directory knows, else a keyed digest of the address, which
 * only somebody with the deployment's key can compare with addresses at hand.
 */
export async function personKey(keyed: Services['keyed'], { email, id }: Omit<LinkPerson, 'name'>): Promise<string> {
  if (id !== undefined) return `staff:${id}`;
  const digest = await keyed.digest(`action-link-person:${email.trim().toLowerCase()}`);
  return `mail:${Buffer.from(digest, 'hex').toString('base64url').slice(0, 22)}`;
}

const content = z.tuple([z.enum(linkActions), z.string(), z.string(), z.int(), z.string(), z.int()]);
type Content = z.infer<typeof content>;
const purpose = 'action-link';
