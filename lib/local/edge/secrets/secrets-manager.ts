import type { EdgeOptions, SecretResource } from '../interface.ts';
import { AwsError, type JsonObject, stringMember } from '../protocol.ts';
import { generateSecret } from './generate.ts';

/** Secrets Manager's `GetSecretValue`: a value is generated at first use and then kept for ever. */
export function secretsManager({ database, secrets, now }: Pick<EdgeOptions, 'database' | 'secrets' | 'now'>) {
  database.exec(`CREATE TABLE IF NOT EXISTS edge_secret (
    name TEXT PRIMARY KEY, value TEXT NOT NULL, version_id TEXT NOT NULL, created_at TEXT NOT NULL) STRICT`);
  const insert = database.prepare('INSERT OR IGNORE INTO edge_secret VALUES (?, ?, ?, ?)');
  const select = database.prepare('SELECT value, version_id, created_at FROM edge_secret WHERE name = ?');

  function valueOf(secret: SecretResource): JsonObject {
    if (select.get(secret.name) === undefined) {
      const value = secret.value ?? generateSecret(secret.generate ?? {});
      insert.run(secret.name, value, crypto.randomUUID(), now().toISOString());
    }
    const row = select.get(secret.name);
    return {
      ARN: secret.arn,
      Name: secret.name,
      SecretString: String(row?.['value']),
      VersionId: String(row?.['version_id']),
      VersionStages: ['AWSCURRENT'],
      CreatedDate: Date.parse(String(row?.['created_at'])) / 1000,
    };
  }

  return {
    /** @throws AwsError ResourceNotFoundException for a secret or version that the template does not have. */
    getSecretValue(input: JsonObject): JsonObject {
      const id = stringMember(input, 'SecretId');
      const secret = secrets.find(({ arn, name }) => arn === id || name === id || partialArn(arn) === id);
      const stage = input['VersionStage'] ?? 'AWSCURRENT';
      if (secret === undefined || stage !== 'AWSCURRENT') {
        throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      }
      return valueOf(secret);
    },
  };
}

/** Secrets Manager also accepts an ARN without the hyphen and six characters that it appends itself. */
function partialArn(arn: string): string {
  return arn.replace(/-[A-Za-z0-9]{6}$/, '');
}
