/**
 * Reckons with the calendars that deadlines are set by.
 *
 *   npm run --silent calendar -- list      the calendars, their zones and what is known of their holidays
 *   npm run --silent calendar -- add       reads lines `CALENDAR FROM AMOUNT`, writes one due instant a line
 *
 *   echo 'cn-office 2026-09-30T17:00:00+08:00 PT8H' | npm run --silent calendar -- add
 *
 * A line that cannot be read gets `error: …` in its place, and the exit status is 1 at the end. Years whose holidays
 * are not known are named on standard error. Exit status 2: the command itself was not understood.
 */
import { createInterface } from 'node:readline';
import { dueAfter, readAmount } from '../functions/domain/sla/calendar/amount.ts';
import { calendarData, calendarIds, calendarOf, isCalendarId } from '../functions/domain/sla/calendar/calendars.ts';
import { readInstant } from '../functions/domain/sla/calendar/read-instant.ts';
import { type Shift, weekdays } from '../functions/domain/sla/calendar/shift.ts';

const usage = `npm run --silent calendar -- list | add

  list   prints the calendars
  add    reads lines CALENDAR FROM AMOUNT from standard input and writes one due instant (UTC) a line
         FROM     2026-10-01T09:00:00+08:00 or 2026-10-01T01:00:00Z
         AMOUNT   PT8H working time · 3BD close of the third business day after that day · P8W, P15D, P1M calendar time`;

class Unreadable extends Error {}

const noted = new Set<string>();

/** Says once for each calendar and year that its holidays are not, or not fully, known. */
function note(sentence: string): void {
  if (!noted.has(sentence)) console.error(`note: ${sentence}`);
  noted.add(sentence);
}

/** @throws Unreadable, or RangeError when it is readable and lies too far away */
function dueOf(line: string): string {
  const [id = '', from = '', written = '', ...rest] = line.trim().split(/\s+/);
  if (written === '' || rest.length > 0) throw new Unreadable('a line is CALENDAR FROM AMOUNT');
  if (!isCalendarId(id)) throw new Unreadable(`there is no calendar "${id}" (there are ${calendarIds.join(', ')})`);
  const instant = readInstant(from);
  if (instant === 'no-zone') throw new Unreadable(`"${from}" has no time zone: end it with Z or an offset like +08:00`);
  if (instant === 'unreadable') throw new Unreadable(`"${from}" is not a time like 2026-10-01T09:00:00+08:00`);
  const amount = readAmount(written);
  if (amount === undefined) {
    throw new Unreadable(`"${written}" is none of PT8H (working time), 3BD (business days), P8W, P15D, P1M`);
  }
  const calendar = calendarOf(id);
  const due = dueAfter(calendar, instant.at, amount);
  if (amount.type !== 'calendar') {
    for (const { year, certainty } of calendar.uncertainYears(instant.at, due)) {
      note(
        certainty === 'unknown'
          ? `${id} does not know the holidays of ${year}; its plain week was counted.`
          : `${id} knows only those holidays of ${year} that the law fixes; moved and added days are still to come.`,
      );
    }
  }
  return due;
}

async function add(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    try {
      process.stdout.write(`${dueOf(line)}\n`);
    } catch (error) {
      if (!(error instanceof Unreadable || error instanceof RangeError)) throw error;
      process.stdout.write(`error: ${error.message}\n`);
      process.exitCode = 1;
    }
  }
}

function list(): void {
  for (const id of calendarIds) {
    const { title, zone, week, holidays } = calendarData(id);
    console.log(`${id.padEnd(20)}${zone.padEnd(18)}${title.en} · ${title['zh-CN']}`);
    for (const [hours, days] of Map.groupBy(mondayFirst, (weekday) => week[weekday].map(inWords).join(' and '))) {
      console.log(`    ${(hours || 'closed').padEnd(34)}${days.join(', ')}`);
    }
    if (holidays === undefined) continue;
    const years = Object.entries(holidays.years).map(([year, how]) =>
      how === 'announced' ? year : `${year} (by law)`,
    );
    console.log(`    holidays of ${years.join(', ')}\n    from ${holidays.source}`);
  }
}

const mondayFirst = [...weekdays.slice(1), ...weekdays.slice(0, 1)];

function inWords([start, end]: Shift): string {
  const time = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return end <= 24 * 60 ? `${time(start)}-${time(end)}` : `${time(start)}-${time(end - 24 * 60)} next day`;
}

// Whoever reads the answers may stop reading.
process.stdout.on('error', () => process.exit(1));

const [command, ...rest] = process.argv.slice(2);
if (command === 'add' && rest.length === 0) await add();
else if (command === 'list' && rest.length === 0) list();
else {
  console.error(usage);
  process.exitCode = 2;
}
