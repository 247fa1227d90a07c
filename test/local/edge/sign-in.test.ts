import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { teamGroup } from '../../../functions/contract/roles.ts';
import { teams } from '../../../functions/domain/complaint/vocabulary.ts';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createHash } from 'node:crypto';
import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import { Browser } from './a-browser.ts';
import { openEdge, settings } from './edge-at-work.ts';

// One clock for all, as on the machine: the provider reads the date by itself.
const now = () => new Date();
const open = (given = {}) => openEdge({ now, ...given });

let desk: Awaited<ReturnType<typeof openEdge>>;
beforeEach(async () => {
  jest.useFakeTimers({
    now: Date.parse('2026-03-01T08:00:00Z'),
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout', 'performance', 'hrtime'],
  });
  desk = await open();
});
afterEach(async () => {
  await desk.close();
  jest.useRealTimers();
});
const clock = (instant: string) => jest.setSystemTime(Date.parse(instant));

const verifier = 'a-verifier-that-is-long-enough-for-the-standard-43';
const challenge = createHash('sha256').update(verifier).digest('base64url');

function authorizeUrl(changes: Record<string, string> = {}): string {
  const query = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: `${desk.origin}/console`,
    scope: 'redress/staff openid',
    state: 'kept',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  return `${desk.origin}/oauth2/authorize?${new URLSearchParams(query).toString()}`;
}

/** Opens the page, presses the person's button, and returns where the browser is sent. */
async function chooses(user: string, changes: Record<string, string> = {}, browser = new Browser()): Promise<URL> {
  const { at, page } = await browser.open(authorizeUrl(changes));
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1] ?? 'there is no form';
  return (await browser.open(new URL(action, at), { user })).at;
}

async function exchange(form: Record<string, string>) {
  const body = new URLSearchParams({ client_id: settings.clientId, ...form });
  const response = await fetch(`${desk.origin}/oauth2/token`, { method: 'POST', body });
  const answer: Record<string, string | number> = JSON.parse(await response.text());
  return { status: response.status, answer };
}

