// Made by bin/make-calendars.ts: do not edit, run it again.
// chinese-days is under the MIT licence.
// biome-ignore-all format: one row a name is easier to compare with a list on paper.
import type { HolidayTable } from '../holiday-table.ts';

export const holidays: HolidayTable = {
  source: "chinese-days 1.5.7: arrangements of the State Council; the law's own days where none is known yet",
  announced: [2024, 2025, 2026],
  statutory: [2027],
  rows: [
    ["New Year's Day", '元旦', '2024-01-01 2025-01-01 2026-01-01..01-03 2027-01-01'],
    ['Working day for Spring Festival', '春节调休', '2024-02-04 2024-02-18 2025-01-26 2025-02-08 2026-02-14 2026-02-28', 'monday'],
    ['Spring Festival', '春节', '2024-02-10..02-17 2025-01-28..02-04 2026-02-15..02-23 2027-02-05..02-08'],
    ['Tomb-sweeping Day', '清明节', '2024-04-04..04-06 2025-04-04..04-06 2026-04-04..04-06 2027-04-05'],
    ['Working day for Tomb-sweeping Day', '清明节调休', '2024-04-07', 'monday'],
    ['Working day for Labour Day', '劳动节调休', '2024-04-28 2024-05-11 2025-04-27 2026-05-09', 'monday'],
    ['Labour Day', '劳动节', '2024-05-01..05-05 2025-05-01..05-05 2026-05-01..05-05 2027-05-01..05-02'],
    ['Dragon Boat Festival', '端午节', '2024-06-10 2025-05-31..06-02 2026-06-19..06-21 2027-06-09'],
    ['Working day for Mid-autumn Festival', '中秋节调休', '2024-09-14', 'monday'],
    ['Mid-autumn Festival', '中秋节', '2024-09-15..09-17 2025-10-06 2026-09-25..09-27 2027-09-15'],
    ['Working day for National Day', '国庆节调休', '2024-09-29 2024-10-12 2025-09-28 2025-10-11 2026-09-20 2026-10-10', 'monday'],
    ['National Day', '国庆节', '2024-10-01..10-07 2025-10-01..10-05 2025-10-07..10-08 2026-10-01..10-07 2027-10-01..10-03'],
    ["Working day for New Year's Day", '元旦调休', '2026-01-04', 'monday'],
  ],
};
