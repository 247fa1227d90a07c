import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on the first field of a dialog, rather than on its closing cross, once it is open. */
export function useFirstFocus<T extends { focus: () => void }>(): RefObject<T | null> {
  const field = useRef<T>(null);
  useEffect(() => {
    // Cloudscape's dialog takes the focus as it opens, which is after this.
    const later = setTimeout(() => field.current?.focus(), 50);
    return () => clearTimeout(later);
  }, []);
  return field;
}
