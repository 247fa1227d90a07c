// Made by bin/make-calendars.ts: do not edit, run it again.
// Dates from date-holidays, whose data is under CC BY-SA 3.0 (attributions in its LICENSE); so is this file.
// biome-ignore-all format: one row a name is easier to compare with a list on paper.
import type { HolidayTable } from '../holiday-table.ts';

export const holidays: HolidayTable = {
  source: 'date-holidays 3.37.0, IN, and the gazetted holidays of central government offices at Delhi',
  announced: [2024, 2025, 2026],
  statutory: [2027],
  rows: [
    ['Republic Day', '共和国日', '2024-01-26 2025-01-26 2026-01-26 2027-01-26'],
    ['Holi', '洒红节', '2024-03-25 2025-03-14 2026-03-04'],
    ['Good Friday', '耶稣受难日', '2024-03-29 2025-04-18 2026-04-03 2027-03-26'],
    ['Id-ul-Fitr', '开斋节', '2024-04-11 2025-03-31 2026-03-21'],
    ["Dr B. R. Ambedkar's Birthday", '安贝德卡尔诞辰日', '2024-04-14 2025-04-14 2026-04-14 2027-04-14'],
    ['Ram Navami', '罗摩诞辰日', '2024-04-17 2026-03-26'],
    ['Mahavir Jayanti', '大雄诞辰日', '2024-04-21 2025-04-10 2026-03-31'],
    ['Buddha Purnima', '佛诞节', '2024-05-23 2025-05-12 2026-05-01'],
    ['Id-ul-Zuha (Bakrid)', '宰牲节', '2024-06-17 2025-06-07 2026-05-27'],
    ['Muharram', '阿舒拉节', '2024-07-17 2025-07-06 2026-06-26'],
    ['Independence Day', '独立日', '2024-08-15 2025-08-15 2026-08-15 2027-08-15'],
    ['Janmashtami', '黑天诞辰日', '2024-08-26 2025-08-16 2026-09-04'],
    ['Milad-un-Nabi (Id-e-Milad)', '圣纪节', '2024-09-16 2025-09-05 2026-08-26'],
    ["Mahatma Gandhi's Birthday", '甘地诞辰日', '2024-10-02 2026-10-02 2027-10-02'],
    ['Dussehra', '十胜节', '2024-10-12 2026-10-20'],
    ['Diwali (Deepavali)', '排灯节', '2024-10-31 2025-10-20 2026-11-08'],
    ["Guru Nanak's Birthday", '古鲁那纳克诞辰日', '2024-11-15 2025-11-05 2026-11-24'],
    ['Christmas Day', '圣诞节', '2024-12-25 2025-12-25 2026-12-25 2027-12-25'],
    ['Maha Shivaratri', '湿婆节', '2025-02-26'],
    ["Mahatma Gandhi's Birthday, Dussehra", '甘地诞辰日、十胜节', '2025-10-02'],
  ],
};
