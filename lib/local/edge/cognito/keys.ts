import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { JsonWebKeySet } from '../interface.ts';
import { isObject, type JsonObject } from '../protocol.ts';

/** The user pool's signing key: RS256, made at first use and then kept, so that tokens outlive a restart. */
export type SigningKey = {
  jwks: JsonWebKeySet;
  /** A signed token (JWS compact form). */
  sign(claims: JsonObject): string;
  /** The claims of a token that this key signed, or undefined. Says nothing about expiry. */
  verify(token: string): JsonObject | undefined;
};

export function openSigningKey(database: DatabaseSync): () => SigningKey {
  let opened: SigningKey | undefined;
  return () => {
    opened ??= signingKey(loadPrivateKey(database));
    return opened;
  };
}

function loadPrivateKey(database: DatabaseSync): KeyObject {
  database.exec('CREATE TABLE IF NOT EXISTS edge_signing_key (id INTEGER PRIMARY KEY, pem TEXT NOT NULL) STRICT');
  const stored = database.prepare('SELECT pem FROM edge_signing_key WHERE id = 1').get();
  if (stored !== undefined) return createPrivateKey(String(stored['pem']));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  database.prepare('INSERT INTO edge_signing_key (id, pem) VALUES (1, ?)').run(pem);
  return privateKey;
}

function signingKey(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(n).digest('base64url');
  const header = encode({ kid, alg: 'RS256' });
  return {
    jwks: { keys: [{ alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' }] },
    sign(claims) {
      const signed = `${header}.${encode(claims)}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
    verify(token) {
      const [head, payload, signature, ...rest] = token.split('.');
      if (head !== header || payload === undefined || signature === undefined || rest.length > 0) return undefined;
      const genuine = verify(
        'sha256',
        Buffer.from(`${head}.${payload}`),
        publicKey,
        Buffer.from(signature, 'base64url'),
      );
      return genuine ? decode(payload) : undefined;
    },
  };
}

function encode(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): JsonObject | undefined {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return isObject(value) ? value : undefined;
}
