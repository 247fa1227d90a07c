import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../protocol.ts';
import type { EdgeRequest } from '../interface.ts';

/** Whose key signed a request. */
export type Signer = { secretAccessKey: string; sessionToken?: string };

export type SignatureOptions = {
  now: () => Date;
  region: string;
  /** The key that belongs to an access key id, or undefined where there is none. */
  signerOf: (accessKeyId: string) => Signer | undefined;
};

type Claim = {
  accessKeyId: string;
  scope: readonly string[];
  signedHeaders: readonly string[];
  signature: string;
  /** `20260302T090000Z` */
  date: string;
  payloadHash: string;
  token: string | undefined;
};

const algorithm = 'AWS4-HMAC-SHA256';
const longestSeconds = 7 * 24 * 3600;
const skewMilliseconds = 15 * 60_000;

const denied = (message: string): AwsError => new AwsError('AccessDenied', message, 403);

/**
 * Checks a request as S3 does: Signature Version 4 in the query or in the header, over exactly what was sent.
 * @returns the id of the access key that signed it
 * @throws AwsError in S3's own words
 */
export function checkSignature(request: EdgeRequest, options: SignatureOptions): string {
  const presigned = request.query.has('X-Amz-Signature');
  const claim = presigned ? inQuery(request, options.now()) : inHeader(request, options.now());
  const [day = '', region, service, ending] = claim.scope;
  if (region !== options.region || service !== 's3' || ending !== 'aws4_request' || !claim.date.startsWith(day)) {
    throw new AwsError('AuthorizationQueryParametersError', 'The credential scope of the signature is not ours.');
  }
  const signer = options.signerOf(claim.accessKeyId);
  if (signer === undefined) {
    throw new AwsError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403);
  }
  if (claim.token !== signer.sessionToken) {
    throw new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.');
  }
  const unsigned = Object.keys(request.headers).filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !claim.signedHeaders.includes(name),
  );
  if (unsigned.length > 0 || !claim.signedHeaders.includes('host')) {
    throw denied(`There were headers present in the request which were not signed: ${unsigned.join(', ')}`);
  }
  const expected = signatureOf(request, claim, signer.secretAccessKey);
  const given = Buffer.from(claim.signature);
  if (given.length !== expected.length || !timingSafeEqual(given, Buffer.from(expected))) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
    );
  }
  return claim.accessKeyId;
}

function inQuery({ query }: EdgeRequest, now: Date): Claim {
  const of = (name: string): string => query.get(`X-Amz-${name}`) ?? '';
  const signedAt = timeOf(of('Date'));
  const seconds = Number(of('Expires'));
  if (of('Algorithm') !== algorithm || Number.isNaN(signedAt) || !(seconds >= 1 && seconds <= longestSeconds)) {
    throw new AwsError('AuthorizationQueryParametersError', 'The query does not hold a signature of version 4.');
  }
  if (signedAt > now.getTime() + skewMilliseconds) throw denied('Request is not yet valid');
  if (now.getTime() > signedAt + seconds * 1000) throw denied('Request has expired');
  const [accessKeyId = '', ...scope] = of('Credential').split('/');
  return {
    accessKeyId,
    scope,
    signedHeaders: of('SignedHeaders').split(';'),
    signature: of('Signature'),
    date: of('Date'),
    payloadHash: query.get('X-Amz-Content-Sha256') ?? query.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD',
    token: query.get('X-Amz-Security-Token') ?? undefined,
  };
}

function inHeader({ headers, body }: EdgeRequest, now: Date): Claim {
  const pattern = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/;
  const [, credential = '', signed = '', signature = ''] = pattern.exec(headers['authorization'] ?? '') ?? [];
  if (signature === '') throw denied('Access Denied');
  const date = headers['x-amz-date'] ?? '';
  if (!(Math.abs(timeOf(date) - now.getTime()) <= skewMilliseconds)) {
    throw new AwsError(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      403,
    );
  }
  const payloadHash = headers['x-amz-content-sha256'] ?? '';
  if (payloadHash !== 'UNSIGNED-PAYLOAD' && payloadHash !== sha256(body)) {
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const [accessKeyId = '', ...scope] = credential.split('/');
  const token = headers['x-amz-security-token'];
  return { accessKeyId, scope, signedHeaders: signed.split(';'), signature, date, payloadHash, token };
}

function signatureOf(request: EdgeRequest, claim: Claim, secret: string): string {
  const canonical = [
    request.method,
    request.path.split('/').map(escaped).join('/'),
    [...request.query]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
      .toSorted()
      .join('&'),
    ...claim.signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    claim.signedHeaders.join(';'),
    claim.payloadHash,
  ].join('\n');
  const toSign = [algorithm, claim.date, claim.scope.join('/'), sha256(canonical)].join('\n');
  const key = claim.scope.reduce<string | Buffer>((soFar, part) => hmac(soFar, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** RFC 3986, as AWS has it. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function timeOf(date: string): number {
  const [, y = '', m = '', d = '', h = '', min = '', s = ''] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  return y === '' ? Number.NaN : Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}Z`);
}
