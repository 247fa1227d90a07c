// Made by bin/make-calendars.ts: do not edit, run it again.
// Dates from date-holidays, whose data is under CC BY-SA 3.0 (attributions in its LICENSE); so is this file.
// biome-ignore-all format: one row a name is easier to compare with a list on paper.
import type { HolidayTable } from '../holiday-table.ts';

export const holidays: HolidayTable = {
  source: 'date-holidays 3.37.0, IE: public holidays, Good Friday, and substitute days',
  announced: [2024, 2025, 2026, 2027],
  statutory: [2028, 2029, 2030],
  rows: [
    ["New Year's Day", '元旦', '2024-01-01 2025-01-01 2026-01-01 2027-01-01 2028-01-01 2029-01-01 2030-01-01'],
    ["St Brigid's Day", '圣布里吉德节', '2024-02-05 2025-02-03 2026-02-02 2027-02-01 2028-02-07 2029-02-05 2030-02-01'],
    ["St Patrick's Day", '圣帕特里克节', '2024-03-17 2025-03-17 2026-03-17 2027-03-17 2028-03-17 2029-03-17 2030-03-17'],
    ["St Patrick's Day (substitute day)", '圣帕特里克节（补假）', '2024-03-18 2029-03-19 2030-03-18'],
    ['Good Friday', '耶稣受难日', '2024-03-29 2025-04-18 2026-04-03 2027-03-26 2028-04-14 2029-03-30 2030-04-19'],
    ['Easter Monday', '复活节星期一', '2024-04-01 2025-04-21 2026-04-06 2027-03-29 2028-04-17 2029-04-02 2030-04-22'],
    ['May bank holiday', '五月银行假日', '2024-05-06 2025-05-05 2026-05-04 2027-05-03 2028-05-01 2029-05-07 2030-05-06'],
    ['June bank holiday', '六月银行假日', '2024-06-03 2025-06-02 2026-06-01 2027-06-07 2028-06-05 2029-06-04 2030-06-03'],
    ['August bank holiday', '八月银行假日', '2024-08-05 2025-08-04 2026-08-03 2027-08-02 2028-08-07 2029-08-06 2030-08-05'],
    ['October bank holiday', '十月银行假日', '2024-10-28 2025-10-27 2026-10-26 2027-10-25 2028-10-30 2029-10-29 2030-10-28'],
    ['Christmas Day', '圣诞节', '2024-12-25 2025-12-25 2026-12-25 2027-12-25 2028-12-25 2029-12-25 2030-12-25'],
    ["St Stephen's Day", '圣斯德望节', '2024-12-26 2025-12-26 2026-12-26 2027-12-26 2028-12-26 2029-12-26 2030-12-26'],
    ["St Stephen's Day (substitute day)", '圣斯德望节（补假）', '2026-12-28 2027-12-27'],
  ],
};
