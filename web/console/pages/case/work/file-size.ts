import type { Language } from '../../../../../functions/domain/complaint/vocabulary.ts';

/** `1.2 MB`: how large a file is, as people say it. @param bytes of the file */
export function fileSize(bytes: number, language: Language): string {
  const [unit, size] =
    bytes >= 1_048_576
      ? (['megabyte', bytes / 1_048_576] as const)
      : (['kilobyte', Math.max(bytes / 1_024, 1)] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: size < 10 ? 1 : 0 }).format(
    size,
  );
}
