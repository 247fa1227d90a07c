import { lazy, Suspense, useEffect, useState } from 'react';
import type { Session } from '../session.ts';

/** Whoever wants to copy something first is not asked again for so long. */
const patience = 5 * 60_000;

const ExpiredDialog = lazy(() => import('./expired-dialog.tsx'));

/** When the session is over, asks to sign in again; what was being written stays in the tab. */
export function Expired({ session }: { session: Session }) {
  const [over, setOver] = useState(false);
  const [quietUntil, setQuiet] = useState(0);
  useEffect(
    () => session.onExpired(() => (Date.now() < quietUntil ? undefined : setOver(true))),
    [session, quietUntil],
  );
  if (!over) return null;
  const later = (): void => {
    setOver(false);
    setQuiet(Date.now() + patience);
  };
  return (
    <Suspense fallback={null}>
      <ExpiredDialog again={() => void session.signInAgain()} later={later} />
    </Suspense>
  );
}
