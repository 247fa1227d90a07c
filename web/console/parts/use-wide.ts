import { useSyncExternalStore } from 'react';

const room = matchMedia('(width >= 56rem)');

/** Whether there is room for a table beside the side navigation; otherwise things stand under each other. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      room.addEventListener('change', listener);
      return () => room.removeEventListener('change', listener);
    },
    () => room.matches,
  );
