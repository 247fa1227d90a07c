import { useCallback, useState } from 'react';
import { keep, recall } from '../../tab.ts';

/**
 * What somebody is writing, kept in this tab over reloads, other pages and a sign-in that has ended; forgotten when
 * it is sent (`clear`) and with the sign-out.
 *
 * @param place where it is written, such as `CR-7KQ3-M2XT/reply`
 * @param empty every field as it is before anything is written
 * @returns the fields, how to change some of them, and how to forget them
 */
export function useDraft<T extends Record<string, string>>(
  place: string,
  empty: T,
): [draft: T, change: (fields: Partial<T>) => void, clear: () => void, begun: boolean] {
  const [kept, setKept] = useState<{ place: string; draft: T; begun: boolean }>(() => read(place, empty));
  const { draft, begun } = kept.place === place ? kept : read(place, empty);
  const change = useCallback(
    (fields: Partial<T>) =>
      setKept((before) => {
        const next = { ...(before.place === place ? before : read(place, empty)).draft, ...fields };
        keep('consoleDrafts', { ...recall('consoleDrafts'), [place]: next });
        return { place, draft: next, begun: true };
      }),
    [place],
  );
  const clear = useCallback(() => {
    const { [place]: _, ...others } = recall('consoleDrafts') ?? {};
    keep('consoleDrafts', Object.keys(others).length === 0 ? undefined : others);
    setKept({ place, draft: empty, begun: false });
  }, [place]);
  return [draft, change, clear, begun];
}

function read<T extends Record<string, string>>(place: string, empty: T) {
  const found = recall('consoleDrafts')?.[place];
  return { place, draft: { ...empty, ...found }, begun: found !== undefined };
}
