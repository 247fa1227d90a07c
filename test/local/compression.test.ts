import { describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { compression } from '../../lib/local/compression.ts';

const pages = { Compress: true, CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6' };
const api = { Compress: true, CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' };
const script = (length: number) => ({
  status: 200,
  headers: { 'content-type': 'text/javascript; charset=utf-8' },
  body: '/'.repeat(length),
});

describe('The local machine sends pages', () => {
  test('compressed, as CloudFront does, to who takes gzip', () => {
    const sent = compression(pages)('gzip, deflate, br', script(5_000));
    expect(sent.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(sent.body).toString()).toBe('/'.repeat(5_000));
  });

  test.each([
    ['to who does not take it', pages, '', script(5_000)],
    ['when they are hardly a packet', pages, 'gzip', script(999)],
    ['when they are pictures', pages, 'gzip', { ...script(5_000), headers: { 'content-type': 'image/png' } }],
    ['when they are an error', pages, 'gzip', { ...script(5_000), status: 404 }],
    ['when the answers are never cached', api, 'gzip', script(5_000)],
    ['when the template does not say so', { ...pages, Compress: false }, 'gzip', script(5_000)],
  ])('as they are %s', (_, behaviour, accepted, answer) => {
    expect(compression(behaviour)(accepted, answer)).toBe(answer);
  });
});
