import { text } from 'node:stream/consumers';
import { errors, type Provider } from 'oidc-provider';
import type { EdgeRequest, EdgeResponse } from '../interface.ts';
import type { AccessTokens } from './access-tokens.ts';
import { inProcess } from './in-process.ts';
import { findPerson } from './people.ts';
import { openProvider, type ProviderOptions } from './provider.ts';
import { chooserPage, refusalPage } from './sign-in-pages.ts';
import type { SigningKey } from './signing-key.ts';

type Context = Parameters<Parameters<Provider['use']>[0]>[0];

/**
 * Cognito's managed login: the provider, and what Cognito does in its own way around it, which is to ask who one is,
 * `/oauth2/userInfo` for access tokens that are JWTs, and `/logout` with `logout_uri`.
 */
export function openManagedLogin(
  options: ProviderOptions,
  key: SigningKey,
  tokens: AccessTokens,
): (request: EdgeRequest) => Promise<EdgeResponse> {
  const provider = openProvider(options, key);
  const discovery = `/${options.userPoolId}/.well-known/openid-configuration`;
  provider.use(async (context, next) => {
    try {
      if (context.path.startsWith('/login/')) await choose(provider, context);
      else if (context.path === '/logout' && context.method === 'GET') await logout(provider, context);
      else if (context.path === '/oauth2/userInfo') await userInfo(provider, tokens, context);
      else {
        // The provider's address for it has no pool in it.
        if (context.path === discovery) context.path = '/.well-known/openid-configuration';
        await next();
      }
    } catch (error) {
      if (!(error instanceof errors.OIDCProviderError)) throw error;
      show(context, refusalPage(error.error_description ?? error.error));
    }
  });
  const answer = provider.callback();
  const ask = inProcess((request, response) => void answer(request, response));
  return async (request) => withoutExpiry(await ask(request));
}

/** The store knows when a session ends; a browser would end it by a clock that is not the machine's. */
function withoutExpiry(response: EdgeResponse): EdgeResponse {
  const cookies = [response.headers['set-cookie'] ?? []].flat();
  if (cookies.length === 0) return response;
  const kept = cookies.map((cookie) => cookie.replace(/; expires=(?!Thu, 01 Jan 1970)[^;]+/i, ''));
  return { ...response, headers: { ...response.headers, 'set-cookie': kept } };
}

/** Shows who can sign in, and takes the choice back to where it was asked for. */
async function choose(provider: Provider, context: Context): Promise<void> {
  const { uid } = await provider.interactionDetails(context.req, context.res);
  const action = `/login/${uid}`;
  const person =
    context.method === 'POST' ? findPerson(new URLSearchParams(await text(context.req)).get('user') ?? '') : undefined;
  if (person === undefined) return show(context, chooserPage(action));
  const result = { login: { accountId: person.sub } };
  context.redirect(await provider.interactionResult(context.req, context.res, result));
  context.status = 303;
}

/** Ends the browser's session. Tokens that were handed out live on, as with Cognito: `/oauth2/revoke` ends them. */
async function logout(provider: Provider, context: Context): Promise<void> {
  const client = await provider.Client.find(String(context.query['client_id'] ?? ''));
  if (client === undefined) throw new errors.InvalidRequest('client_id is unknown');
  const target = String(context.query['logout_uri'] ?? '');
  if (!client.redirectUriAllowed(target)) {
    throw new errors.InvalidRequest('logout_uri is not one of this client’s addresses');
  }
  const session = await provider.Session.get(context);
  await session.destroy();
  context.redirect(target);
}

/** Who an access token of this pool speaks for, as long as its sign-in has not been revoked. */
async function userInfo(provider: Provider, tokens: AccessTokens, context: Context): Promise<void> {
  const token = /^Bearer (\S+)$/iu.exec(context.get('authorization'))?.[1] ?? '';
  const claims = await tokens.verify(token);
  const person = findPerson(claims?.sub ?? '');
  if (claims === undefined || person === undefined || !(await provider.Grant.find(claims.origin_jti))) {
    return refuse(context, 401, 'invalid_token', 'The access token is invalid, expired or revoked.');
  }
  const has = (scope: string) => claims.scope.split(' ').includes(scope);
  if (!has('openid')) return refuse(context, 403, 'insufficient_scope', 'The access token has no openid scope.');
  context.body = {
    sub: person.sub,
    username: person.username,
    ...(has('email') && { email: person.email, email_verified: 'true' }),
    ...(has('profile') && { name: person.name }),
  };
}

function refuse(context: Context, status: number, error: string, sentence: string): void {
  context.status = status;
  context.set('www-authenticate', `Bearer error="${error}", error_description="${sentence}"`);
  context.body = { error, error_description: sentence };
}

function show(context: Context, { status, headers, body }: EdgeResponse): void {
  context.status = status;
  context.set(headers);
  context.body = body;
}
