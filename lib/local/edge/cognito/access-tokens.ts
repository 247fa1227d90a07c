import type { AccessTokenClaims, EdgeOptions } from '../interface.ts';
import { accessClaims, issuerOf, scopes } from './claims.ts';
import type { Person } from './people.ts';
import type { SigningKey } from './signing-key.ts';

/** Access tokens outside a sign-in: checked as API Gateway's authoriser does, and issued for trying the API. */
export type AccessTokens = {
  /** A token with all scopes that lasts `seconds` on the machine's clock. */
  issue(person: Person, seconds: number): Promise<string>;
  /** The claims of a valid access token of this pool and client, or undefined. */
  verify(token: string): Promise<AccessTokenClaims | undefined>;
};

/** So many verified tokens are remembered: a signature costs about as much as everything else in a staff request. */
const remembered = 256;

/** jose takes its time to load, which a machine that nobody signs in to does not have to spend. */
const jose = () => import('jose');

export function openAccessTokens(
  options: Pick<EdgeOptions, 'now' | 'region' | 'userPoolId' | 'clientId'>,
  key: () => SigningKey,
): AccessTokens {
  const { clientId, now } = options;
  const issuer = issuerOf(options);
  const verified = new Map<string, AccessTokenClaims>();
  const seconds = () => Math.floor(now().getTime() / 1000);

  async function genuine(token: string): Promise<AccessTokenClaims | undefined> {
    const { createLocalJWKSet, jwtVerify } = await jose();
    const checks = { issuer, algorithms: ['RS256'], currentDate: now(), requiredClaims: ['exp', 'sub'] };
    try {
      const { payload } = await jwtVerify<AccessTokenClaims>(token, createLocalJWKSet(key().jwks), checks);
      return payload;
    } catch {
      return undefined;
    }
  }

  return {
    async issue(person, lifetime) {
      const { SignJWT } = await jose();
      const { kid, privateKey } = key();
      const issuedAt = seconds();
      const claims = {
        ...accessClaims(person, crypto.randomUUID(), issuedAt),
        client_id: clientId,
        scope: scopes.join(' '),
      };
      return new SignJWT(claims)
        .setProtectedHeader({ kid, alg: 'RS256' })
        .setSubject(person.sub)
        .setIssuer(issuer)
        .setJti(crypto.randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetime)
        .sign(privateKey);
    },
    async verify(token) {
      const known = verified.get(token);
      const claims = known ?? (await genuine(token));
      if (claims === undefined || claims.token_use !== 'access' || claims.client_id !== clientId) return undefined;
      const oldest = verified.keys().next().value;
      if (known === undefined && verified.size >= remembered && oldest !== undefined) verified.delete(oldest);
      verified.set(token, claims);
      return claims.exp > seconds() ? claims : undefined;
    },
  };
}
