import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../statistics.ts';
import { type Kind, kindBy, kinds, type Mix } from './mix.ts';
import type { People } from './people.ts';

export type Step = { name: string; mix: Mix; perSecond: number; seconds: number };

/** What came of one kind in one step, or of all of them together. Times are milliseconds from when a request was due. */
export type Row = {
  step: string;
  kind: Kind | 'all';
  offered: number;
  /** Of those, how many a second were done. */
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  throttled: number;
  /** No room, or no answer in the gateway's time. */
  busy: number;
  /** Refusals that named no time to come back at. */
  wordless: number;
  /** Anything else that was no success. */
  errors: number;
  what: string;
};

type Answer = { kind: Kind; status: number; retryAfter: string | undefined; took: number };

/**
 * One step of the ramp: so many requests a second, evenly, whether those before are answered or not, as people come. A
 * wait counts from the time at which the request was due, so that a stall is seen in full. The next step begins when the
 * last request of this one is sent.
 * @returns the rows of all and of each kind, once the last answer is there
 */
export async function ramp(people: People, { name, mix, perSecond, seconds }: Step): Promise<{ rows: Promise<Row[]> }> {
  const began = performance.now();
  const answers: Promise<Answer>[] = [];
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = began + (number * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    const kind = kindBy(people.chance.next(), mix);
    answers.push(
      people.do(kind).then(({ status, retryAfter }) => ({ kind, status, retryAfter, took: performance.now() - due })),
    );
  }
  const elapsed = (performance.now() - began) / 1000;
  const rows = Promise.all(answers).then((all) => {
    const of = (kind: Row['kind']) => all.filter((answer) => kind === 'all' || answer.kind === kind);
    const present = kinds.filter((kind) => of(kind).length > 0);
    return (['all', ...present] as const).map((kind) => rowOf(name, kind, of(kind), elapsed));
  });
  return { rows };
}

function rowOf(step: string, kind: Row['kind'], answers: readonly Answer[], elapsed: number): Row {
  const good = answers.filter(({ status }) => status >= 200 && status < 300);
  const times = good.map(({ took }) => took);
  const turnedAway = answers.filter(({ status }) => [429, 503, 504].includes(status));
  const others = answers.filter((answer) => !good.includes(answer) && !turnedAway.includes(answer));
  const statuses = new Map<number, number>();
  for (const { status } of others) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  return {
    step,
    kind,
    offered: answers.length,
    perSecond: good.length / elapsed,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    throttled: turnedAway.filter(({ status }) => status === 429).length,
    busy: turnedAway.filter(({ status }) => status !== 429).length,
    wordless: turnedAway.filter(({ retryAfter }) => !(Number(retryAfter) > 0)).length,
    errors: others.length,
    what: [...statuses].map(([status, count]) => `${count} × ${status === 0 ? 'no answer' : status}`).join(', '),
  };
}
