import { spanOf } from '../../parts/spans.ts';
import type { CoreWords } from '../../wording/core.ts';

const minute = 60_000;
/** In hours. The last bucket is open: it says 90 days or more. */
const longest = 2_160;

/** How long customers waited, to the minute, as it is measured: `under a minute`, `4 h 5 min`, `90 d or more`. */
export function waited(
  hours: number,
  { core, words }: { core: CoreWords; words: { shorter: string; longer: string } },
): string {
  if (hours >= longest) return words.longer;
  const minutes = Math.round(hours * 60);
  return minutes === 0 ? words.shorter : spanOf(minutes * minute, core);
}
