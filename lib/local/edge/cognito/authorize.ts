import type { EdgeRequest, EdgeResponse } from '../interface.ts';
import { html, page, redirect } from '../pages/html.ts';
import type { Grants } from './grants.ts';
import { findPerson, people, type Person } from './people.ts';
import { scopes } from './tokens.ts';

/** A request for a code that was found to be in order. */
type Asked = { redirectUri: string; state: string; challenge: string; scope: string; nonce?: string };

export type Client = {
  clientId: string;
  publicOrigin: () => string;
  grants: Grants;
};

const sessionCookie = 'redress-demo-session';

/** `/oauth2/authorize`: shows who can sign in, or goes straight back for a browser that signed in before. */
export function authorize(client: Client, request: EdgeRequest): EdgeResponse {
  const parameters = request.method === 'POST' ? new URLSearchParams(request.body.toString('utf8')) : request.query;
  const asked = readAsked(client, parameters);
  if ('status' in asked) return asked;
  const chosen = findPerson(parameters.get('user') ?? '');
  if (request.method === 'POST' && chosen !== undefined) return signIn(client, asked, chosen);
  const remembered = client.grants.personOf(cookie(request));
  if (remembered !== undefined && parameters.get('prompt') !== 'login') return goBack(client, asked, remembered);
  return chooser(parameters);
}

/** `/logout`: forgets who signed in and goes to `logout_uri` when the client may. */
export function logout(client: Client, request: EdgeRequest): EdgeResponse {
  client.grants.forget(cookie(request));
  const target = request.query.get('logout_uri') ?? `${client.publicOrigin()}/console`;
  if (!mayReturnTo(client, target)) return refusal('logout_uri is not one of this client’s addresses.');
  return redirect(target, { 'set-cookie': `${sessionCookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` });
}

function readAsked(client: Client, parameters: URLSearchParams): Asked | EdgeResponse {
  const redirectUri = parameters.get('redirect_uri') ?? '';
  if (parameters.get('client_id') !== client.clientId) return refusal('client_id is unknown.');
  if (!mayReturnTo(client, redirectUri)) return refusal('redirect_uri is not one of this client’s addresses.');
  const state = parameters.get('state') ?? '';
  const challenge = parameters.get('code_challenge') ?? '';
  const scope = parameters.get('scope') ?? scopes.join(' ');
  const fail = (error: string, sentence: string) =>
    redirect(withQuery(redirectUri, { error, error_description: sentence, ...(state === '' ? {} : { state }) }));
  if (parameters.get('response_type') !== 'code') return fail('unsupported_response_type', 'Only code is offered.');
  if (parameters.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    return fail('invalid_request', 'PKCE with code_challenge_method=S256 is required.');
  }
  if (!scope.split(' ').every((one) => scopes.some((known) => known === one))) {
    return fail('invalid_scope', `Known scopes: ${scopes.join(' ')}`);
  }
  const nonce = parameters.get('nonce');
  return { redirectUri, state, challenge, scope, ...(nonce === null ? {} : { nonce }) };
}

function signIn(client: Client, asked: Asked, person: Person): EdgeResponse {
  const session = client.grants.remember(person);
  return goBack(client, asked, person, {
    'set-cookie': `${sessionCookie}=${session}; Path=/; HttpOnly; SameSite=Lax`,
  });
}

function goBack(client: Client, asked: Asked, person: Person, headers: Record<string, string> = {}): EdgeResponse {
  const code = client.grants.issueCode({ ...asked, person });
  const query: Record<string, string> = asked.state === '' ? { code } : { code, state: asked.state };
  return redirect(withQuery(asked.redirectUri, query), headers);
}

function chooser(parameters: URLSearchParams): EdgeResponse {
  const kept = [...parameters].filter(([name]) => name !== 'user' && name !== 'prompt');
  return page(html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Sign in · 登录</title>
<link rel="stylesheet" href="/_local/assets/local.css">
<main class="narrow">
  <h1>Sign in <span lang="zh-CN">登录</span></h1>
  <p class="quiet">Stands in for Cognito’s managed login on this machine. Choose who you are.
    <span lang="zh-CN">本机代替 Cognito 登录页，请选择身份。</span></p>
  <form method="post" action="/oauth2/authorize">
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <ul class="people">${people.map(
      ({ username, name, email, groups }) => html`
      <li><button name="user" value="${username}"><b>${name}</b><span>${groups.join(', ')}</span><small>${email}</small></button></li>`,
    )}
    </ul>
  </form>
</main>
</html>`);
}

/** Cognito compares with a fixed list; here it is the pages of this machine, by any of its own names. */
function mayReturnTo({ publicOrigin }: Client, target: string): boolean {
  const own = new URL(publicOrigin());
  if (!URL.canParse(target)) return false;
  const wanted = new URL(target);
  const sameHost = wanted.hostname === own.hostname || (isLoopback(wanted) && isLoopback(own));
  return wanted.protocol === own.protocol && sameHost && wanted.port === own.port && wanted.hash === '';
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function withQuery(address: string, query: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

function cookie(request: EdgeRequest): string {
  const pairs = (request.headers['cookie'] ?? '').split(/;\s*/).map((pair) => pair.split('='));
  return pairs.find(([name]) => name === sessionCookie)?.[1] ?? '';
}

function refusal(sentence: string): EdgeResponse {
  return page(
    html`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Sign-in refused</title>
<link rel="stylesheet" href="/_local/assets/local.css">
<main class="narrow"><h1>Sign-in refused</h1><p>${sentence}</p></main></html>`,
    400,
  );
}
