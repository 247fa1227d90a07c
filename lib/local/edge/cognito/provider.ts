import { hkdfSync } from 'node:crypto';
import { type Configuration, errors, interactionPolicy, Provider } from 'oidc-provider';
import { staffScope } from '../../../../functions/contract/roles.ts';
import type { EdgeOptions } from '../interface.ts';
import { accessClaims, claimsByScope, idClaims, issuerOf, scopes } from './claims.ts';
import { openGrantStore } from './grant-store.ts';
import { findPerson } from './people.ts';
import { refusalPage } from './sign-in-pages.ts';
import type { SigningKey } from './signing-key.ts';

/** The API that staff tokens are for, by the only kind of name that the provider takes: a URI. */
const staffApi = `urn:${staffScope.server}`;

/** As Cognito has them, in seconds. */
const codeSeconds = 5 * 60;
const sessionSeconds = 60 * 60;

export type ProviderOptions = Pick<
  EdgeOptions,
  'now' | 'database' | 'region' | 'userPoolId' | 'clientId' | 'publicOrigin' | 'tokenSeconds'
>;

/**
 * An OpenID provider at Cognito's addresses whose tokens look as Cognito's. What it checks (PKCE, redirect addresses,
 * codes used twice, expiry) is the package's own doing; here is only what Cognito has of its own.
 */
export function openProvider(options: ProviderOptions, key: SigningKey): Provider {
  const { now, database, userPoolId, clientId, tokenSeconds } = options;
  const origin = options.publicOrigin();
  const returnTo = loopbackNames(origin).map((name) => `${name}/console`);
  const jwk = key.privateKey.export({ format: 'jwk' });
  const provider = new Provider(issuerOf(options), {
    adapter: openGrantStore(database, () => now().getTime()),
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: returnTo,
      },
    ],
    jwks: { keys: [{ ...jwk, kid: key.kid, alg: 'RS256', use: 'sig' }] },
    cookies: {
      keys: [Buffer.from(hkdfSync('sha256', jwk.d ?? '', '', 'cookies', 32)).toString('base64url')],
      long: { signed: true, httpOnly: true, sameSite: 'lax' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      end_session: '/logout',
      jwks: `/${userPoolId}/.well-known/jwks.json`,
    },
    discovery: { userinfo_endpoint: `${origin}/oauth2/userInfo`, end_session_endpoint: `${origin}/logout` },
    scopes: scopes.filter((scope) => scope !== scopes[0]),
    claims: claimsByScope,
    ttl: {
      AccessToken: tokenSeconds.access,
      IdToken: tokenSeconds.id,
      RefreshToken: tokenSeconds.refresh,
      Grant: tokenSeconds.refresh,
      AuthorizationCode: codeSeconds,
      Session: sessionSeconds,
      Interaction: sessionSeconds,
    },
    pkce: { required: () => true },
    // Cognito gives a refresh token to whoever may have one, keeps it, and lets it outlive the browser's session.
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    expiresWithSession: () => false,
    clientBasedCORS: (_context, from) => returnTo.some((address) => new URL(address).origin === from),
    features: features(),
    interactions: { policy: choosingOnly(), url: (_context, { uid }) => `/login/${uid}` },
    loadExistingGrant: (context) => grantAll(provider, context),
    findAccount: (_context, sub, token) => {
      const person = findPerson(sub);
      const { grantId = '', authTime = 0 } = token !== undefined && 'authTime' in token ? token : {};
      return person && { accountId: sub, claims: () => idClaims(person, grantId, authTime) };
    },
    extraTokenClaims: ({ oidc }, token) => {
      const person = 'accountId' in token ? findPerson(token.accountId) : undefined;
      const { AuthorizationCode: code, RefreshToken: refresh } = oidc.entities;
      const source = refresh ?? code;
      if (person === undefined || source === undefined) return undefined;
      return accessClaims(person, source.grantId ?? '', source.authTime ?? 0);
    },
    formats: {
      customizers: {
        jwt: (_context, { aud }, parts) => {
          // Cognito's access tokens say neither what they are in their header nor whom they are for.
          parts.header = { typ: undefined };
          Object.defineProperty(parts.payload, 'aud', { value: aud, enumerable: false, writable: true });
        },
      },
    },
    renderError: (context, { error, error_description: sentence }) => {
      context.type = 'html';
      context.body = refusalPage(sentence ?? error).body;
    },
  });
  provider.on('server_error', (context, error) => console.error(`${context.method} ${context.path}:`, error));
  return provider;
}

function features(): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    // Cognito's own, in managed-login.ts: its tokens are JWTs, and its sign-out takes other parameters.
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => staffApi,
      useGrantedResource: () => true,
      getResourceServerInfo: ({ oidc }, resource) => {
        if (resource !== staffApi) throw new errors.InvalidTarget();
        // The provider would pass over what it does not know; Cognito refuses it.
        for (const asked of oidc.requestParamScopes) {
          if (!scopes.some((known) => known === asked)) throw new errors.InvalidScope('unknown scope', asked);
        }
        return { scope: scopes.join(' '), accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } };
      },
    },
  };
}

/** Staff choose who they are; nobody is asked whether their own enterprise's pages may know it. */
function choosingOnly(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

/** Each sign-in has a grant of its own, so that what is revoked with it is what came from it. */
async function grantAll(
  provider: Provider,
  { oidc }: Parameters<NonNullable<Configuration['loadExistingGrant']>>[0],
): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { session, client } = oidc;
  if (session?.accountId === undefined || client === undefined) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope(scopes.slice(1).join(' '));
  grant.addResourceScope(staffApi, scopes.join(' '));
  await grant.save();
  return grant;
}

/** A browser may call this machine by any of its own names; Cognito compares with a fixed list, and so do we. */
function loopbackNames(origin: string): string[] {
  const { protocol, hostname, port } = new URL(origin);
  const names = new Set([hostname, 'localhost', '127.0.0.1', '[::1]']);
  return [...names].map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`);
}
