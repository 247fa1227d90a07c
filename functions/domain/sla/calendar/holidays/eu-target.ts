// Made by bin/make-calendars.ts: do not edit, run it again.
// Dates from date-holidays, whose data is under CC BY-SA 3.0 (attributions in its LICENSE); so is this file.
// biome-ignore-all format: one row a name is easier to compare with a list on paper.
import type { HolidayTable } from '../holiday-table.ts';

export const holidays: HolidayTable = {
  source: 'date-holidays 3.37.0 for Easter, and the six closing days of TARGET that the ECB publishes',
  announced: [2024, 2025, 2026, 2027, 2028, 2029, 2030],
  statutory: [],
  rows: [
    ["New Year's Day", '元旦', '2024-01-01 2025-01-01 2026-01-01 2027-01-01 2028-01-01 2029-01-01 2030-01-01'],
    ['Good Friday', '耶稣受难日', '2024-03-29 2025-04-18 2026-04-03 2027-03-26 2028-04-14 2029-03-30 2030-04-19'],
    ['Easter Monday', '复活节星期一', '2024-04-01 2025-04-21 2026-04-06 2027-03-29 2028-04-17 2029-04-02 2030-04-22'],
    ['Labour Day', '劳动节', '2024-05-01 2025-05-01 2026-05-01 2027-05-01 2028-05-01 2029-05-01 2030-05-01'],
    ['Christmas Day', '圣诞节', '2024-12-25 2025-12-25 2026-12-25 2027-12-25 2028-12-25 2029-12-25 2030-12-25'],
    ['26 December', '圣诞节次日', '2024-12-26 2025-12-26 2026-12-26 2027-12-26 2028-12-26 2029-12-26 2030-12-26'],
  ],
};
