import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { CaseFiles } from '../constructs/case-files.ts';
import { ComplaintTable } from '../constructs/complaint-table.ts';
import { KeySecret } from '../constructs/key-secret.ts';

/** What must survive, whatever becomes of the service: the complaints and their files, the key that seals them, the key that names them. */
export class RecordsStack extends Stack {
  readonly key: IKey;
  readonly table: ComplaintTable;
  readonly keySecret: KeySecret;
  readonly files: CaseFiles;

  constructor(scope: Construct, id: string, { config, ...props }: StackProps & { config: Config }) {
    super(scope, id, { description: 'Redress: what must survive', terminationProtection: true, ...props });
    const key = new Key(this, 'key', {
      description: 'Encrypts the complaints of Redress',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.key = key;
    this.table = new ComplaintTable(this, 'complaints', { key });
    this.keySecret = new KeySecret(this, 'key-secret', { key });
    this.files = new CaseFiles(this, 'files', { ...config, key });
  }
}
