import { describe, expect, test } from '@jest/globals';
import { readFileNews } from '../../../functions/adapters/s3/file-news.ts';

const key = `arrivals/CR-0000-0000/F3-${'A'.repeat(26)}`;
const place = { reference: 'CR-0000-0000', id: 'F3', mark: 'A'.repeat(26) };

/** As S3 puts it on the default bus. */
const created = (objectKey: string): string =>
  JSON.stringify({
    version: '0',
    id: '2d4eba74-fd51-3966-4bfa-b013c9da8ff1',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: '123456789012',
    time: '2026-03-02T09:00:00Z',
    region: 'eu-west-1',
    resources: ['arn:aws:s3:::files'],
    detail: {
      version: '0',
      bucket: { name: 'files' },
      object: { key: objectKey, size: 99797, etag: '7a72374e1238761aca7778318b363232', sequencer: '0061' },
      'request-id': 'C3D4',
      requester: '123456789012',
      'source-ip-address': '192.0.2.1',
      reason: 'PutObject',
    },
  });

/** As GuardDuty puts it there. */
const scanned = (scanResultStatus: string, objectKey = key): string =>
  JSON.stringify({
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    detail: {
      schemaVersion: '1.0',
      scanStatus: 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: { bucketName: 'files', objectKey, eTag: '7a72', versionId: null, s3Throttled: false },
      scanResultDetails: { scanResultStatus, threats: null },
    },
  });

describe('News of files', () => {
  test('are that one came, or what its scan ended with; what nobody could look into is not called clean', () => {
    expect(readFileNews(created(key))).toEqual({ place });
    expect(
      ['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED'].map(
        (status) => readFileNews(scanned(status))?.outcome,
      ),
    ).toEqual(['clean', 'refused', 'unscanned', 'unscanned', 'unscanned']);
  });

  test('of other objects are none', () => {
    for (const other of ['malware-protection-resource-validation-object', 'cases/x', 'arrivals/x', `${key}/../x`]) {
      expect(readFileNews(created(other))).toBeUndefined();
      expect(readFileNews(scanned('NO_THREATS_FOUND', other))).toBeUndefined();
    }
  });

  test('that say something unheard of are for a person to look at', () => {
    expect(() => readFileNews(scanned('ALL_GOOD'))).toThrow();
    expect(() => readFileNews('{}')).toThrow();
  });
});
