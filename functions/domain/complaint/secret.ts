import { createHash, timingSafeEqual } from 'node:crypto';
import type { Services } from '../services.ts';
import { crockford } from './reference.ts';

/**
 * The tracking secret of a case: 130 bits in Crockford base32, derived from the deployment's key and the reference.
 * It is never stored, only its hash is, yet every later mail can carry the customer's link.
 */
export async function trackingSecretFor(keyed: Services['keyed'], reference: string): Promise<string> {
  const digest = await keyed.digest(`tracking-secret:${reference}`);
  return crockford(Buffer.from(digest, 'hex'), 26);
}

/** SHA-256, base64url. The secret is random enough that a slow hash would add nothing. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Compares in constant time; an unknown case is compared against nothing that can match, in the same time. */
export function secretMatches(secret: string, storedHash: string | undefined): boolean {
  const given = Buffer.from(hashSecret(secret));
  const stored = Buffer.from(storedHash ?? hashSecret(''));
  return timingSafeEqual(given, stored) && storedHash !== undefined;
}

/** The secret stands in the fragment, which browsers send to nobody. */
export const trackingUrl = (siteUrl: string, reference: string, secret: string): string =>
  `${siteUrl}/track#reference=${reference}&secret=${secret}`;
