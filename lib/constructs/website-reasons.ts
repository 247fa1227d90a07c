import { CfnElement, Stack } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { BucketDeployment } from 'aws-cdk-lib/aws-s3-deployment';
import { explain } from '../suppressions.ts';

export function explainDistribution(distribution: Distribution, { ownCertificate }: { ownCertificate: boolean }): void {
  explain(distribution, 'AwsSolutions-CFR1', 'Customers may complain from wherever they are.');
  explain(
    distribution,
    'AwsSolutions-CFR2',
    'The pages are static files. What can be attacked is the API, and its stage has a web ACL of its own.',
  );
  if (!ownCertificate) {
    explain(
      distribution,
      'AwsSolutions-CFR4',
      "CloudFront's own certificate fixes the oldest TLS version. With siteUrl and siteCertificateArn set it is 1.2.",
    );
  }
}

/** CDK's own deployment function, one in a stack, which copies the pages whenever the stack is deployed. */
export function explainDeployment(deployment: BucketDeployment, pages: Bucket): void {
  const stack = Stack.of(deployment);
  const provider = deployment.handlerRole.node.scope;
  const bucket = pages.node.defaultChild;
  if (provider === undefined || !CfnElement.isCfnElement(bucket))
    throw new Error('CDK deploys pages in another way now.');
  const pagesId: unknown = stack.resolve(bucket.logicalId);
  const reason =
    "CDK's own function copies the built pages from its asset bucket to theirs, and CDK fixes these permissions: all objects of just these two buckets.";
  const wildcards = [
    ...['s3:GetObject*', 's3:GetBucket*', 's3:List*', 's3:DeleteObject*', 's3:Abort*'].map(
      (action) => `Action::${action}`,
    ),
    'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
    `Resource::<${String(pagesId)}.Arn>/*`,
  ];
  for (const wildcard of wildcards) explain(provider, `AwsSolutions-IAM5[${wildcard}]`, reason);
  explain(
    provider,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    "CDK gives its own function AWS's policy for writing logs.",
  );
  explain(provider, 'AwsSolutions-L1', "The function is CDK's own and comes with the runtime that CDK tests it with.");
}
