import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Conflict } from '../api/commands.ts';
import { useDesk } from '../desk.ts';
import { EventLine } from './event-line.tsx';
import { useTimes } from './times.ts';

/**
 * Somebody was faster: who, when, and what has happened since the case was read. What was being written stays where
 * it is, until the person sends it anyway or discards it.
 */
export function ConflictNotice({
  conflict: { refusal, news },
  sending,
  sendAnyway,
  keepWriting,
  discard,
}: {
  conflict: Conflict;
  sending: boolean;
  sendAnyway: () => void;
  keepWriting: () => void;
  discard: () => void;
}) {
  const { conflict: words } = useDesk().words;
  const times = useTimes();
  const { changedBy, changedAt } = refusal.problem;
  return (
    <div role="alert">
      <Alert
        type="warning"
        header={words.title}
        action={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={discard}>{words.discard}</Button>
            <Button onClick={keepWriting}>{words.keepWriting}</Button>
            <Button variant="primary" loading={sending} onClick={sendAnyway}>
              {words.sendAnyway}
            </Button>
          </SpaceBetween>
        }
      >
        <p>{words.lead(changedBy ?? words.somebody, changedAt === undefined ? '' : times.short(changedAt))}</p>
        <strong>{words.since}</strong>
        <ul>
          {news.map((entry) => (
            <li key={entry.seq}>
              <EventLine entry={entry} />
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}
