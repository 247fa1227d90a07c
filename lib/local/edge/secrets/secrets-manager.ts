import { randomUUID } from 'node:crypto';
import type { EdgeOptions, SecretResource } from '../interface.ts';
import { AwsError, type JsonObject, stringMember } from '../protocol.ts';
import { generateSecret } from './generate.ts';

/** The version that holds, or the one that it took the place of. */
type Stage = 'AWSCURRENT' | 'AWSPREVIOUS';

/** Secrets Manager: a value is generated at first use and kept until another is put in its place, which keeps it as the previous one. */
export function secretsManager({ database, secrets, now, write }: SecretsOptions) {
  database.exec(`CREATE TABLE IF NOT EXISTS edge_secret (
    name TEXT PRIMARY KEY, value TEXT NOT NULL, version_id TEXT NOT NULL, created_at TEXT NOT NULL) STRICT`);
  database.exec(`CREATE TABLE IF NOT EXISTS edge_secret_previous (
    name TEXT PRIMARY KEY, value TEXT NOT NULL, version_id TEXT NOT NULL, created_at TEXT NOT NULL) STRICT`);
  const insert = database.prepare('INSERT OR IGNORE INTO edge_secret VALUES (?, ?, ?, ?)');
  const keepPrevious = database.prepare(
    'INSERT OR REPLACE INTO edge_secret_previous SELECT * FROM edge_secret WHERE name = ?',
  );
  const replace = database.prepare('INSERT OR REPLACE INTO edge_secret VALUES (?, ?, ?, ?)');
  const select = {
    AWSCURRENT: database.prepare('SELECT value, version_id, created_at FROM edge_secret WHERE name = ?'),
    AWSPREVIOUS: database.prepare('SELECT value, version_id, created_at FROM edge_secret_previous WHERE name = ?'),
  };

  function find(id: string): SecretResource {
    const secret = secrets.find(({ arn, name }) => arn === id || name === id || partialArn(arn) === id);
    if (secret === undefined) throw notFound();
    if (select.AWSCURRENT.get(secret.name) === undefined) {
      const value = secret.value ?? generateSecret(secret.generate ?? {});
      insert.run(secret.name, value, randomUUID(), now().toISOString());
    }
    return secret;
  }

  /** @throws AwsError ResourceNotFoundException for a secret or version that there is not */
  function valueOf(id: string, stage: Stage): JsonObject & { SecretString: string } {
    const { arn, name } = find(id);
    const row = select[stage].get(name);
    if (row === undefined) throw notFound();
    return {
      ARN: arn,
      Name: name,
      SecretString: String(row['value']),
      VersionId: String(row['version_id']),
      VersionStages: [stage],
      CreatedDate: Date.parse(String(row['created_at'])) / 1000,
    };
  }

  return {
    getSecretValue(input: JsonObject): JsonObject {
      const stage = input['VersionStage'] ?? 'AWSCURRENT';
      if (stage !== 'AWSCURRENT' && stage !== 'AWSPREVIOUS') throw notFound();
      return valueOf(stringMember(input, 'SecretId'), stage);
    },
    /** What holds now. @throws AwsError ResourceNotFoundException */
    current: (id: string): string => valueOf(id, 'AWSCURRENT').SecretString,
    /** `PutSecretValue`: from now on this one holds. @throws AwsError ResourceNotFoundException */
    async put(id: string, value: string): Promise<void> {
      const { name } = find(id);
      await write(() => {
        keepPrevious.run(name);
        replace.run(name, value, randomUUID(), now().toISOString());
      });
    },
  };
}

type SecretsOptions = Pick<EdgeOptions, 'database' | 'secrets' | 'now' | 'write'>;

const notFound = (): AwsError =>
  new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");

/** Secrets Manager also accepts an ARN without the hyphen and six characters that it appends itself. */
function partialArn(arn: string): string {
  return arn.replace(/-[A-Za-z0-9]{6}$/, '');
}
