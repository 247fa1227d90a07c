import { timingSafeEqual } from 'node:crypto';
import type * as z from 'zod';
import type { Services } from '../services.ts';
import { longestToken } from './link-actions.ts';

/**
 * A text that only this deployment can make: its content, and a signature over it for one purpose, so that no token of
 * one kind passes for one of another. `payload.signature`, both base64url. Whoever holds it can read the content.
 */
export async function signedToken(keyed: Services['keyed'], purpose: string, content: unknown): Promise<string> {
  const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${payload}.${await signatureOf(keyed, purpose, payload)}`;
}

/**
 * Reads a token that `signedToken` made with this deployment's key for this purpose.
 * @returns its content, and a mark that names this one token among all (nobody can make a token from it); undefined
 *   whatever is wrong with it: altered, cut off, of another deployment or purpose, of a form that is not ours any more
 */
export async function openToken<T>(
  keyed: Services['keyed'],
  purpose: string,
  token: string,
  form: z.ZodType<T>,
): Promise<{ content: T; mark: string } | undefined> {
  const [payload = '', signature = ''] = token.length > longestToken ? [] : token.split('.', 2);
  const right = await signatureOf(keyed, purpose, payload);
  if (!sameText(signature, right) || token !== `${payload}.${signature}`) return undefined;
  // Signed by us, so that only a token of another release of ours can have another form.
  const read = form.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return read.success ? { content: read.data, mark: right.slice(0, 16) } : undefined;
}

/** Over the text as it stands in the link, so that no second spelling of the same content passes. */
const signatureOf = async (keyed: Services['keyed'], purpose: string, payload: string): Promise<string> =>
  Buffer.from(await keyed.digest(`${purpose}:${payload}`), 'hex').toString('base64url');

/** Compares in constant time. */
function sameText(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
