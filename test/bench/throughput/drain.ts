import { setTimeout as sleep } from 'node:timers/promises';
import type { Cpu, Running } from './running.ts';

export type Drained = {
  /** From the end of the load until the last case was acknowledged by mail, assessed and every queue empty; ms. */
  took: number;
  /** CPU time of all processes at the end of it. */
  cpu: Cpu | undefined;
  mails: number;
};

const pause = 100;
/** Nothing moves for so long: nothing will. Longer than a queue hides a message whose function failed is not waited. */
const patience = 25_000;
/** Below this share of one core a machine has nothing left to do. */
const idleShare = 0.04;

/**
 * Waits until every later stage is through: each accepted case has its mail and its assessment on record, all queues
 * are empty, and the processes have come to rest.
 * @returns what it took, or a sentence about what was left when `limit` milliseconds were over or nothing moved any more
 */
export async function drain(
  running: Running,
  { references, mailsBefore, limit }: { references: readonly string[]; mailsBefore: number; limit: number },
): Promise<Drained | string> {
  const began = performance.now();
  let movedAt = began;
  let last = '';
  let left = references;
  for (;;) {
    const { busy, dead } = await running.queues();
    // Mails are counted only when the queues are empty: asking costs the machine a little.
    const mails = busy > 0 ? undefined : (await running.mailsToCustomers()) - mailsBefore;
    if (mails !== undefined && mails >= references.length) {
      const cpu = running.cpu();
      left = await running.unfinished(left);
      if (left.length === 0) return rest(running, { took: performance.now() - began, cpu, mails });
    }
    const now = performance.now();
    const state = JSON.stringify([busy, dead, mails, left.length]);
    if (state !== last) movedAt = now;
    last = state;
    if (now - began > limit || now - movedAt > patience) {
      const seconds = ((now - began) / 1000).toFixed(0);
      const sent = mails ?? (await running.mailsToCustomers()) - mailsBefore;
      return `after ${seconds} s ${busy} messages were in queues, ${dead} in dead-letter queues, ${sent} of ${references.length} acknowledgements sent, and ${left.length} cases not seen complete`;
    }
    await sleep(pause);
  }
}

/** What still trickles (relayed events that wake nobody, logs) belongs to the price, so it is waited for, up to 5 s. */
async function rest(running: Running, drained: Drained): Promise<Drained> {
  if (drained.cpu === undefined) return drained;
  let before = drained.cpu;
  for (let waits = 0; waits < 10; waits += 1) {
    await sleep(500);
    const cpu = running.cpu();
    if (cpu === undefined) break;
    const used = cpu.machine + cpu.engine - before.machine - before.engine;
    before = cpu;
    if (used < 500 * idleShare) break;
  }
  return { ...drained, cpu: before };
}
