import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { JsonWebKeySet } from '../interface.ts';

/** The user pool's signing key: RS256, made at first use and then kept, so that tokens outlive a restart. */
export type SigningKey = {
  kid: string;
  privateKey: KeyObject;
  /** What tokens verify with. */
  jwks: JsonWebKeySet;
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
  const { n = '', e = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = createHash('sha256').update(n).digest('base64url');
  return { kid, privateKey, jwks: { keys: [{ alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' }] } };
}