const redeem = (code: string, changes: Record<string, string> = {}) =>
  exchange({
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${desk.origin}/console`,
    code_verifier: verifier,
    ...changes,
  });

const codeOf = (back: URL) => back.searchParams.get('code') ?? '';
const refresh = (answer: Record<string, string | number>) =>
  exchange({ grant_type: 'refresh_token', refresh_token: String(answer['refresh_token']) });
const claimsOf = (token: string | number | undefined) =>
  JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString());
const userInfo = (token: string | number | undefined) =>
  fetch(`${desk.origin}/oauth2/userInfo`, { headers: { authorization: `Bearer ${token}` } });

describe('Staff who sign in to the console', () => {
  test('choose who they are, come back with a code, and get tokens that anyone can verify', async () => {
    const back = await chooses('lead');
    expect(back.pathname).toBe('/console');
    expect(back.searchParams.get('state')).toBe('kept');

    const { status, answer } = await redeem(codeOf(back));
    expect(status).toBe(200);
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });

    const keys = createRemoteJWKSet(new URL(`${desk.origin}/${settings.userPoolId}/.well-known/jwks.json`));
    const { payload, protectedHeader } = await jwtVerify(String(answer['access_token']), keys, {
      issuer: desk.edge.issuer,
      currentDate: now(),
    });
    expect(payload).toMatchObject({
      token_use: 'access',
      client_id: settings.clientId,
      username: 'lead',
      'cognito:groups': ['lead', ...teams.map(teamGroup)],
      scope: 'redress/staff openid',
    });
    expect(await desk.edge.verifyAccessToken(String(answer['access_token']))).toMatchObject({ username: 'lead' });
    expect(await desk.edge.verifyAccessToken(String(answer['id_token']))).toBeUndefined();
    // As Cognito's: neither an audience nor a kind in the header
    expect([payload.aud, Object.keys(protectedHeader).toSorted()]).toEqual([undefined, ['alg', 'kid']]);
  });

  test('get an ID token that says who they are, for the nonce that was asked with', async () => {
    const { answer } = await redeem(
      codeOf(await chooses('agent', { scope: 'openid email profile', nonce: 'only once' })),
    );
    expect(claimsOf(answer['id_token'])).toMatchObject({
      token_use: 'id',
      aud: settings.clientId,
      iss: desk.edge.issuer,
      nonce: 'only once',
      'cognito:username': 'agent',
      email: 'agent@example.com',
      name: 'Wei Chen',
      sub: claimsOf(answer['access_token']).sub,
      auth_time: now().getTime() / 1000,
    });
    expect(await (await userInfo(answer['access_token'])).json()).toMatchObject({
      username: 'agent',
      name: 'Wei Chen',
    });
  });

  test('stay signed in with the refresh token after their hour is over, and over a restart', async () => {
    const { answer } = await redeem(codeOf(await chooses('agent2')));
    clock('2026-03-01T10:00:00Z');
    expect(await desk.edge.verifyAccessToken(String(answer['access_token']))).toBeUndefined();
    await desk.close();
    desk = await open({ database: desk.database });
    const renewed = await refresh(answer);
    expect(await desk.edge.verifyAccessToken(String(renewed.answer['access_token']))).toMatchObject({
      username: 'agent2',
      'cognito:groups': ['agent', ...teams.map(teamGroup)],
      auth_time: Date.parse('2026-03-01T08:00:00Z') / 1000,
    });
    // The token is not spent by it, as Cognito has it, but a working day ends it.
    expect((await refresh(answer)).status).toBe(200);
    clock('2026-03-01T20:01:00Z');
    expect(await refresh(answer)).toMatchObject({ status: 400, answer: { error: 'invalid_grant' } });
  });

  test('are not asked again while the browser’s session lasts, even over a restart', async () => {
    const browser = new Browser();
    await chooses('agent', {}, browser);
    const { database } = desk;
    await desk.close();
    desk = await open({ database });
    const again = new URL(authorizeUrl());
    const { at } = await browser.open(again.href);
    expect([at.pathname, codeOf(at) !== '']).toEqual(['/console', true]);
  });

  test('cannot use a code twice, with another verifier, for another address, or late', async () => {
    const used = codeOf(await chooses('agent'));
    await redeem(used);
    expect(await redeem(used)).toMatchObject({ status: 400, answer: { error: 'invalid_grant' } });
    const guessed = codeOf(await chooses('agent'));
    expect(await redeem(guessed, { code_verifier: `${verifier}x` })).toMatchObject({ status: 400 });
    const elsewhere = codeOf(await chooses('agent'));
    expect(await redeem(elsewhere, { redirect_uri: `${desk.origin}/` })).toMatchObject({ status: 400 });
    const late = codeOf(await chooses('agent'));
    clock('2026-03-01T08:06:00Z');
    expect(await redeem(late)).toMatchObject({ status: 400 });
  });

  test('lose everything that came from a code when somebody tries it a second time', async () => {
    const code = codeOf(await chooses('agent'));
    const { answer } = await redeem(code);
    expect((await userInfo(answer['access_token'])).status).toBe(200);
    await redeem(code);
    expect((await refresh(answer)).status).toBe(400);
    expect((await userInfo(answer['access_token'])).status).toBe(401);
  });

  test('end a sign-in for good by revoking its refresh token, and no other sign-in with it', async () => {
    const browser = new Browser();
    const first = await redeem(codeOf(await chooses('agent', {}, browser)));
    const second = await redeem(codeOf((await browser.open(authorizeUrl())).at));
    const body = new URLSearchParams({ client_id: settings.clientId, token: String(first.answer['refresh_token']) });
    expect((await fetch(`${desk.origin}/oauth2/revoke`, { method: 'POST', body })).status).toBe(200);
    expect((await refresh(first.answer)).status).toBe(400);
    expect((await refresh(second.answer)).status).toBe(200);
  });

  test('can work in another year than their browser does', async () => {
    clock('2016-02-29T08:00:00Z');
    const browser = new Browser();
    const { answer } = await redeem(codeOf(await chooses('agent', {}, browser)));
    expect(await desk.edge.verifyAccessToken(String(answer['access_token']))).toMatchObject({ username: 'agent' });
    expect((await browser.open(authorizeUrl())).at.pathname).toBe('/console');
    clock('2016-02-29T09:30:00Z');
    expect((await browser.open(authorizeUrl())).at.pathname).toMatch(/^\/login\//);
  });

  test('are asked again after they signed out', async () => {
    const browser = new Browser();
    await chooses('agent', {}, browser);
    expect((await browser.open(authorizeUrl())).at.pathname).toBe('/console');
    const query = new URLSearchParams({ client_id: settings.clientId, logout_uri: `${desk.origin}/console` });
    expect((await browser.open(`${desk.origin}/logout?${query.toString()}`)).at.pathname).toBe('/console');
    const { at, page } = await browser.open(authorizeUrl());
    expect(at.pathname).toMatch(/^\/login\//);
    expect(page).toContain('Wei Chen');
    const silent = (await browser.open(authorizeUrl({ prompt: 'none' }))).at;
    expect(silent.searchParams.get('error')).toBe('login_required');
  });

  test('are never sent to an address that is not the console’s', async () => {
    for (const redirect_uri of ['https://evil.example/console', 'javascript:alert(1)', '', 'http://localhost:1/']) {
      const answer = await fetch(authorizeUrl({ redirect_uri }), { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
    for (const client_id of ['', settings.clientId, 'another']) {
      const query = new URLSearchParams({ client_id, logout_uri: 'https://evil.example/' });
      const out = await fetch(`${desk.origin}/logout?${query.toString()}`, { redirect: 'manual' });
      expect([out.status, out.headers.get('location')]).toEqual([400, null]);
    }
  });

  test.each([
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'everything' }, 'invalid_scope'],
    [{ scope: 'openid everything' }, 'invalid_scope'],
  ])('are told in the console’s own address when it asks wrongly: %j', async (changes, error) => {
    const answer = await fetch(authorizeUrl(changes), { redirect: 'manual' });
    // What would bring tokens in the fragment brings refusals there too.
    const back = new URL((answer.headers.get('location') ?? '').replace('#', '?'));
    expect([back.pathname, back.searchParams.get('error'), back.searchParams.get('state')]).toEqual([
      '/console',
      error,
      'kept',
    ]);
  });

  test('see what they were asked with, and none of it runs', async () => {
    const { page } = await new Browser().open(authorizeUrl({ state: '"><script>alert(1)</script>' }));
    expect(page).toContain('Wei Chen');
    expect(page).not.toContain('<script>alert');
    const refused = await new Browser().open(authorizeUrl({ client_id: '"><script>alert(1)</script>' }));
    expect(refused.status).toBe(400);
    expect(refused.page).not.toContain('<script>alert');
  });

  test('cannot answer for another browser, or when the question is long gone', async () => {
    const { at, page } = await new Browser().open(authorizeUrl());
    expect(page).toContain('Wei Chen');
    const other = await new Browser().open(at, { user: 'admin' });
    expect([other.status, other.at.pathname]).toEqual([400, at.pathname]);
  });

  test('find the addresses of all this where OpenID clients look', async () => {
    const address = `${desk.origin}/${settings.userPoolId}/.well-known/openid-configuration`;
    expect(await (await fetch(address)).json()).toMatchObject({
      issuer: desk.edge.issuer,
      authorization_endpoint: `${desk.origin}/oauth2/authorize`,
      token_endpoint: `${desk.origin}/oauth2/token`,
      revocation_endpoint: `${desk.origin}/oauth2/revoke`,
      userinfo_endpoint: `${desk.origin}/oauth2/userInfo`,
      end_session_endpoint: `${desk.origin}/logout`,
      jwks_uri: `${desk.origin}/${settings.userPoolId}/.well-known/jwks.json`,
      code_challenge_methods_supported: ['S256'],
    });
  });
});

describe('The console’s own OpenID client', () => {
  const client = () =>
    new OidcClient({
      authority: desk.edge.issuer,
      metadataUrl: `${desk.origin}/${settings.userPoolId}/.well-known/openid-configuration`,
      client_id: settings.clientId,
      redirect_uri: `${desk.origin}/console`,
      scope: 'redress/staff openid email profile',
      stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    });

  /** Goes to the sign-in with the address that the library made, and comes back with the one that it is to read. */
  async function goes(url: string): Promise<string> {
    const browser = new Browser();
    const { at } = await browser.open(url);
    return (await browser.open(at, { user: 'lead' })).at.href;
  }

  test('signs in, knows who it is, and renews, with nothing but the pool’s own documents', async () => {
    const oidc = client();
    const { url } = await oidc.createSigninRequest({ state: { at: '#/queue' } });
    const signedIn = await oidc.processSigninResponse(await goes(url));
    expect(signedIn.userState).toEqual({ at: '#/queue' });
    expect(signedIn.profile).toMatchObject({ email: 'lead@example.com', token_use: 'id' });
    expect(await desk.edge.verifyAccessToken(signedIn.access_token)).toMatchObject({ username: 'lead' });

    clock('2026-03-01T10:00:00Z');
    const { refresh_token: token, session_state: session, profile, scope } = signedIn;
    const renewed = await oidc.useRefreshToken({
      state: { refresh_token: token ?? '', session_state: session, profile, scope: scope ?? '', data: null },
    });
    expect(await desk.edge.verifyAccessToken(renewed.access_token)).toMatchObject({ username: 'lead' });
  });

  test('does not take an answer to what it never asked', async () => {
    const oidc = client();
    const { url } = await oidc.createSigninRequest({});
    const forged = new URL(await goes(url));
    forged.searchParams.set('state', 'another');
    await expect(oidc.processSigninResponse(forged.href)).rejects.toThrow('state');
  });
});

describe('Who tries the API without a browser', () => {
  test('gets a token that a month on the machine’s clock does not end', async () => {
    const answer: { access_token: string } = JSON.parse(
      await (await fetch(`${desk.origin}/_local/token?user=auditor`)).text(),
    );
    clock('2026-03-30T08:00:00Z');
    expect(await desk.edge.verifyAccessToken(answer.access_token)).toMatchObject({ 'cognito:groups': ['auditor'] });
    clock('2026-04-01T08:00:00Z');
    expect(await desk.edge.verifyAccessToken(answer.access_token)).toBeUndefined();
  });

  test('is told who there is when the name is wrong', async () => {
    const response = await fetch(`${desk.origin}/_local/token?user=nobody`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('agent, agent2, lead, manager, auditor, admin');
  });

  test('does not get in with a token that somebody changed or that another pool signed', async () => {
    const other = await open();
    const fetchToken = async (origin: string): Promise<string> =>
      JSON.parse(await (await fetch(`${origin}/_local/token?user=agent`)).text()).access_token;
    const foreign = await fetchToken(other.origin);
    expect(await other.edge.verifyAccessToken(foreign)).toBeDefined();
    await other.close();
    const genuine = await fetchToken(desk.origin);
    expect(await desk.edge.verifyAccessToken(genuine)).toBeDefined();
    const [head = '', payload = '', signature = ''] = genuine.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const raised = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ['admin'] })).toString('base64url');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const token of [foreign, `${head}.${raised}.${signature}`, `${unsigned}.${payload}.`, 'x', '', 'a.b.c']) {
      expect(await desk.edge.verifyAccessToken(token)).toBeUndefined();
    }
  });
});
