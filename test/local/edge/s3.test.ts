import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { s3FileStore } from '../../../functions/adapters/s3/file-store.ts';
import { Sha256 } from '../../../functions/runtime/native-sha256.ts';
import type { DefaultBusEvent } from '../../../lib/local/edge/interface.ts';
import { openS3 } from '../../../lib/local/edge/s3/s3.ts';
import { edgeRequest, readBody, writeAnswer } from '../../../lib/local/http.ts';
import { waitFor } from '../../journeys/machine.ts';

/** S3 behind a loopback port, and the adapter that functions use, which signs with AWS's own package. */
const folder = mkdtempSync(join(tmpdir(), 'redress-s3-'));
// Whole seconds, as signatures have them; the adapter's own requests are signed as of the real time.
const time = { now: new Date(Math.floor(Date.now() / 1000) * 1000) };
const heard: DefaultBusEvent[] = [];
const options = {
  folder,
  basePath: '/_local/s3',
  database: new DatabaseSync(':memory:'),
  write: async (write: () => void) => write(),
  putDefaultBusEvent: (event: DefaultBusEvent) => void heard.push(event),
  // What IAM says is tried in test/local/iam.
  authorize: async () => {},
  now: () => time.now,
  region: 'eu-west-1',
  signerOf: (id: string) => (id === 'AKID' ? { secretAccessKey: 'secret', sessionToken: 'token' } : undefined),
  buckets: [{ name: 'files', cors: [], tellsEventBridge: true }],
  plans: [{ arn: 'arn:plan', bucket: 'files', prefixes: ['arrivals/'] }],
};
const s3 = openS3(options);
const server = createServer((incoming, outgoing) => {
  void readBody(incoming, 1_000_000).then(async (body = Buffer.alloc(0)) =>
    writeAnswer(outgoing, await s3.handle(edgeRequest(incoming, body))),
  );
});
let endpoint = '';

