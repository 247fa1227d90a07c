import * as z from 'zod';
import { fileNews, filePrefixes } from '../../contract/attachments.ts';
import type { ScanOutcome } from '../../domain/casework/attachments/attachment.ts';
import { readPlace } from '../../domain/casework/attachments/place.ts';
import type { FileReport } from '../../domain/casework/attachments/record-file.ts';

/** What S3 and GuardDuty say on the default bus, as far as we read it. */
const news = z.discriminatedUnion('detail-type', [
  z.object({
    'detail-type': z.literal(fileNews.arrived.detailType),
    detail: z.object({ object: z.object({ key: z.string() }) }),
  }),
  z.object({
    'detail-type': z.literal(fileNews.scanned.detailType),
    detail: z.object({
      s3ObjectDetails: z.object({ objectKey: z.string() }),
      scanResultDetails: z.object({
        scanResultStatus: z.enum(['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED']),
      }),
    }),
  }),
]);

/** Whoever could not look has not found that it is clean. */
const outcomes = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'refused',
  UNSUPPORTED: 'unscanned',
  ACCESS_DENIED: 'unscanned',
  FAILED: 'unscanned',
} as const satisfies Record<string, ScanOutcome>;

/**
 * Reads that a file has come, or what its scan ended with.
 * @param body JSON of the whole EventBridge event
 * @returns undefined for an object that is none of ours, such as the one that GuardDuty tries its permissions with
 * @throws when it is no such event
 */
export function readFileNews(body: string): FileReport | undefined {
  const event = news.parse(JSON.parse(body));
  const arrived = event['detail-type'] === fileNews.arrived.detailType;
  const key = arrived ? event.detail.object.key : event.detail.s3ObjectDetails.objectKey;
  if (!key.startsWith(filePrefixes.arrivals)) return undefined;
  const place = readPlace(key.slice(filePrefixes.arrivals.length));
  if (place === undefined) return undefined;
  return arrived ? { place } : { place, outcome: outcomes[event.detail.scanResultDetails.scanResultStatus] };
}
