import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { filePrefixes } from '../../functions/contract/attachments.ts';
import { environment } from '../../functions/contract/environment.ts';
import { exportDays } from '../../functions/domain/privacy/request.ts';
import type { Config } from '../config.ts';
import { explain } from '../suppressions.ts';
import { MalwareScan } from './malware-scan.ts';
import type { ServiceFunction } from './service-function.ts';

export type CaseFilesProps = Pick<Config, 'siteUrl' | 'embedOrigins' | 'malwareScan' | 'retention'> & { key: IKey };

/** What came and was not taken into a case, or was refused, is gone after that. */
const quarantine = Duration.days(30);

/**
 * The files of cases. Browsers bring and fetch them with links that functions sign; no function holds more than the one
 * action on the one prefix that it is there for. What comes lies under `arrivals/`, is looked into there, and expires
 * there; what may be handed out is copied to `cases/` and stays.
 */
export class CaseFiles extends Construct {
  readonly bucket: Bucket;
  private readonly key: IKey;
  private readonly scanned: boolean;

  constructor(scope: Construct, id: string, { key, siteUrl, embedOrigins, malwareScan, retention }: CaseFilesProps) {
    super(scope, id);
    this.key = key;
    this.scanned = malwareScan;
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    const logs = new Bucket(this, 'logs', {
      ...closed,
      // S3 cannot write its logs under a key of ours.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(retention.logDays) }],
    });
    this.bucket = new Bucket(this, 'bucket', {
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: logs,
      lifecycleRules: [
        { prefix: filePrefixes.arrivals, expiration: quarantine },
        { prefix: filePrefixes.exports, expiration: Duration.days(exportDays) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      cors: [
        {
          // CloudFront's name for the pages is not known here, where what must survive is made. What lets somebody
          // write is the signature of the link: CORS only tells browsers which pages may use one.
          allowedOrigins: [siteUrl ?? 'https://*.cloudfront.net', ...embedOrigins],
          allowedMethods: [HttpMethods.PUT],
          allowedHeaders: ['content-type', 'if-none-match', 'x-amz-checksum-sha256'],
          maxAge: 3600,
        },
      ],
    });
    this.tellEventBridge();
    if (malwareScan) new MalwareScan(this, 'scan', { bucket: this.bucket, prefix: filePrefixes.arrivals, key });
  }

  /** Where browsers are sent with their links, for the pages' content security policy. */
  get origin(): string {
    return `https://${this.bucket.bucketRegionalDomainName}`;
  }

  /** Lets a function sign links that put a file where files arrive, and links that save what may be handed out. */
  grantLinks(grantee: ServiceFunction): void {
    this.grant(grantee, 's3:PutObject', filePrefixes.arrivals);
    this.grant(grantee, 's3:GetObject', filePrefixes.kept);
    this.grantKey(grantee);
  }

  /** Lets a function copy what has arrived to where it may be handed out, and tells it whether files are scanned. */
  grantKeep(grantee: ServiceFunction): void {
    this.grant(grantee, 's3:GetObject', filePrefixes.arrivals);
    this.grant(grantee, 's3:PutObject', filePrefixes.kept);
    this.grantKey(grantee);
    grantee.addEnvironment(environment.filesScanned, String(this.scanned));
  }

  /** Lets a function remove files wherever they are. It deletes without reading, so that the key is not for it. */
  grantRemove(grantee: ServiceFunction): void {
    this.grant(grantee, 's3:DeleteObject', filePrefixes.arrivals);
    this.grant(grantee, 's3:DeleteObject', filePrefixes.kept);
  }

  /** Lets a function put what persons are given of their data where it lies for some days. */
  grantExports(grantee: ServiceFunction): void {
    this.grant(grantee, 's3:PutObject', filePrefixes.exports);
    this.grantKey(grantee, 'kms:GenerateDataKey');
  }

  /** Lets a function sign links that save it. */
  grantExportLinks(grantee: ServiceFunction): void {
    this.grant(grantee, 's3:GetObject', filePrefixes.exports);
    this.grantKey(grantee, 'kms:Decrypt');
  }

  private grant(grantee: ServiceFunction, action: string, prefix: string): void {
    grantee.addEnvironment(environment.filesBucket, this.bucket.bucketName);
    grantee.addEnvironment(environment.filesOrigin, this.origin);
    grantee.addToRolePolicy(
      new PolicyStatement({ actions: [action], resources: [this.bucket.arnForObjects(`${prefix}*`)] }),
    );
    const id: unknown = Stack.of(this).resolve(this.bucketElement.logicalId);
    explain(
      grantee.role ?? grantee,
      `AwsSolutions-IAM5[Resource::<${String(id)}.Arn>/${prefix}*]`,
      'Each file has a key of its own, made when somebody asks to send it. The action is one, and so is the prefix.',
    );
  }

  /** S3 uses the key for whoever comes with a link, who is refused any other way. */
  private grantKey(grantee: ServiceFunction, ...actions: ('kms:Decrypt' | 'kms:GenerateDataKey')[]): void {
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: actions.length > 0 ? actions : ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [this.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(grantee).region}.amazonaws.com` } },
      }),
    );
  }

  private get bucketElement(): CfnBucket {
    const bucket = this.bucket.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error('CDK makes buckets in another way now.');
    return bucket;
  }

  /** As the bucket's own property: CDK would bring a function of its own to set it. */
  private tellEventBridge(): void {
    this.bucketElement.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
}
