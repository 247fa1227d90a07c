import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import { usePageWords } from '../../wording/pages.ts';
import type { TableChoices } from './table-choices.ts';

const QueuePreferences = lazy(() => import('./queue-preferences.tsx'));

type Props = { choices: TableChoices; choose: (choices: TableChoices) => void };

/** The button to columns and page size. What it opens is fetched when it is first pressed: few press it. */
export function QueueChoices(props: Props) {
  const { preferences } = usePageWords('queue');
  const [asked, setAsked] = useState(false);
  const button = (
    <Button
      variant="icon"
      iconName="settings"
      ariaLabel={preferences.title}
      loading={asked}
      onClick={() => setAsked(true)}
    />
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <Opened {...props} />
    </Suspense>
  );
}

/** Cloudscape's own button takes the place of ours, and is pressed for the person who pressed ours. */
function Opened(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.click(), []);
  return (
    <div ref={place}>
      <QueuePreferences {...props} />
    </div>
  );
}
