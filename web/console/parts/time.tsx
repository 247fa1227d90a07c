import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useDesk } from '../desk.ts';
import { spanOf, urgencyOf } from './spans.ts';
import { useNow, useTimes } from './times.ts';

/** A moment, short; whole with weekday and year where the mouse rests. */
export function Time({ at, full = false }: { at: string; full?: boolean }) {
  const times = useTimes();
  return (
    <time dateTime={at} title={times.full(at)}>
      {full ? times.full(at) : times.short(at)}
    </time>
  );
}

/**
 * How long there is until a deadline, or since when it is late, counted by the second. The sign before it says near
 * or late too, so that the colour is not the only thing that does.
 */
export function Countdown({ dueAt }: { dueAt: string }) {
  const { words } = useDesk();
  const times = useTimes();
  const now = useNow();
  const urgency = urgencyOf(dueAt, now);
  const span = spanOf(Date.parse(dueAt) - now, words);
  const type = { late: 'error', near: 'warning', ahead: 'pending' } as const;
  return (
    <time dateTime={dueAt} title={times.full(dueAt)} className="desk-countdown">
      <StatusIndicator type={type[urgency]}>
        {urgency === 'late' ? words.times.late(span) : words.times.left(span)}
      </StatusIndicator>
    </time>
  );
}
