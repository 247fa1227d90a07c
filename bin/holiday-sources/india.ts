/**
 * Gazetted holidays of central government offices at Delhi, as the Department of Personnel and Training published
 * them in its yearly office memorandum (read for 2024, 2025 and 2026; the list of 2026 also at niepvd.nic.in). No
 * package carries them: most follow the moon and are fixed by the memorandum. The days of Id, Muharram and Milad may
 * still move by a day when the moon is seen. What date-holidays knows (national and Christian holidays) is not
 * repeated here.
 */
export const gazetted: Record<number, Record<string, string>> = {
  2024: {
    '2024-03-25': 'Holi',
    '2024-04-11': 'Id-ul-Fitr',
    '2024-04-17': 'Ram Navami',
    '2024-04-21': 'Mahavir Jayanti',
    '2024-05-23': 'Buddha Purnima',
    '2024-06-17': 'Id-ul-Zuha',
    '2024-07-17': 'Muharram',
    '2024-08-26': 'Janmashtami',
    '2024-09-16': 'Milad-un-Nabi',
    '2024-10-12': 'Dussehra',
    '2024-10-31': 'Diwali',
    '2024-11-15': "Guru Nanak's Birthday",
  },
  2025: {
    '2025-02-26': 'Maha Shivaratri',
    '2025-03-14': 'Holi',
    '2025-03-31': 'Id-ul-Fitr',
    '2025-04-10': 'Mahavir Jayanti',
    '2025-05-12': 'Buddha Purnima',
    '2025-06-07': 'Id-ul-Zuha',
    '2025-07-06': 'Muharram',
    '2025-08-16': 'Janmashtami',
    '2025-09-05': 'Milad-un-Nabi',
    '2025-10-02': 'Dussehra',
    '2025-10-20': 'Diwali',
    '2025-11-05': "Guru Nanak's Birthday",
  },
  2026: {
    '2026-03-04': 'Holi',
    '2026-03-21': 'Id-ul-Fitr',
    '2026-03-26': 'Ram Navami',
    '2026-03-31': 'Mahavir Jayanti',
    '2026-05-01': 'Buddha Purnima',
    '2026-05-27': 'Id-ul-Zuha',
    '2026-06-26': 'Muharram',
    '2026-08-26': 'Milad-un-Nabi',
    '2026-09-04': 'Janmashtami',
    '2026-10-20': 'Dussehra',
    '2026-11-08': 'Diwali',
    '2026-11-24': "Guru Nanak's Birthday",
  },
};
