import { createHash, randomBytes } from 'node:crypto';
import type { DefaultBusEvent, EdgeRequest, EdgeResponse } from '../interface.ts';
import { AwsError } from '../protocol.ts';
import { corsHeaders, type CorsRule, preflight } from './cors.ts';
import { type ObjectStoreOptions, openObjects, type StoredObject } from './objects.ts';
import { openScanner, type ScanPlan } from './scanner.ts';
import { checkSignature, type SignatureOptions } from './signature.ts';

/** An `AWS::S3::Bucket`, as far as objects of it are read and written. */
export type BucketResource = { name: string; cors: readonly CorsRule[]; tellsEventBridge: boolean };

export type S3Options = Omit<ObjectStoreOptions, 'folder'> &
  SignatureOptions & {
    folder: string;
    /** What stands before bucket and key in a path: `/_local/s3`. */
    basePath: string;
    buckets: readonly BucketResource[];
    plans: readonly ScanPlan[];
    putDefaultBusEvent: (event: DefaultBusEvent) => void | Promise<void>;
    /**
     * Asks IAM whether the owner of the access key may do this to an object, named `/bucket/key`.
     * @throws AwsError AccessDenied
     */
    authorize: (accessKeyId: string, request: EdgeRequest, path: string) => Promise<void>;
  };

/** What S3 takes in one request, and what this machine does. */
export const mostObjectBytes = 64 * 1024 * 1024;

type Asked = { bucket: BucketResource; key: string; request: EdgeRequest };

/**
 * S3 in its own wire protocol, path style, as far as Redress uses it: one object put with a signed request or copied,
 * read with what the answer shall be called, removed, and browsers' questions before they do so.
 */
export function openS3(options: S3Options) {
  const { basePath, buckets, putDefaultBusEvent, now } = options;
  const objects = openObjects(options);
  const scanner = openScanner({ ...options, objects });

  async function handle(request: EdgeRequest): Promise<EdgeResponse> {
    const found = addressed(request);
    const cors = found?.bucket.cors ?? [];
    if (request.method === 'OPTIONS') return preflight(cors, request);
    const id = randomBytes(8).toString('hex').toUpperCase();
    const always = { 'x-amz-request-id': id, server: 'AmazonS3', ...corsHeaders(cors, request) };
    try {
      if (found === undefined) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
      const accessKeyId = checkSignature(request, options);
      await options.authorize(accessKeyId, request, request.path.slice(basePath.length));
      const answer = await answerOf(found);
      return { ...answer, headers: { ...always, ...answer.headers } };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return {
        status: error.status,
        headers: { ...always, 'content-type': 'application/xml' },
        body: refusal(error, id),
      };
    }
  }

  function addressed(request: EdgeRequest): Asked | undefined {
    const [name = '', ...rest] = request.path.slice(basePath.length + 1).split('/');
    const bucket = buckets.find((one) => one.name === name);
    return bucket && { bucket, key: rest.join('/'), request };
  }

  function answerOf(asked: Asked): Promise<EdgeResponse> {
    const { method, headers } = asked.request;
    if (asked.key !== '' && method === 'GET') return get(asked);
    if (asked.key !== '' && method === 'PUT') {
      return headers['x-amz-copy-source'] === undefined ? put(asked) : copy(asked, headers['x-amz-copy-source']);
    }
    if (asked.key !== '' && method === 'DELETE') return remove(asked);
    throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
  }

  async function put({ bucket, key, request }: Asked): Promise<EdgeResponse> {
    const { headers, body } = request;
    if (headers['content-length'] === undefined) {
      throw new AwsError('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
    }
    const onlyWhereNothingIs = headers['if-none-match'] === '*';
    if (onlyWhereNothingIs && objects.isBusy(bucket.name, key)) {
      throw new AwsError('ConditionalRequestConflict', 'A conflicting conditional operation is in progress.', 409);
    }
    if (onlyWhereNothingIs && objects.find(bucket.name, key)) {
      throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
    }
    const claimed = headers['x-amz-checksum-sha256'];
    if (claimed !== undefined && claimed !== createHash('sha256').update(body).digest('base64')) {
      throw new AwsError('BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
    }
    const type = headers['content-type'] ?? 'binary/octet-stream';
    const object = await store(bucket, { key, type }, body, 'PutObject');
    return { status: 200, headers: { etag: `"${object.etag}"`, 'x-amz-checksum-sha256': object.checksum }, body: '' };
  }

  async function copy({ bucket, key }: Asked, source: string): Promise<EdgeResponse> {
    const [name = '', ...rest] = decodeURIComponent(source).replace(/^\//, '').split('/');
    const original = objects.find(name, rest.join('/'));
    if (!original) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    const object = await store(bucket, { key, type: original.type }, await objects.bytes(original), 'CopyObject');
    const body = `<CopyObjectResult><ETag>"${object.etag}"</ETag><LastModified>${object.at}</LastModified></CopyObjectResult>`;
    return { status: 200, headers: { 'content-type': 'application/xml' }, body: `${declaration}${body}` };
  }

  async function get({ bucket, key, request }: Asked): Promise<EdgeResponse> {
    const object = objects.find(bucket.name, key);
    // S3 says so to whoever may not list the bucket, which nobody may here.
    if (!object) throw new AwsError('AccessDenied', 'Access Denied', 403);
    const overrides = ['content-type', 'content-disposition', 'cache-control'].flatMap((name) => {
      const value = request.query.get(`response-${name}`);
      return value === null ? [] : [[name, value]];
    });
    return {
      status: 200,
      headers: {
        'content-type': object.type,
        etag: `"${object.etag}"`,
        'last-modified': new Date(object.at).toUTCString(),
        'accept-ranges': 'bytes',
        ...Object.fromEntries(overrides),
      },
      body: await objects.bytes(object),
    };
  }

  /** What is not there is answered as what is: S3 says so to nobody. */
  async function remove({ bucket, key }: Asked): Promise<EdgeResponse> {
    await objects.remove(bucket.name, key);
    return { status: 204, headers: {}, body: '' };
  }

  async function store(
    bucket: BucketResource,
    { key, type }: { key: string; type: string },
    bytes: Buffer,
    reason: 'PutObject' | 'CopyObject',
  ): Promise<StoredObject> {
    const at = now().toISOString();
    const object = await objects.put({ bucket: bucket.name, key, type, at }, bytes, (made) =>
      bucket.tellsEventBridge ? putDefaultBusEvent(created(made, reason)) : undefined,
    );
    scanner.expect(object);
    return object;
  }

  return { handle, close: () => scanner.close() };
}

/** "Object Created", as S3 has it. */
const created = ({ bucket, key, size, etag, at }: StoredObject, reason: string): DefaultBusEvent => ({
  source: 'aws.s3',
  detailType: 'Object Created',
  time: at,
  resources: [`arn:aws:s3:::${bucket}`],
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: { key, size, etag, sequencer: randomBytes(8).toString('hex').toUpperCase() },
    'request-id': randomBytes(8).toString('hex').toUpperCase(),
    requester: '000000000000',
    'source-ip-address': '127.0.0.1',
    reason,
  },
});

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const refusal = ({ code, message }: AwsError, requestId: string): string =>
  `${declaration}<Error><Code>${code}</Code><Message>${inXml(message)}</Message><RequestId>${requestId}</RequestId></Error>`;

const inXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
