import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { WebConfig } from '../../functions/contract/web-config.ts';
import { embeddedPath, embedScript, pageAddresses, preflight, viewerAddress } from './website-edge.ts';
import { embeddedHeaders, pageHeaders, scriptHeaders } from './website-headers.ts';
import { explainDeployment, explainDistribution } from './website-reasons.ts';

export type WebsiteProps = {
  /** The API's id; a token. Its requests go through the same address, so that pages and API share one origin. */
  apiId: string;
  /** The API's stage, as a plain string: a token would make the stage and this wait for each other. */
  stageName: string;
  /** Headers that CloudFront adds to what it hands to the API. */
  apiHeaders: Record<string, string>;
  /** Origin of the staff's sign-in (`https://….amazoncognito.com`), which the console's scripts may call. */
  signInOrigin: string;
  /** Where files are sent to, past us: the pages' scripts may call it too. */
  filesOrigin: string;
  /**
   * The address that customers know, with its certificate (ACM, us-east-1).
   * @default the address that CloudFront gives
   */
  domain?: { siteUrl: string; certificateArn: string };
  /** Days for which access logs are kept. They name visitors' addresses. */
  logDays: RetentionDays;
  /** Origins of other sites whose pages embed the form. */
  embedOrigins: readonly string[];
};

/**
 * The pages: a private bucket behind CloudFront, which also hands `/v1/*` to the API. Make it first, since functions
 * and sign-in need `siteUrl`; `publish` when the sign-in's client is known.
 */
export class Website extends Construct {
  /** Where the pages live, without a trailing slash. */
  readonly siteUrl: string;
  readonly distribution: Distribution;
  private readonly bucket: Bucket;
  private readonly logDays: RetentionDays;

  constructor(scope: Construct, id: string, props: WebsiteProps) {
    super(scope, id);
    this.logDays = props.logDays;
    const closed = {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    const logs = new Bucket(this, 'logs', {
      ...closed,
      // CloudFront writes its logs with an access-control list.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(props.logDays) }],
    });
    this.bucket = new Bucket(this, 'pages', {
      ...closed,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'bucket/',
    });
    this.distribution = this.distribute(props, logs);
    this.siteUrl = props.domain?.siteUrl ?? `https://${this.distribution.distributionDomainName}`;
    explainDistribution(this.distribution, { ownCertificate: props.domain !== undefined });
  }

  /**
   * Puts the built pages and their configuration into the bucket.
   * @param folder what `buildWeb` returned
   */
  publish(folder: string, config: WebConfig): void {
    const deployment = new BucketDeployment(this, 'deployment', {
      sources: [Source.asset(folder), Source.jsonData('config.json', config)],
      destinationBucket: this.bucket,
      // Browsers and CloudFront ask each time and mostly hear 304: no page meets another version's script, and nothing
      // has to be cleared, for which CDK would want a permission on every distribution of the account.
      cacheControl: [CacheControl.noCache()],
      memoryLimit: 256,
      logGroup: new LogGroup(this, 'deployment-log', {
        retention: this.logDays,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    explainDeployment(deployment, this.bucket);
  }

  private distribute(props: WebsiteProps, logs: Bucket): Distribution {
    const { region, urlSuffix } = Stack.of(this);
    const api = new HttpOrigin(`${props.apiId}.execute-api.${region}.${urlSuffix}`, {
      originPath: `/${props.stageName}`,
      customHeaders: props.apiHeaders,
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    });
    const onRequest = (name: string, comment: string, code: string) => ({
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(this, name, {
        runtime: FunctionRuntime.JS_2_0,
        comment,
        code: FunctionCode.fromInline(code),
      }),
    });
    const pages = S3BucketOrigin.withOriginAccessControl(this.bucket);
    const toApi = {
      origin: api,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // Plain HTTP is refused, not redirected: by then a token or a secret would have been sent in the clear.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    const { embedOrigins } = props;
    return new Distribution(this, 'distribution', {
      comment: 'Redress: pages and API',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: 'visits/',
      ...this.named(props.domain),
      defaultBehavior: {
        origin: pages,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: pageHeaders(this, [props.signInOrigin, props.filesOrigin]),
        functionAssociations: [onRequest('addresses', 'The file of an address without an ending', pageAddresses)],
      },
      additionalBehaviors: {
        [embedScript]: {
          origin: pages,
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: scriptHeaders(this),
        },
        // The first that fits holds.
        ...(embedOrigins.length > 0 && {
          [embeddedPath]: {
            ...toApi,
            responseHeadersPolicy: embeddedHeaders(this, embedOrigins),
            functionAssociations: [onRequest('embedded', 'Lets other sites call', preflight(embedOrigins))],
          },
        }),
        '/v1/*': {
          ...toApi,
          responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
          functionAssociations: [onRequest('viewer', "Tells the API's web ACL the viewer's address", viewerAddress)],
        },
      },
    });
  }

  private named(domain: WebsiteProps['domain']) {
    if (domain === undefined) return {};
    return {
      domainNames: [new URL(domain.siteUrl).hostname],
      // CloudFront's own certificate fixes it.
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      certificate: Certificate.fromCertificateArn(this, 'certificate', domain.certificateArn),
    };
  }
}
