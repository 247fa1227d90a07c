import { lazy, Suspense, useEffect, useState } from 'react';
import type { Session } from '../session.ts';

const ExpiredDialog = lazy(() => import('./expired-dialog.tsx'));

/** When the session is over, asks to sign in again; what was being written stays in the tab. */
export function Expired({ session }: { session: Session }) {
  const [over, setOver] = useState(false);
  useEffect(() => session.onExpired(() => setOver(true)), [session]);
  if (!over) return null;
  return (
    <Suspense fallback={null}>
      <ExpiredDialog again={() => void session.signInAgain()} later={() => setOver(false)} />
    </Suspense>
  );
}
