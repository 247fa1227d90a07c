/**
 * Walks the audit chain of a case and names the first altered, missing or inserted event.
 *
 *   npm run verify-audit -- --case CR-7KQ3-M2XT                  the case of the machine that `npm start` runs
 *   npm run verify-audit -- --case CR-7KQ3-M2XT --table NAME     a table in AWS, with the caller's own credentials
 *
 * Exit status: 0 intact, 1 broken, 2 could not be looked at.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dynamoCaseStore } from '../functions/adapters/dynamodb/case-store.ts';
import { erasedAmong } from '../functions/domain/complaint/audit.ts';
import { verifyChain } from '../functions/domain/complaint/chain.ts';
import { summaryOf } from '../functions/domain/complaint/events.ts';
import { readReference } from '../functions/domain/complaint/reference.ts';
import { announcedDatabase } from '../lib/local/announcement.ts';

const usage = 'Usage: npm run verify-audit -- --case CR-XXXX-XXXX [--table NAME]';

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function chooseDatabase(table: string | undefined): { client: DynamoDBClient; table: string } {
  if (table !== undefined) return { client: new DynamoDBClient(), table };
  const folder = process.env['REDRESS_DATA'] ?? join(import.meta.dirname, '..', '.redress', 'data');
  const database = announcedDatabase(folder);
  const [name] = database?.tables ?? [];
  if (!database || name === undefined) {
    return stop('No local machine is running. Start one with "npm start", or name a table in AWS with --table.');
  }
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return { client: new DynamoDBClient({ endpoint: database.endpoint, region: 'us-east-1', credentials }), table: name };
}

function readArguments(): { written: string; named: string | undefined } {
  try {
    const { values } = parseArgs({ options: { case: { type: 'string' }, table: { type: 'string' } } });
    return { written: values.case ?? stop(usage), named: values.table };
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const { written, named } = readArguments();
const reference = readReference(written) ?? stop(`"${written}" is not a reference, or has a wrong letter. ${usage}`);
const { client, table } = chooseDatabase(named);
try {
  const cases = dynamoCaseStore(client, table);
  const file = await cases.open(reference);
  if (!file) stop(`There is no case ${reference} in ${table}.`);
  const isErased = await erasedAmong({ cases }, file.events);
  const finding = verifyChain(file.subject, file.events, summaryOf(file.subject), isErased);
  if (finding.intact) {
    const [first] = file.events;
    console.log(
      `${reference}: intact. ${finding.events} events since ${first?.at}, chain head ${file.subject.lastHash}.`,
    );
    const { erased, wordless = [], unproven = [] } = finding;
    if (erased) {
      const why =
        erased.why === 'request'
          ? `on request${erased.request === undefined ? '' : ` ${erased.request}`}`
          : 'at the end of its time';
      const { by, at, completedAt } = erased;
      console.log(
        `Erased ${why} on ${at} by ${by.type === 'staff' ? by.id : by.type === 'system' ? by.name : by.type}; ${completedAt === undefined ? 'not complete yet' : `complete since ${completedAt}`}.`,
      );
      console.log(
        `The words of ${wordless.length} events are gone; what is sealed of them still proves that nothing else was changed.`,
      );
    }
    if (unproven.length > 0) {
      console.log(
        `Of event ${unproven.join(', ')} the name of a partner was erased that an older release had sealed: only the event behind vouches for it.`,
      );
    }
  } else {
    console.log(`${reference}: BROKEN at event ${finding.seq}: ${finding.finding}. ${finding.detail}`);
    process.exitCode = 1;
  }
} catch (error) {
  stop(`The case could not be read: ${error instanceof Error ? error.message : String(error)}`);
}
