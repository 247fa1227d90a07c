/**
 * Writes functions/domain/sla/calendar/holidays/*.ts from the installed holiday packages; nothing reads the packages
 * at run time. Run it when a package knows a further year, and read the difference before committing it:
 *
 *   npm update chinese-days date-holidays && node bin/make-calendars.ts && git diff
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holidaysSchema } from '../functions/domain/sla/calendar/calendar-data.ts';
import type { HolidayTable } from '../functions/domain/sla/calendar/holiday-table.ts';
import { type HolidaySource, holidaySources } from './holiday-sources/sources.ts';
import { tableOf } from './holiday-sources/table.ts';

const folder = join(import.meta.dirname, '..', 'functions', 'domain', 'sla', 'calendar', 'holidays');

for (const source of holidaySources) {
  const holidays = source.make();
  holidaysSchema.parse(holidays);
  writeFileSync(join(folder, `${source.file}.ts`), asModule(source, tableOf(holidays)));
  console.log(`${source.file}: ${holidays.days.length} days of ${Object.keys(holidays.years).join(', ')}`);
}

function asModule({ licence }: HolidaySource, { source, announced, statutory, rows }: HolidayTable): string {
  return [
    '// Made by bin/make-calendars.ts: do not edit, run it again.',
    `// ${licence}`,
    '// biome-ignore-all format: one row a name is easier to compare with a list on paper.',
    "import type { HolidayTable } from '../holiday-table.ts';",
    '',
    'export const holidays: HolidayTable = {',
    `  source: ${quoted(source)},`,
    `  announced: [${announced.join(', ')}],`,
    `  statutory: [${statutory.join(', ')}],`,
    '  rows: [',
    ...rows.map((row) => `    [${row.map((text) => quoted(text ?? '')).join(', ')}],`),
    '  ],',
    '};',
    '',
  ].join('\n');
}

/** As the formatter writes a text: in single quotes, or in double ones where that saves a backslash. */
function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
