import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { teamGroup } from '../../../functions/contract/roles.ts';
import { teams } from '../../../functions/domain/complaint/vocabulary.ts';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createHash } from 'node:crypto';
import { openEdge, settings } from './edge-at-work.ts';

let desk: Awaited<ReturnType<typeof openEdge>>;
beforeEach(async () => {
  desk = await openEdge();
});
afterEach(() => desk.close());

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
async function chooses(user: string, changes: Record<string, string> = {}): Promise<URL> {
  const page = await (await fetch(authorizeUrl(changes))).text();
  const form = new URLSearchParams({ user });
  for (const [, name = '', value = ''] of page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    form.append(
      name,
      value.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
    );
  }
  const answer = await fetch(`${desk.origin}/oauth2/authorize`, { method: 'POST', body: form, redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '');
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

describe('Staff who sign in to the console', () => {
  test('choose who they are, come back with a code, and get tokens that anyone can verify', async () => {
    const back = await chooses('lead');
    expect(back.pathname).toBe('/console');
    expect(back.searchParams.get('state')).toBe('kept');

    const { status, answer } = await redeem(back.searchParams.get('code') ?? '');
    expect(status).toBe(200);
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });

    const keys = createRemoteJWKSet(new URL(`${desk.origin}/${settings.userPoolId}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(String(answer['access_token']), keys, {
      issuer: desk.edge.issuer,
      currentDate: desk.time.now,
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
  });

  test('stay signed in with the refresh token after their hour is over, and over a restart', async () => {
    const { answer } = await redeem((await chooses('agent2')).searchParams.get('code') ?? '');
    desk.time.now = new Date('2026-03-01T10:00:00Z');
    expect(await desk.edge.verifyAccessToken(String(answer['access_token']))).toBeUndefined();
    await desk.close();
    const { time } = desk;
    desk = await openEdge({ database: desk.database, now: () => time.now });
    const renewed = await exchange({ grant_type: 'refresh_token', refresh_token: String(answer['refresh_token']) });
    expect(await desk.edge.verifyAccessToken(String(renewed.answer['access_token']))).toMatchObject({
      username: 'agent2',
      'cognito:groups': ['agent', ...teams.map(teamGroup)],
    });
  });

  test('cannot use a code twice, with another verifier, for another address, or late', async () => {
    const used = (await chooses('agent')).searchParams.get('code') ?? '';
    await redeem(used);
    expect(await redeem(used)).toEqual({ status: 400, answer: { error: 'invalid_grant' } });
    const guessed = (await chooses('agent')).searchParams.get('code') ?? '';
    expect(await redeem(guessed, { code_verifier: `${verifier}x` })).toMatchObject({ status: 400 });
    expect(await redeem(guessed)).toMatchObject({ status: 400 });
    const elsewhere = (await chooses('agent')).searchParams.get('code') ?? '';
    expect(await redeem(elsewhere, { redirect_uri: `${desk.origin}/` })).toMatchObject({ status: 400 });
    const late = (await chooses('agent')).searchParams.get('code') ?? '';
    desk.time.now = new Date('2026-03-01T08:06:00Z');
    expect(await redeem(late)).toMatchObject({ status: 400 });
  });

  test('are never sent to an address that is not the console’s', async () => {
    for (const redirect_uri of ['https://evil.example/console', 'javascript:alert(1)', '', 'http://localhost:1/']) {
      const answer = await fetch(authorizeUrl({ redirect_uri }), { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
    const out = await fetch(`${desk.origin}/logout?logout_uri=https://evil.example/`, { redirect: 'manual' });
    expect(out.status).toBe(400);
  });

  test.each([
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'everything' }, 'invalid_scope'],
  ])('are told in the console’s own address when it asks wrongly: %j', async (changes, error) => {
    const answer = await fetch(authorizeUrl(changes), { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    expect([back.searchParams.get('error'), back.searchParams.get('state')]).toEqual([error, 'kept']);
  });

  test('see what they were asked with, and none of it runs', async () => {
    const page = await (await fetch(authorizeUrl({ state: '"><script>alert(1)</script>' }))).text();
    expect(page).not.toContain('<script>alert');
  });
});

describe('Who tries the API without a browser', () => {
  test('gets a token that a month on the machine’s clock does not end', async () => {
    const answer: { access_token: string } = JSON.parse(
      await (await fetch(`${desk.origin}/_local/token?user=auditor`)).text(),
    );
    desk.time.now = new Date('2026-03-30T08:00:00Z');
    expect(await desk.edge.verifyAccessToken(answer.access_token)).toMatchObject({ 'cognito:groups': ['auditor'] });
    desk.time.now = new Date('2026-04-01T08:00:00Z');
    expect(await desk.edge.verifyAccessToken(answer.access_token)).toBeUndefined();
  });

  test('is told who there is when the name is wrong', async () => {
    const response = await fetch(`${desk.origin}/_local/token?user=nobody`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('agent, agent2, lead, manager, auditor, admin');
  });

  test('does not get in with a token that somebody changed or that another pool signed', async () => {
    const other = await openEdge();
    const fetchToken = async (origin: string): Promise<string> =>
      JSON.parse(await (await fetch(`${origin}/_local/token?user=agent`)).text()).access_token;
    const foreign = await fetchToken(other.origin);
    await other.close();
    const [head = '', payload = '', signature = ''] = (await fetchToken(desk.origin)).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const raised = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ['admin'] })).toString('base64url');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const token of [foreign, `${head}.${raised}.${signature}`, `${unsigned}.${payload}.`, 'x', '', 'a.b.c']) {
      expect(await desk.edge.verifyAccessToken(token)).toBeUndefined();
    }
  });
});
