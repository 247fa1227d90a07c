import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the running machine's database answers, and what its tables are called. */
export type Database = { endpoint: string; tables: string[] };

const fileIn = (dataFolder: string): string => join(dataFolder, 'database.json');

/** Tells commands beside the machine (verify-audit) where its database is. @returns what takes the notice down */
export function announceDatabase(dataFolder: string, database: Database): () => void {
  writeFileSync(fileIn(dataFolder), JSON.stringify(database));
  return () => rmSync(fileIn(dataFolder), { force: true });
}

/** The database of the machine that runs on this folder, or undefined when none has announced one. */
export function announcedDatabase(dataFolder: string): Database | undefined {
  return existsSync(fileIn(dataFolder)) ? JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')) : undefined;
}
