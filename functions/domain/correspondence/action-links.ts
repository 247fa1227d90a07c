import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type LinkAction, linkActions, linkDays, longestToken } from './link-actions.ts';

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
  const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${settings.siteUrl}/confirm#${payload}.${await signatureOf(keyed, payload)}`;
}

/**
 * Reads a token that `actionLink` made with this deployment's key.
 * @throws DomainError `link.invalid`, whatever is wrong with it: altered, cut off, of another deployment, expired
 */
export async function readActionToken(keyed: Services['keyed'], token: string, now: Instant): Promise<ActionToken> {
  const [payload = '', signature = ''] = token.length > longestToken ? [] : token.split('.', 2);
  const right = await signatureOf(keyed, payload);
  const genuine = sameText(signature, right) && token === `${payload}.${signature}`;
  if (!genuine) throw invalidLink();
  const [action, reference, clock, rung, person, expires] = readContent(payload);
  const expiresAt = new Date(expires * 1000).toISOString();
  if (expiresAt <= now) throw invalidLink();
  return { action, reference, clock, rung, person, expiresAt, mark: right.slice(0, 16) };
}

/**
 * A person as a token names them: the id that the staff directory knows, else a keyed digest of the address, which
 * only somebody with the deployment's key can compare with addresses at hand.
 */
export async function personKey(keyed: Services['keyed'], { email, id }: Omit<LinkPerson, 'name'>): Promise<string> {
  if (id !== undefined) return `staff:${id}`;
  const digest = await keyed.digest(`action-link-person:${email.trim().toLowerCase()}`);
  return `mail:${base64url(digest).slice(0, 22)}`;
}

const content = z.tuple([z.enum(linkActions), z.string(), z.string(), z.int(), z.string(), z.int()]);
type Content = z.infer<typeof content>;

/** Signed by us, so that only a token of another release of ours can have another form. */
function readContent(payload: string): Content {
  const read = content.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (!read.success) throw invalidLink();
  return read.data;
}

const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

/** Over the text as it stands in the link, so that no second spelling of the same content passes. */
const signatureOf = async (keyed: Services['keyed'], payload: string): Promise<string> =>
  base64url(await keyed.digest(`action-link:${payload}`));

/** Compares in constant time. */
function sameText(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
