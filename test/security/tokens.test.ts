import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { type AccessTokens, openAccessTokens } from '../../lib/local/edge/cognito/access-tokens.ts';
import { issuerOf } from '../../lib/local/edge/cognito/claims.ts';
import { findPerson } from '../../lib/local/edge/cognito/people.ts';
import type { SigningKey } from '../../lib/local/edge/cognito/signing-key.ts';

/*
 * Tokens as API Gateway's authoriser would be shown them. Unsigned ones, the public key as a secret, another key, another
 * pool and tokens that expired are tried over HTTP in test/local/gateway.test.ts and test/local/edge/sign-in.test.ts.
 */

const region = 'eu-west-1';
const userPoolId = 'eu-west-1_desk';
const clientId = 'console';
const now = new Date('2026-03-02T09:00:00Z');
const issuer = issuerOf({ region, userPoolId });

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });
let kid: string;
let signing: SigningKey;
let tokens: AccessTokens;
beforeAll(async () => {
  const { n = '', e = '' } = await exportJWK(createPublicKey(pair.privateKey));
  kid = createHash('sha256').update(n).digest('base64url');
  const jwks = { keys: [{ alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' }] };
  signing = { kid, privateKey: pair.privateKey, jwks };
  tokens = openAccessTokens({ now: () => now, region, userPoolId, clientId }, () => signing);
});

const seconds = Math.floor(now.getTime() / 1000);
const right = {
  sub: 'somebody',
  iss: issuer,
  client_id: clientId,
  token_use: 'access',
  scope: 'redress/staff',
  username: 'agent',
  'cognito:groups': ['agent'],
  iat: seconds,
  exp: seconds + 3600,
};
type Made = { claims?: Record<string, unknown>; header?: Record<string, unknown>; key?: KeyObject };
const made = ({ claims = {}, header = {}, key: by = pair.privateKey }: Made = {}): Promise<string> => {
  const payload = Object.fromEntries(
    Object.entries({ ...right, ...claims }).filter(([, value]) => value !== undefined),
  );
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(by);
};

describe('A token', () => {
  test('of this pool, for this client, to call with, lets in', async () => {
    expect((await tokens.verify(await made()))?.username).toBe('agent');
    const person = findPerson('agent');
    expect(person && (await tokens.verify(await tokens.issue(person, 60)))?.username).toBe('agent');
  });

  test.each<[string, Made]>([
    ['that says who somebody is instead of what they may', { claims: { token_use: 'id' } }],
    ['that does not say what it is for', { claims: { token_use: undefined } }],
    ['for another client of the pool', { claims: { client_id: 'another' } }],
    ['for nobody in particular', { claims: { client_id: undefined } }],
    ['of another pool of the region', { claims: { iss: issuer.replace('desk', 'evil') } }],
    ['of a pool whose name begins alike', { claims: { iss: `${issuer}2` } }],
    ['of no pool', { claims: { iss: undefined } }],
    ['that is over', { claims: { exp: seconds } }],
    ['that never ends', { claims: { exp: undefined } }],
    ['whose end is no number', { claims: { exp: 'never' } }],
    ['that is not valid yet', { claims: { nbf: seconds + 60 } }],
    ['of nobody', { claims: { sub: undefined } }],
    ['signed with RS512, though by the right key', { header: { alg: 'RS512' } }],
    ['signed with PS256, though by the right key', { header: { alg: 'PS256' } }],
    ['whose key cannot be found', { header: { kid: 'another' } }],
    ['whose key is a path', { header: { kid: '../../../../dev/null' }, key: strangers.privateKey }],
    ['whose key is a query', { header: { kid: `' UNION SELECT 'x` }, key: strangers.privateKey }],
    ['that says where its key is', { header: { jku: 'https://evil.example/keys' }, key: strangers.privateKey }],
    ['that asks for what nobody knows', { header: { crit: ['exp'], exp: 1 } }],
  ])('%s does not', async (_, how) => {
    const token = await made(how).catch(() => 'could.not.be-made');
    expect(await tokens.verify(token)).toBeUndefined();
    // Nor does it when it is shown again: what was looked at is remembered.
    expect(await tokens.verify(token)).toBeUndefined();
  });

  test('that brings its own key along does not', async () => {
    const jwk = await exportJWK(createPublicKey(strangers.privateKey));
    expect(await tokens.verify(await made({ header: { jwk }, key: strangers.privateKey }))).toBeUndefined();
  });

  test('that was once let in is not when it is over', async () => {
    let time = now;
    const key = {
      kid,
      privateKey: pair.privateKey,
      jwks: { keys: [await exportJWK(createPublicKey(pair.privateKey))] },
    };
    const keys = { ...key, jwks: { keys: key.jwks.keys.map((one) => ({ ...one, kid, alg: 'RS256', use: 'sig' })) } };
    const clock = openAccessTokens({ now: () => time, region, userPoolId, clientId }, () => keys as never);
    const token = await made();
    expect(await clock.verify(token)).toBeDefined();
    time = new Date(now.getTime() + 3_600_000);
    expect(await clock.verify(token)).toBeUndefined();
  });
});
