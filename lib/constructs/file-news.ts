import { EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { fileNews, filePrefixes } from '../../functions/contract/attachments.ts';
import type { CaseFiles } from './case-files.ts';
import { Reaction } from './reaction.ts';
import type { ServiceFunction } from './service-function.ts';

/** Brings to `handler` what the account's default bus says of the files of cases: that one came, what its scan found. */
export class FileNews extends Construct {
  constructor(scope: Construct, id: string, { files, handler }: { files: CaseFiles; handler: ServiceFunction }) {
    super(scope, id);
    const { arrived, scanned } = fileNews;
    const [bucket, prefix] = [files.bucket.bucketName, filePrefixes.arrivals];
    new Reaction(this, 'files', {
      bus: EventBus.fromEventBusName(this, 'account', 'default'),
      patterns: [
        {
          source: [arrived.source],
          detailType: [arrived.detailType],
          detail: { bucket: { name: [bucket] }, object: { key: [{ prefix }] } },
        },
        {
          source: [scanned.source],
          detailType: [scanned.detailType],
          detail: { s3ObjectDetails: { bucketName: [bucket], objectKey: [{ prefix }] } },
        },
      ],
      handler,
    });
  }
}
