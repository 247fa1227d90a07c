/** What may be attached: for the pages, which refuse early what the API would refuse. */
export {
  attachmentLimits,
  type AttachmentType,
  attachmentTypes,
  hasEndingOf,
} from '../domain/casework/attachments/limits.ts';

/**
 * Where files are in their bucket: those that nobody has looked into yet, those that may be handed out, and for some
 * days what persons are given of their data.
 */
export const filePrefixes = { arrivals: 'arrivals/', kept: 'cases/', exports: 'exports/' } as const;

/**
 * What the account's default bus says of files: that one has come, and what the scan of it ended with. Entry file
 * `functions/files/uploaded.ts`.
 */
export const fileNews = {
  arrived: { source: 'aws.s3', detailType: 'Object Created' },
  scanned: { source: 'aws.guardduty', detailType: 'GuardDuty Malware Protection Object Scan Result' },
} as const;
