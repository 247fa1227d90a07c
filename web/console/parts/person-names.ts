import { useCallback } from 'react';
import { useRead } from '../api/reads.ts';
import { useDesk } from '../desk.ts';

/** How colleagues are called, by the names that they sign in with; those whom nobody has entered are called by these. */
export function usePersonNames(): (username: string) => string {
  const { person } = useDesk();
  const { data: entered } = useRead('listPeople', {});
  return useCallback(
    (username: string) =>
      entered?.people.find(({ id }) => id === username)?.name ??
      (username === person.username ? person.name : username),
    [entered, person],
  );
}