const storeWith = (credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' }) =>
  s3FileStore({
    region: 'eu-west-1',
    bucket: 'files',
    origin: 'https://files.example',
    endpoint,
    credentials,
    sha256: Sha256,
  });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/_local/s3`;
});
afterAll(() => {
  s3.close();
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  heard.splice(0);
});

const bytes = Buffer.from('the content');
const promised = {
  type: 'application/pdf',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('base64'),
} as const;
const term = (seconds = 900) => ({ from: time.now.toISOString(), seconds });

let count = 0;
const newPlace = (): string => `CR-0000-0000/F${(count += 1)}-MARK`;

async function send(place: string, link?: { url: string; headers: Record<string, string> }): Promise<Response> {
  const { url, headers } = link ?? (await storeWith().uploadLink(place, promised, term()));
  return fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
}

const codeOf = async (answer: Response): Promise<string | undefined> =>
  /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];

describe('S3 on one machine', () => {
  test("takes what AWS's own package signed, and tells the bus of it as S3 does", async () => {
    const place = newPlace();
    const answer = await send(place);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe(`"${createHash('md5').update(bytes).digest('hex')}"`);
    expect(heard[0]).toMatchObject({
      source: 'aws.s3',
      detailType: 'Object Created',
      detail: {
        bucket: { name: 'files' },
        object: { key: `arrivals/${place}`, size: bytes.length },
        reason: 'PutObject',
      },
    });
    await waitFor(() => heard.length > 1);
    expect(heard[1]).toMatchObject({
      source: 'aws.guardduty',
      detailType: 'GuardDuty Malware Protection Object Scan Result',
      resources: ['arn:plan'],
      detail: {
        scanStatus: 'COMPLETED',
        s3ObjectDetails: { bucketName: 'files', objectKey: `arrivals/${place}` },
        scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND', threats: null },
      },
    });
  });

  test('hands out what was kept, under the name that the link says, and nothing that was not', async () => {
    const place = newPlace();
    await send(place);
    const link = await storeWith().downloadLink(place, 'it\'s (not) 100% "safe".pdf', term());
    expect(await codeOf(await fetch(link))).toBe('AccessDenied');
    await storeWith().keep(place);
    await storeWith().keep(place);
    const saved = await fetch(link);
    expect(Buffer.from(await saved.arrayBuffer())).toEqual(bytes);
    expect(saved.headers.get('content-disposition')).toBe(
      `attachment; filename="it's (not) 100_ _safe_.pdf"; filename*=UTF-8''it%27s%20%28not%29%20100%25%20%22safe%22.pdf`,
    );
    expect(saved.headers.get('content-type')).toBe('application/octet-stream');
    expect(saved.headers.get('cache-control')).toBe('no-store');
  });

  test('does not keep what never came', async () => {
    await expect(storeWith().keep(newPlace())).rejects.toThrow('404 NoSuchKey');
  });

  test('removes a file wherever it is, and what is not there as if it had been', async () => {
    const place = newPlace();
    await send(place);
    await storeWith().keep(place);
    await storeWith().remove(place);
    expect(await codeOf(await fetch(await storeWith().downloadLink(place, 'x.pdf', term())))).toBe('AccessDenied');
    await expect(storeWith().keep(place)).rejects.toThrow('404 NoSuchKey');
    await storeWith().remove(place);
    const others = { accessKeyId: 'AKID', secretAccessKey: 'other', sessionToken: 'token' };
    await expect(storeWith(others).remove(place)).rejects.toThrow('403');
  });

  test('refuses keys that it does not know, other secrets and other tokens', async () => {
    const right = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' };
    for (const [wrong, code] of [
      [{ ...right, accessKeyId: 'OTHER' }, 'InvalidAccessKeyId'],
      [{ ...right, secretAccessKey: 'other' }, 'SignatureDoesNotMatch'],
      [{ ...right, sessionToken: 'other' }, 'InvalidToken'],
    ] as const) {
      const place = newPlace();
      const link = await storeWith(wrong).uploadLink(place, promised, term());
      expect(await codeOf(await send(place, link))).toBe(code);
      await expect(storeWith(wrong).keep(place)).rejects.toThrow(code);
    }
  });

  test('refuses a link of which anything was changed', async () => {
    const { url, headers } = await storeWith().uploadLink(newPlace(), promised, term());
    for (const [part, other] of [
      ['X-Amz-Expires=900', 'X-Amz-Expires=90000'],
      ['arrivals', 'cases'],
      ['/F', '/G'],
    ] as const) {
      expect(url).toContain(part);
      expect(await codeOf(await send('', { url: url.replace(part, other), headers }))).toBe('SignatureDoesNotMatch');
    }
    const { 'if-none-match': _left, ...fewer } = headers;
    expect(await codeOf(await send('', { url, headers: fewer }))).toBe('SignatureDoesNotMatch');
    expect(await codeOf(await send('', { url, headers: { ...headers, 'x-amz-acl': 'public-read' } }))).toBe(
      'AccessDenied',
    );
  });

  test('knows when a link works: not before it was signed, and not after it ran out', async () => {
    const place = newPlace();
    const link = await storeWith().uploadLink(place, promised, term(60));
    const from = time.now;
    try {
      time.now = new Date(from.getTime() - 3_600_000);
      expect(await codeOf(await send(place, link))).toBe('AccessDenied');
      time.now = new Date(from.getTime() + 61_000);
      expect(await codeOf(await send(place, link))).toBe('AccessDenied');
      time.now = new Date(from.getTime() + 60_000);
      expect((await send(place, link)).status).toBe(200);
    } finally {
      time.now = from;
    }
  });

  test('knows no other bucket and does no more than is asked of it here', async () => {
    expect(await codeOf(await fetch(`${endpoint}/other/x`))).toBe('NoSuchBucket');
    expect(await codeOf(await fetch(`${endpoint}/files/arrivals/x`))).toBe('AccessDenied');
    const link = await storeWith().downloadLink(newPlace(), 'x.pdf', term());
    expect(await codeOf(await fetch(link, { method: 'DELETE' }))).toBe('SignatureDoesNotMatch');
  });
});
