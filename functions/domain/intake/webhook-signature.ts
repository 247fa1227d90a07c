import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../complaint/complaint.ts';

/** A message as its sender signed it, by the Standard Webhooks specification (standardwebhooks.com). */
export type SignedMessage = {
  /** `webhook-id`: the sender's name for the message, the same whenever it is sent again. */
  id: string;
  /** `webhook-timestamp`: when this attempt was made, in whole seconds since 1970. */
  timestamp: string;
  /** `webhook-signature`: one signature or several, `v1,<base64>`, divided by blanks. */
  signatures: string;
  /** The very bytes of the body. */
  body: Uint8Array;
};

/** How far the sender's clock and ours may be apart, in seconds. */
export const toleranceSeconds = 300;

/** `out-of-time` is said only of what was signed with one of the keys. */
export type Verdict = 'genuine' | 'out-of-time' | 'not-signed';

/** More keys than these are never valid at once, nor more signatures of one message worth a look. */
const mostSignatures = 8;

/** No full stop: it divides what is signed, and an id that held one could be read in two ways. */
const idForm = /^[\x21-\x2d\x2f-\x7e]{1,200}$/;
const timestampForm = /^\d{1,12}$/;
const signatureForm = /^v1,([A-Za-z0-9+/]{43}=)$/;

/**
 * Whether the message is from somebody who has one of the keys, and of now. Each signature is compared with that of
 * each key in constant time, and all of them are, so that the time it takes tells nothing of how near one came.
 * @param keys those that are valid now; none for a sender that is not known, which takes as long as one
 */
export function verdictOn(message: SignedMessage, keys: readonly Uint8Array[], now: Instant): Verdict {
  const { id, timestamp, signatures, body } = message;
  const wellFormed = idForm.test(id) && timestampForm.test(timestamp);
  const given = signatures
    .slice(0, 2000)
    .split(' ')
    .slice(0, mostSignatures)
    .map((each) => Buffer.from(signatureForm.exec(each)?.[1] ?? '', 'base64'));
  let genuine = false;
  for (const key of keys.length > 0 ? keys : [nobodysKey]) {
    const right = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
    for (const one of given) {
      if (one.length === right.length && timingSafeEqual(one, right)) genuine = true;
    }
  }
  if (!wellFormed || !genuine || keys.length === 0) return 'not-signed';
  const secondsApart = Math.abs(Date.parse(now) / 1000 - Number(timestamp));
  return secondsApart <= toleranceSeconds ? 'genuine' : 'out-of-time';
}

const nobodysKey = new Uint8Array(32);

/**
 * The key of a secret as senders are given it, `whsec_<base64>`, or as Secrets Manager made it, without `whsec_`.
 * @returns undefined for what is none: the specification wants 24 to 64 bytes in base64
 */
export function keyOf(secret: string): Uint8Array | undefined {
  const written = secret.trim().replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]{32,88}={0,2}$/.test(written)) return undefined;
  const key = Buffer.from(written, 'base64');
  return key.length >= 24 && key.length <= 64 ? key : undefined;
}
