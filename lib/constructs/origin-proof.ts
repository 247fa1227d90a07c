import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { explain } from '../suppressions.ts';

/**
 * A header that only CloudFront can send to the API: by it the web ACL knows that the viewer's address in the other
 * header is CloudFront's word and not the client's. Template and logs hold a reference to it, not its value.
 */
export class OriginProof extends Construct {
  static readonly header = 'x-origin-proof';
  readonly value: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const secret = new Secret(this, 'secret', {
      description: 'Redress: what CloudFront shows the web ACL of the API',
      generateSecretString: { passwordLength: 40, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    explain(
      secret,
      'AwsSolutions-SMG4',
      'It decides only under which address a request is counted. Rotating it would need CloudFront and web ACL at one moment.',
    );
    this.value = secret.secretValue.unsafeUnwrap();
  }
}
