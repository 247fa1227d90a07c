import { staffScope } from '../../../../functions/contract/roles.ts';
import type { AccessTokenClaims, EdgeOptions } from '../interface.ts';
import type { JsonObject } from '../protocol.ts';
import type { SigningKey } from './keys.ts';
import type { Person } from './people.ts';

export const scopes = [`${staffScope.server}/${staffScope.name}`, 'openid', 'email', 'profile'] as const;

export type Tokens = {
  issuer: string;
  /** An access token that lasts `seconds` on the machine's clock. */
  access(person: Person, seconds: number, scope?: string): string;
  /** An ID token, for who asks with `openid`. */
  id(person: Person, seconds: number, nonce?: string): string;
  /** The claims of a valid access token of this pool and client, or undefined. */
  verifyAccess(token: string): AccessTokenClaims | undefined;
};

/** So many verified tokens are remembered: a signature costs about as much as everything else in a staff request. */
const remembered = 256;

export function openTokens(
  { now, region, userPoolId, clientId }: Pick<EdgeOptions, 'now' | 'region' | 'userPoolId' | 'clientId'>,
  key: () => SigningKey,
): Tokens {
  const issuer = `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
  const verified = new Map<string, AccessTokenClaims>();
  const seconds = () => Math.floor(now().getTime() / 1000);

  function shared(person: Person, lifetime: number) {
    const at = seconds();
    return {
      sub: person.sub,
      'cognito:groups': [...person.groups],
      iss: issuer,
      origin_jti: crypto.randomUUID(),
      auth_time: at,
      exp: at + lifetime,
      iat: at,
      jti: crypto.randomUUID(),
    };
  }

  function genuine(token: string): AccessTokenClaims | undefined {
    const known = verified.get(token);
    if (known !== undefined) return known;
    const claims = key().verify(token);
    if (claims === undefined || !isAccessToken(claims)) return undefined;
    const oldest = verified.keys().next().value;
    if (verified.size >= remembered && oldest !== undefined) verified.delete(oldest);
    verified.set(token, claims);
    return claims;
  }

  return {
    issuer,
    access(person, lifetime, scope = scopes.join(' ')) {
      const claims: AccessTokenClaims = {
        ...shared(person, lifetime),
        version: 2,
        client_id: clientId,
        token_use: 'access',
        scope,
        username: person.username,
      };
      return key().sign(claims);
    },
    id(person, lifetime, nonce) {
      return key().sign({
        ...shared(person, lifetime),
        aud: clientId,
        token_use: 'id',
        'cognito:username': person.username,
        name: person.name,
        email: person.email,
        email_verified: true,
        ...(nonce === undefined ? {} : { nonce }),
      });
    },
    verifyAccess(token) {
      const claims = genuine(token);
      if (claims === undefined || claims.iss !== issuer || claims.client_id !== clientId) return undefined;
      return claims.exp > seconds() ? claims : undefined;
    },
  };
}

function isAccessToken(claims: JsonObject): claims is AccessTokenClaims {
  return claims['token_use'] === 'access' && typeof claims['exp'] === 'number';
}
