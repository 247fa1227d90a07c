import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { environment } from '../../functions/contract/environment.ts';
import { explain } from '../suppressions.ts';
import type { ServiceFunction } from './service-function.ts';

/** The deployment's HMAC key: 64 random letters and digits (about 380 bits) that nobody has ever seen. */
export class KeySecret extends Construct {
  private readonly secret: Secret;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, props: { key: IKey }) {
    super(scope, id);
    this.key = props.key;
    this.secret = new Secret(this, 'secret', {
      description: 'Redress derives references and tracking secrets with this key. Replacing it breaks tracking links.',
      encryptionKey: props.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    explain(
      this.secret,
      'AwsSolutions-SMG4',
      'References and tracking secrets are derived with this key: rotating it would make repeated requests create new cases and break links already mailed.',
    );
  }

  /** Hands over the secret's ARN with the permission to read it. */
  grantRead(grantee: ServiceFunction): void {
    grantee.addEnvironment(environment.keySecret, this.secret.secretArn);
    grantee.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
    );
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [this.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(grantee).region}.amazonaws.com` } },
      }),
    );
  }
}
