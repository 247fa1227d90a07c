import { type Clock, clockKinds, type ClockState, clockStates, startPoints } from '../../domain/sla/clock.ts';

/**
 * Clocks are most of a case's bytes, and bytes are write units: kept as rows without their column names, times as
 * milliseconds in base 36, later times as distances from the start.
 * id, rule, kind, start point, state, started, due, next step, ended, extended (each `-` when there is none), the date
 * that it is held to where there is one, steps.
 */
export type PackedClock = [string, string, number, number, string, string, number];

const letters: Record<ClockState, string> = { running: 'r', paused: 'p', met: 'm', breached: 'b', cancelled: 'c' };
const none = '-';

export function packed(clock: Clock): PackedClock {
  const start = Date.parse(clock.startedAt);
  const after = (at: string | undefined): string =>
    at === undefined ? none : (Date.parse(at) - start).toString(36).replace('-', '!');
  const held = clock.heldTo === undefined ? [] : [clock.heldTo];
  const times = [clock.dueAt, clock.nextStepAt, clock.endedAt, clock.extendedAt, ...held].map(after).join(' ');
  return [
    clock.id,
    clock.rule,
    clockKinds.indexOf(clock.kind),
    startPoints.indexOf(clock.from),
    letters[clock.state],
    `${start.toString(36)} ${times}`,
    clock.stepsTaken,
  ];
}

export function unpacked([id, rule, kind, from, letter, times, stepsTaken]: PackedClock): Clock {
  const [start = '', due, next, ended, extended, held] = times.split(' ');
  const startedAt = Number.parseInt(start, 36);
  const written = (text: string | undefined): string | undefined =>
    text === undefined || text === none
      ? undefined
      : new Date(startedAt + Number.parseInt(text.replace('!', '-'), 36)).toISOString();
  const [dueAt, nextStepAt, endedAt, extendedAt, heldTo] = [due, next, ended, extended, held].map(written);
  return {
    id,
    kind: clockKinds[kind] ?? 'resolution',
    rule,
    from: startPoints[from] ?? 'receipt',
    state: clockStates.find((state) => letters[state] === letter) ?? 'cancelled',
    startedAt: new Date(startedAt).toISOString(),
    dueAt: dueAt ?? '',
    stepsTaken,
    ...(nextStepAt !== undefined && { nextStepAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(extendedAt !== undefined && { extendedAt }),
    ...(heldTo !== undefined && { heldTo }),
  };
}
