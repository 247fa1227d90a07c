/**
 * Writes functions/domain/sla/calendar/holidays/*.ts from the installed holiday packages; nothing reads the packages
 * at run time. Run it when a package knows a further year, and read the difference before committing it:
 *
 *   npm update chinese-days date-holidays && node bin/make-calendars.ts && git diff
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HolidayData, holidaysSchema } from '../functions/domain/sla/calendar/calendar-data.ts';
import { type HolidaySource, holidaySources } from './holiday-sources/sources.ts';

const folder = join(import.meta.dirname, '..', 'functions', 'domain', 'sla', 'calendar', 'holidays');

for (const source of holidaySources) {
  const holidays = source.make();
  holidaysSchema.parse(holidays);
  writeFileSync(join(folder, `${source.file}.ts`), asModule(source, holidays));
  console.log(`${source.file}: ${holidays.days.length} days of ${Object.keys(holidays.years).join(', ')}`);
}

function asModule({ licence }: HolidaySource, { source, years, days }: HolidayData): string {
  const certain = Object.entries(years).map(([year, certainty]) => `${year}: ${quoted(certainty)}`);
  const rows = days.map(({ kind, date, name, ...rest }) => {
    const like = 'like' in rest ? `, like: ${quoted(rest.like)}` : '';
    const both = `{ en: ${quoted(name.en)}, 'zh-CN': ${quoted(name['zh-CN'])} }`;
    return `    { kind: ${quoted(kind)}, date: ${quoted(date)}, name: ${both}${like} },`;
  });
  return [
    '// Made by bin/make-calendars.ts: do not edit, run it again.',
    `// ${licence}`,
    '// biome-ignore-all format: one row a day is easier to compare with a list on paper.',
    "import type { HolidayData } from '../calendar-data.ts';",
    '',
    'export const holidays: HolidayData = {',
    `  source: ${quoted(source)},`,
    `  years: { ${certain.join(', ')} },`,
    '  days: [',
    ...rows,
    '  ],',
    '};',
    '',
  ].join('\n');
}

/** As the formatter writes a text: in single quotes, or in double ones where that saves a backslash. */
function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
