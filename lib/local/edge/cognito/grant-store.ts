import type { DatabaseSync } from 'node:sqlite';
import type { Adapter, AdapterPayload } from 'oidc-provider';

/**
 * What the sign-in has handed out (sessions, codes, grants, refresh tokens), in the machine's own file: a restart
 * signs nobody out.
 * @param now milliseconds since 1970 on the machine's clock
 */
export function openGrantStore(database: DatabaseSync, now: () => number): (model: string) => Adapter {
  database.exec(`CREATE TABLE IF NOT EXISTS edge_sign_in (
    model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL,
    grant_id TEXT, uid TEXT, until INTEGER NOT NULL, PRIMARY KEY (model, id)) STRICT, WITHOUT ROWID`);
  const upsert = database.prepare('INSERT OR REPLACE INTO edge_sign_in VALUES (?, ?, ?, ?, ?, ?)');
  const sweep = database.prepare('DELETE FROM edge_sign_in WHERE until < ?');
  const byId = database.prepare('SELECT payload FROM edge_sign_in WHERE model = ? AND id = ?');
  const byUid = database.prepare('SELECT payload FROM edge_sign_in WHERE model = ? AND uid = ?');
  const consume = database.prepare(`UPDATE edge_sign_in SET payload = json_set(payload, '$.consumed', ?)
    WHERE model = ? AND id = ?`);
  const destroy = database.prepare('DELETE FROM edge_sign_in WHERE model = ? AND id = ?');
  const revoke = database.prepare('DELETE FROM edge_sign_in WHERE model = ? AND grant_id = ?');
  const seconds = () => Math.floor(now() / 1000);

  return (model) => ({
    async upsert(id, payload, expiresIn = 0) {
      sweep.run(seconds());
      const { grantId = null, uid = null } = payload;
      upsert.run(model, id, JSON.stringify(payload), grantId, uid, seconds() + expiresIn);
    },
    find: async (id) => payloadOf(byId.get(model, id)),
    findByUid: async (uid) => payloadOf(byUid.get(model, uid)),
    // Codes that are typed in from another device are not offered.
    findByUserCode: async () => undefined,
    consume: async (id) => void consume.run(seconds(), model, id),
    destroy: async (id) => void destroy.run(model, id),
    revokeByGrantId: async (grantId) => void revoke.run(model, grantId),
  });
}

function payloadOf(row: Record<string, unknown> | undefined): AdapterPayload | undefined {
  return row === undefined ? undefined : JSON.parse(String(row['payload']));
}
