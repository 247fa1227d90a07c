import { isDeepStrictEqual } from 'node:util';
import type { Place } from './names.ts';

/** Item images as JSON text in DynamoDB's own notation. */
export type Images = { newImage: string | undefined; oldImage: string | undefined };

/** One change of an item. Images are fetched when a filter or the function needs them. */
export type StreamRecord = {
  /** Where to read on from. */
  position: string;
  sequenceNumber: string;
  eventId: string;
  eventName: string;
  /** JSON text. */
  keys: string;
  images(): Images;
};

/** The record's JSON around its images as they are stored: they are parsed once, by the function. */
export function recordText(
  record: StreamRecord,
  { viewType, streamArn }: { viewType: string; streamArn: string },
  { region }: Place,
): string {
  const { newImage, oldImage } =
    viewType === 'KEYS_ONLY' ? { newImage: undefined, oldImage: undefined } : record.images();
  const images =
    (newImage !== undefined && viewType !== 'OLD_IMAGE' ? `,"NewImage":${newImage}` : '') +
    (oldImage !== undefined && viewType !== 'NEW_IMAGE' ? `,"OldImage":${oldImage}` : '');
  const size = record.keys.length + images.length;
  return (
    `{"eventID":"${record.eventId}","eventName":"${record.eventName}","eventVersion":"1.1",` +
    `"eventSource":"aws:dynamodb","awsRegion":"${region}",` +
    `"dynamodb":{"ApproximateCreationDateTime":${Math.floor(Date.now() / 1000)},"Keys":${record.keys}${images},` +
    `"SequenceNumber":"${record.sequenceNumber}","SizeBytes":${size},"StreamViewType":"${viewType}"},` +
    `"eventSourceARN":"${streamArn}"}`
  );
}

/** A write that changes nothing: the engine records it, DynamoDB does not. */
export function isUnchanged(record: StreamRecord): boolean {
  if (record.eventName !== 'MODIFY') return false;
  const { newImage, oldImage } = record.images();
  if (newImage === undefined || oldImage === undefined || newImage.length !== oldImage.length) return false;
  return newImage === oldImage || isDeepStrictEqual(JSON.parse(newImage), JSON.parse(oldImage));
}
