import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as fc from 'fast-check';
import { generateSecret } from '../../../lib/local/edge/secrets/generate.ts';
import { openEdge, settings } from './edge-at-work.ts';

let desk: Awaited<ReturnType<typeof openEdge>>;
beforeEach(async () => {
  desk = await openEdge();
});
afterEach(() => desk.close());

const read = (SecretId: string, client = desk.client, VersionStage?: string) =>
  new SecretsManagerClient(client).send(
    new GetSecretValueCommand({ SecretId, ...(VersionStage !== undefined && { VersionStage }) }),
  );

describe('A generated secret', () => {
  test('is made as the template asks and stays the same, by ARN or by name, over restarts', async () => {
    const first = await read(settings.secrets[0].arn);
    expect(first.SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(first.VersionStages).toEqual(['AWSCURRENT']);
    const again = await openEdge({ database: desk.database });
    expect((await read('DeskKey', again.client)).SecretString).toBe(first.SecretString);
    await again.close();
  });

  test('gives way to another that is put in its place, which keeps it as the one before', async () => {
    const before = (await read('DeskKey')).SecretString;
    await expect(read('DeskKey', desk.client, 'AWSPREVIOUS')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    desk.time.now = new Date('2026-03-02T08:00:00.000Z');
    const rotated = await fetch(`${desk.origin}/_local/webhooks/shop/rotate`, { method: 'POST' });
    const now = await read('DeskKey');
    expect(now.SecretString).not.toBe(before);
    expect(now.CreatedDate?.toISOString()).toBe('2026-03-02T08:00:00.000Z');
    expect(await rotated.text()).toBe(`whsec_${now.SecretString}\n`);
    expect(await (await fetch(`${desk.origin}/_local/webhooks/shop`)).text()).toBe(`whsec_${now.SecretString}\n`);
    expect((await read('DeskKey', desk.client, 'AWSPREVIOUS')).SecretString).toBe(before);
  });

  test('of a source that there is not is not made up', async () => {
    const answer = await fetch(`${desk.origin}/_local/webhooks/__proto__`);
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('shop')]);
    expect((await fetch(`${desk.origin}/_local/webhooks/shop/rotate`)).status).toBe(405);
  });

  test('is refused when the template does not have it', async () => {
    await expect(read('OtherKey')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('has the length, the kinds and none of the characters that its rules exclude', () => {
    fc.assert(
      fc.property(
        fc.record({
          PasswordLength: fc.integer({ min: 4, max: 200 }),
          ExcludeLowercase: fc.boolean(),
          ExcludeUppercase: fc.boolean(),
          ExcludePunctuation: fc.boolean(),
          ExcludeCharacters: fc.string({ maxLength: 6 }),
        }),
        (rules) => {
          const secret = generateSecret(rules);
          expect(secret).toHaveLength(rules.PasswordLength);
          expect(/[a-z]/.test(secret)).toBe(!rules.ExcludeLowercase);
          expect(/[A-Z]/.test(secret)).toBe(!rules.ExcludeUppercase);
          expect(/[^A-Za-z0-9]/.test(secret)).toBe(!rules.ExcludePunctuation);
          expect(Array.from(rules.ExcludeCharacters).filter((one) => secret.includes(one))).toEqual([]);
        },
      ),
    );
  });

  test('can be one key of a JSON object', () => {
    const secret = generateSecret({ SecretStringTemplate: '{"user":"desk"}', GenerateStringKey: 'password' });
    expect(JSON.parse(secret)).toEqual({ user: 'desk', password: expect.stringMatching(/^.{32}$/) });
  });
});
