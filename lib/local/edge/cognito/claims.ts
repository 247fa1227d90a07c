import { staffScope } from '../../../../functions/contract/roles.ts';
import type { JsonObject } from '../protocol.ts';
import type { Person } from './people.ts';

/** What the console's client may ask for. */
export const scopes = [`${staffScope.server}/${staffScope.name}`, 'openid', 'email', 'profile'] as const;

/** `iss` of every token: the address that Cognito would have. */
export function issuerOf({ region, userPoolId }: { region: string; userPoolId: string }): string {
  return `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
}

/**
 * What Cognito writes into an access token beyond what every provider does.
 * @param origin names the sign-in that the token comes from; it is revoked with it
 * @param signedInAt when the person chose who they are, in seconds since 1970
 */
export function accessClaims(person: Person, origin: string, signedInAt: number) {
  return {
    'cognito:groups': [...person.groups],
    version: 2,
    origin_jti: origin,
    token_use: 'access' as const,
    auth_time: signedInAt,
    username: person.username,
  };
}

/** What Cognito writes into an ID token; which of it is shown depends on the scopes (`claimsByScope`). */
export function idClaims(person: Person, origin: string, signedInAt: number): JsonObject & { sub: string } {
  return {
    sub: person.sub,
    'cognito:groups': [...person.groups],
    'cognito:username': person.username,
    origin_jti: origin,
    token_use: 'id',
    auth_time: signedInAt,
    jti: crypto.randomUUID(),
    email: person.email,
    email_verified: true,
    name: person.name,
  };
}

export const claimsByScope = {
  openid: ['sub', 'cognito:groups', 'cognito:username', 'origin_jti', 'token_use', 'auth_time', 'jti'],
  email: ['email', 'email_verified'],
  profile: ['name'],
};
