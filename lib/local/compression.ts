import { gzipSync } from 'node:zlib';
import type { HttpAnswer } from './http.ts';
import { asText, type Properties } from './properties.ts';

/** AWS's managed policy that caches; with the one that does not, CloudFront compresses nothing. */
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';

const compressible = /^(text\/|application\/(json|javascript|manifest\+json)|image\/svg\+xml)/;

/**
 * Compresses as CloudFront does for a behaviour that says so: texts from 1 kB to 10 MB, for who takes gzip.
 * @param behaviour of the template's distribution
 */
export function compression(behaviour: Properties): (accepted: string, answer: HttpAnswer) => HttpAnswer {
  const on = String(behaviour['Compress']) === 'true' && asText(behaviour['CachePolicyId']) === cachingOptimized;
  return (accepted, answer) => {
    const { status, headers, body } = answer;
    const size = Buffer.byteLength(body);
    const fits = size >= 1_000 && size <= 10_000_000 && compressible.test(String(headers['content-type']));
    if (!on || !fits || status !== 200 || !/\bgzip\b/.test(accepted)) return answer;
    return {
      status,
      headers: { ...headers, 'content-encoding': 'gzip', vary: 'Accept-Encoding' },
      body: gzipSync(body),
    };
  };
}
