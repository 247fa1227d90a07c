import { filePrefixes } from '../../contract/attachments.ts';
import type { FileStore } from '../../domain/services.ts';
import { savedAs } from './saved-as.ts';
import { addressOf, s3Requests, type S3Settings } from './signed-requests.ts';

/** What a request that is made now may take, in milliseconds. */
const patience = 8000;

/**
 * Files in a bucket. Senders and readers go to S3 themselves, with links that are signed here; no byte of a file goes
 * through a function of ours. What comes lies under `arrivals/`, where no link ever reads; what may be handed out is
 * copied to `cases/`.
 */
export function s3FileStore(settings: S3Settings): FileStore {
  const { signer, request } = s3Requests(settings);
  const { bucket } = settings;

  return {
    async uploadLink(place, { type, size, sha256: checksum }, { from, seconds }) {
      // Each is signed, so that S3 takes exactly these bytes, as exactly this, and only if nothing is there yet.
      const headers = {
        'content-type': type,
        'x-amz-checksum-sha256': checksum,
        'if-none-match': '*',
      };
      const signed = await signer.presign(
        request('PUT', filePrefixes.arrivals + place, {
          ...headers,
          'content-length': String(size),
          'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
        }),
        {
          expiresIn: seconds,
          signingDate: new Date(from),
          unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
        },
      );
      return { method: 'PUT', url: addressOf(signed), headers };
    },

    async downloadLink(place, name, { from, seconds }) {
      const query = {
        'response-content-disposition': savedAs(name),
        'response-content-type': 'application/octet-stream',
        'response-cache-control': 'no-store',
      };
      const signed = await signer.presign(
        request('GET', filePrefixes.kept + place, { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, query),
        { expiresIn: seconds, signingDate: new Date(from) },
      );
      return addressOf(signed);
    },

    async keep(place) {
      const signed = await signer.sign(
        request('PUT', filePrefixes.kept + place, {
          'x-amz-copy-source': `/${bucket}/${filePrefixes.arrivals}${place}`,
          // The scan's own tags stay behind: to carry them over would take permissions on tags.
          'x-amz-tagging-directive': 'REPLACE',
          'x-amz-content-sha256': emptySha256,
        }),
      );
      const { host: _host, ...headers } = signed.headers;
      const answer = await fetch(addressOf(signed), { method: 'PUT', headers, signal: AbortSignal.timeout(patience) });
      const text = await answer.text();
      // S3 may begin with 200 and then find that it cannot: the answer's own text decides.
      if (!answer.ok || !text.includes('<CopyObjectResult')) {
        const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1] ?? '';
        throw new Error(`S3 did not keep ${place}: ${answer.status} ${code}`);
      }
    },

    async remove(place) {
      for (const prefix of [filePrefixes.kept, filePrefixes.arrivals]) {
        const signed = await signer.sign(request('DELETE', prefix + place, { 'x-amz-content-sha256': emptySha256 }));
        const { host: _host, ...headers } = signed.headers;
        const signal = AbortSignal.timeout(patience);
        const answer = await fetch(addressOf(signed), { method: 'DELETE', headers, signal });
        // What is not there is answered as if it had just gone.
        if (!answer.ok) throw new Error(`S3 did not remove ${place}: ${answer.status}`);
      }
    },
  };
}

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
