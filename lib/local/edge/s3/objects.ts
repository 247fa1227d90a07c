import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/** What is known of an object; its bytes are a file of that name in the folder. */
export type StoredObject = {
  bucket: string;
  key: string;
  type: string;
  size: number;
  etag: string;
  /** SHA-256, base64. */
  checksum: string;
  at: string;
  file: string;
};

export type ObjectStoreOptions = {
  /** Where the bytes are kept. */
  folder: string;
  database: DatabaseSync;
  /** Runs a write together with what else was asked for in this tick; see EdgeOptions. */
  write: (write: () => void) => Promise<void>;
};

export type ObjectStore = ReturnType<typeof openObjects>;

/** Objects of all buckets: rows in the machine's database, bytes in files. */
export function openObjects({ folder, database, write }: ObjectStoreOptions) {
  mkdirSync(folder, { recursive: true });
  database.exec(
    `CREATE TABLE IF NOT EXISTS edge_s3_objects (bucket TEXT, key TEXT, type TEXT, size INTEGER, etag TEXT,
       checksum TEXT, at TEXT, file TEXT, scanned INTEGER DEFAULT 0, PRIMARY KEY (bucket, key))`,
  );
  const one = database.prepare('SELECT * FROM edge_s3_objects WHERE bucket = ? AND key = ?');
  const waiting = database.prepare('SELECT * FROM edge_s3_objects WHERE scanned = 0');
  const insert = database.prepare(
    'INSERT OR REPLACE INTO edge_s3_objects (bucket, key, type, size, etag, checksum, at, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const mark = database.prepare('UPDATE edge_s3_objects SET scanned = 1 WHERE bucket = ? AND key = ?');
  const discard = database.prepare('DELETE FROM edge_s3_objects WHERE bucket = ? AND key = ?');
  /** Keys that are being written: who writes only where nothing is must see these, too. */
  const busy = new Set<string>();
  // What stands in the table was written below.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const read = (row: unknown): StoredObject => row as StoredObject;

  return {
    find(bucket: string, key: string): StoredObject | undefined {
      const row = one.get(bucket, key);
      return row && read(row);
    },

    isBusy: (bucket: string, key: string): boolean => busy.has(`${bucket}/${key}`),

    /**
     * Stores an object.
     * @param told puts what is said of it on the bus, in the same transaction
     */
    async put(
      made: Pick<StoredObject, 'bucket' | 'key' | 'type' | 'at'>,
      bytes: Buffer,
      told: (object: StoredObject) => void | Promise<void>,
    ): Promise<StoredObject> {
      const name = `${made.bucket}/${made.key}`;
      busy.add(name);
      try {
        const file = randomUUID();
        const draft = join(folder, `${file}.part`);
        await writeFile(draft, bytes);
        await rename(draft, join(folder, file));
        const before = one.get(made.bucket, made.key);
        const object = {
          ...made,
          size: bytes.length,
          etag: createHash('md5').update(bytes).digest('hex'),
          checksum: createHash('sha256').update(bytes).digest('base64'),
          file,
        };
        const { bucket, key, type, size, etag, checksum, at } = object;
        const stored = write(() => void insert.run(bucket, key, type, size, etag, checksum, at, file));
        await Promise.all([stored, told(object)]);
        if (before) await rm(join(folder, read(before).file), { force: true });
        return object;
      } finally {
        busy.delete(name);
      }
    },

    /** Removes an object and its bytes; one that is not there stays away. */
    async remove(bucket: string, key: string): Promise<void> {
      const before = one.get(bucket, key);
      if (!before) return;
      await write(() => void discard.run(bucket, key));
      await rm(join(folder, read(before).file), { force: true });
    },

    bytes: ({ file }: StoredObject): Promise<Buffer> => readFile(join(folder, file)),

    /** Those that nobody has scanned. */
    unscanned: (): StoredObject[] => waiting.all().map(read),

    /** @param told as that of `put` */
    async scanned(object: StoredObject, told: () => void | Promise<void>): Promise<void> {
      await Promise.all([write(() => void mark.run(object.bucket, object.key)), told()]);
    },
  };
}
