import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { EdgeOptions } from '../interface.ts';
import { findPerson, type Person } from './people.ts';

export type CodeGrant = { person: Person; redirectUri: string; challenge: string; scope: string; nonce?: string };
export type RefreshGrant = { person: Person; scope: string };

/** What the sign-in has handed out and may be asked to honour. */
export type Grants = {
  /** A code that works once, within five minutes. */
  issueCode(grant: CodeGrant): string;
  /** The grant of a code when `verifier` answers its challenge; a code that was tried is spent either way. */
  redeemCode(code: string, verifier: string, redirectUri: string): CodeGrant | undefined;
  /** A refresh token that lasts 30 days on the machine's clock and over restarts. */
  issueRefresh(grant: RefreshGrant): string;
  refresh(token: string): RefreshGrant | undefined;
  /** A session for the browser's cookie. */
  remember(person: Person): string;
  personOf(session: string): Person | undefined;
  forget(session: string): void;
};

const codeLifetime = 5 * 60 * 1000;
const refreshLifetime = 30 * 24 * 60 * 60 * 1000;

export function openGrants({ database, now }: Pick<EdgeOptions, 'database' | 'now'>): Grants {
  const codes = new Map<string, CodeGrant & { until: number }>();
  const sessions = new Map<string, Person>();
  const refreshTokens = openRefreshTokens(database);
  const time = () => now().getTime();

  return {
    issueCode(grant) {
      const code = crypto.randomUUID();
      for (const [old, { until }] of codes) if (until < time()) codes.delete(old);
      codes.set(code, { ...grant, until: time() + codeLifetime });
      return code;
    },
    redeemCode(code, verifier, redirectUri) {
      const grant = codes.get(code);
      codes.delete(code);
      if (grant === undefined || grant.until < time() || grant.redirectUri !== redirectUri) return undefined;
      return digest(verifier) === grant.challenge ? grant : undefined;
    },
    issueRefresh({ person, scope }) {
      const token = randomBytes(48).toString('base64url');
      refreshTokens.insert.run(digest(token), person.username, scope, time() + refreshLifetime);
      return token;
    },
    refresh(token) {
      const row = refreshTokens.select.get(digest(token), time());
      const person = row === undefined ? undefined : findPerson(String(row['username']));
      return person === undefined ? undefined : { person, scope: String(row?.['scope']) };
    },
    remember(person) {
      const session = crypto.randomUUID();
      sessions.set(session, person);
      return session;
    },
    personOf: (session) => sessions.get(session),
    forget: (session) => void sessions.delete(session),
  };
}

function openRefreshTokens(database: DatabaseSync) {
  database.exec(`CREATE TABLE IF NOT EXISTS edge_refresh_token (
    digest TEXT PRIMARY KEY, username TEXT NOT NULL, scope TEXT NOT NULL, until INTEGER NOT NULL) STRICT`);
  return {
    insert: database.prepare('INSERT INTO edge_refresh_token VALUES (?, ?, ?, ?)'),
    select: database.prepare('SELECT username, scope FROM edge_refresh_token WHERE digest = ? AND until > ?'),
  };
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
