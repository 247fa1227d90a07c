import { SignatureV4 } from '@smithy/signature-v4';

type SignerSettings = ConstructorParameters<typeof SignatureV4>[0];
export type Signed = Awaited<ReturnType<SignatureV4['presign']>>;

export type S3Settings = Pick<SignerSettings, 'credentials' | 'sha256'> & {
  region: string;
  bucket: string;
  /** The bucket's own address, without a slash at its end: `https://<bucket>.s3.<region>.amazonaws.com`. */
  origin: string;
  /** Another S3, as AWS_ENDPOINT_URL_S3 names it: there the bucket stands in the path. */
  endpoint: string | undefined;
};

type Method = 'PUT' | 'GET' | 'DELETE';

/**
 * Requests to one bucket, and who signs them. Signing is all that is needed, so that the SDK's S3 client is not carried
 * along: it would cost a public function a third of its size.
 */
export function s3Requests({ region, bucket, origin, endpoint, credentials, sha256 }: S3Settings): {
  signer: SignatureV4;
  request: (method: Method, key: string, headers?: Record<string, string>, query?: Record<string, string>) => Signed;
} {
  const base = new URL(endpoint === undefined ? origin : `${endpoint.replace(/\/$/, '')}/${bucket}`);
  return {
    signer: new SignatureV4({ service: 's3', region, credentials, sha256, uriEscapePath: false }),
    request: (method, key, headers = {}, query = {}) => ({
      method,
      protocol: base.protocol,
      hostname: base.hostname,
      ...(base.port !== '' && { port: Number(base.port) }),
      path: `${base.pathname.replace(/\/$/, '')}/${key}`,
      query,
      headers: { host: base.host, ...headers },
    }),
  };
}

export function addressOf({ protocol, hostname, port, path, query = {} }: Signed): string {
  const pairs = Object.entries(query).map(([name, value]) => `${escaped(name)}=${escaped(String(value))}`);
  const at = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
  return pairs.length === 0 ? at : `${at}?${pairs.join('&')}`;
}

/** RFC 3986: what encodeURIComponent leaves, AWS wants escaped too. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
