import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { environment } from '../../functions/contract/environment.ts';
import type { Config } from '../config.ts';
import { explain } from '../suppressions.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * A secret for each system that files complaints: 64 random letters and digits, which read as base64 are a key of 48
 * bytes. Its sender is given it with `whsec_` before it. One each, so that one can be rotated, or taken back by taking
 * the source out of the settings, without the others hearing of it.
 */
export class WebhookSecrets extends Construct {
  private readonly sources: { source: string; channel: string; secret: Secret }[];
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key, sources }: { key: IKey; sources: Config['webhooks'] }) {
    super(scope, id);
    this.key = key;
    this.sources = sources.map(({ source, channel }) => {
      const secret = new Secret(this, source, {
        description: `Redress checks with it that what comes under the name of ${source} was sent by it.`,
        encryptionKey: key,
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
        removalPolicy: RemovalPolicy.DESTROY,
      });
      explain(
        secret,
        'AwsSolutions-SMG4',
        "Its sender must be given each new one: whoever can do that rotates it, with docs/runbook.md's command, and the old one holds for 72 hours more.",
      );
      return { source, channel, secret };
    });
  }

  /** Hands over which sources there are, with the permission to read their secrets. */
  grantRead(grantee: ServiceFunction): void {
    const described = this.sources.map(({ source, channel, secret }) => [
      source,
      { channel, secret: secret.secretArn },
    ]);
    grantee.addEnvironment(environment.webhooks, Stack.of(this).toJsonString(Object.fromEntries(described)));
    if (this.sources.length === 0) return;
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: this.sources.map(({ secret }) => secret.secretArn),
      }),
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
