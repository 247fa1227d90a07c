import { createHash } from 'node:crypto';
import { filePrefixes } from '../../contract/attachments.ts';
import type { ExportShelf } from '../../domain/services.ts';
import { savedAs } from './saved-as.ts';
import { addressOf, s3Requests, type S3Settings } from './signed-requests.ts';

/** What a request that is made now may take, in milliseconds. */
const patience = 30_000;

const types = { json: 'application/json', html: 'text/html; charset=utf-8' } as const;

/**
 * What persons are given of their data, in the bucket of files under a prefix of its own, which a rule of the bucket
 * empties. It is fetched with links that are signed here and that make S3 say that it is to be saved: no page of it is
 * ever shown under an address of ours or the bucket's.
 */
export function s3ExportShelf(settings: S3Settings): ExportShelf {
  const { signer, request } = s3Requests(settings);
  const keyOf = (place: string, form: keyof typeof types): string => `${filePrefixes.exports}${place}.${form}`;
  return {
    async keep(place, form, text) {
      const body = Buffer.from(text);
      const signed = await signer.sign({
        ...request('PUT', keyOf(place, form), {
          'content-type': types[form],
          'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
        }),
        body,
      });
      const { host: _host, ...headers } = signed.headers;
      const answer = await fetch(addressOf(signed), {
        method: 'PUT',
        headers,
        body,
        signal: AbortSignal.timeout(patience),
      });
      const said = await answer.text();
      if (!answer.ok) {
        const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(said)?.[1] ?? '';
        throw new Error(`S3 did not keep an export: ${answer.status} ${code}`);
      }
    },

    async link(place, form, name, { from, seconds }) {
      const query = {
        'response-content-disposition': savedAs(name),
        'response-content-type': 'application/octet-stream',
        'response-cache-control': 'no-store',
      };
      const signed = await signer.presign(
        request('GET', keyOf(place, form), { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, query),
        { expiresIn: seconds, signingDate: new Date(from) },
      );
      return addressOf(signed);
    },
  };
}
