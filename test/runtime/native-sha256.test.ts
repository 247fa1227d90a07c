import { describe, expect, test } from '@jest/globals';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { array, assert, asyncProperty, constant, oneof, string, uint8Array } from 'fast-check';
import { Sha256 } from '../../functions/runtime/native-sha256.ts';

// What a client that is not bundled signs with.
const Original = new DynamoDBClient({ region: 'eu-west-1' }).config.sha256;
const chunks = array(uint8Array({ maxLength: 200 }), { maxLength: 5 });
const keys = oneof(
  constant(undefined),
  string({ unit: 'binary' }),
  uint8Array({ maxLength: 200 }),
  uint8Array({ minLength: 8, maxLength: 64 }).map((bytes) => bytes.subarray(3)),
  uint8Array({ maxLength: 64 }).map((bytes) => bytes.slice().buffer),
);

describe('The hash that the bundles sign requests with', () => {
  test("is the SDK's own, with every key and however the text comes", async () => {
    await assert(
      asyncProperty(keys, chunks, async (key, parts) => {
        const [ours, original] = [new Sha256(key), new Original(key)];
        for (const part of parts) {
          ours.update(part);
          original.update(part);
        }
        expect(await ours.digest()).toEqual(await original.digest());
      }),
    );
  });

  test('goes on after a digest, or is finished by it, as the original', async () => {
    for (const Hash of [Sha256, Original]) {
      const plain = new Hash();
      const before = await plain.digest();
      plain.update(Buffer.from('more'));
      expect(await plain.digest()).not.toEqual(before);
      const keyed = new Hash('key');
      await keyed.digest();
      expect(() => keyed.update(Buffer.from('more'))).toThrow('finished');
    }
  });

  test('begins anew when it is told to', async () => {
    const keyed = new Sha256('key');
    const first = await keyed.digest();
    keyed.reset();
    expect(await keyed.digest()).toEqual(first);
    expect(first.length).toBe(keyed.digestLength);
  });
});
