// Made by bin/make-calendars.ts: do not edit, run it again.
// Dates from date-holidays, whose data is under CC BY-SA 3.0 (attributions in its LICENSE); so is this file.
// biome-ignore-all format: one row a name is easier to compare with a list on paper.
import type { HolidayTable } from '../holiday-table.ts';

export const holidays: HolidayTable = {
  source: 'date-holidays 3.37.0, US: federal holidays as observed',
  announced: [2024, 2025, 2026, 2027, 2028, 2029, 2030],
  statutory: [],
  rows: [
    ["New Year's Day", '元旦', '2024-01-01 2025-01-01 2026-01-01 2027-01-01 2028-01-01 2029-01-01 2030-01-01'],
    ['Birthday of Martin Luther King, Jr.', '马丁·路德·金纪念日', '2024-01-15 2025-01-20 2026-01-19 2027-01-18 2028-01-17 2029-01-15 2030-01-21'],
    ["Washington's Birthday", '华盛顿诞辰日', '2024-02-19 2025-02-17 2026-02-16 2027-02-15 2028-02-21 2029-02-19 2030-02-18'],
    ['Memorial Day', '阵亡将士纪念日', '2024-05-27 2025-05-26 2026-05-25 2027-05-31 2028-05-29 2029-05-28 2030-05-27'],
    ['Juneteenth National Independence Day', '六月节', '2024-06-19 2025-06-19 2026-06-19 2027-06-19 2028-06-19 2029-06-19 2030-06-19'],
    ['Independence Day', '独立日', '2024-07-04 2025-07-04 2026-07-04 2027-07-04 2028-07-04 2029-07-04 2030-07-04'],
    ['Labor Day', '劳工节', '2024-09-02 2025-09-01 2026-09-07 2027-09-06 2028-09-04 2029-09-03 2030-09-02'],
    ['Columbus Day', '哥伦布日', '2024-10-14 2025-10-13 2026-10-12 2027-10-11 2028-10-09 2029-10-08 2030-10-14'],
    ['Veterans Day', '退伍军人节', '2024-11-11 2025-11-11 2026-11-11 2027-11-11 2028-11-11 2029-11-11 2030-11-11'],
    ['Thanksgiving Day', '感恩节', '2024-11-28 2025-11-27 2026-11-26 2027-11-25 2028-11-23 2029-11-22 2030-11-28'],
    ['Christmas Day', '圣诞节', '2024-12-25 2025-12-25 2026-12-25 2027-12-25 2028-12-25 2029-12-25 2030-12-25'],
    ['Independence Day (substitute day)', '独立日（补假）', '2026-07-03 2027-07-05'],
    ['Juneteenth National Independence Day (substitute day)', '六月节（补假）', '2027-06-18'],
    ['Christmas Day (substitute day)', '圣诞节（补假）', '2027-12-24'],
    ["New Year's Day (substitute day)", '元旦（补假）', '2027-12-31'],
    ['Veterans Day (substitute day)', '退伍军人节（补假）', '2028-11-10 2029-11-12'],
  ],
};
