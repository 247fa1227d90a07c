import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stories } from '../../lib/local/demo/stories.ts';
import { eventually, type LocalMachine, startMachine, waitFor } from './machine.ts';

/** A small month, told once: each story of the table, and a few more. It ends on a Thursday at four in the afternoon. */

const cases = Object.keys(stories).length + 4;
const now = '2026-09-24T08:00:00.000Z';
const start = (dataDir: string) =>
  startMachine({ dataDir, args: ['--demo', '--cases', String(cases)], env: { REDRESS_CLOCK: now } });
const ready = (machine: LocalMachine) =>
  waitFor(() => machine.output.includes('The demonstration is ready'), {
    milliseconds: 540_000,
    because: () => `The demonstration did not become ready:\n${machine.output}`,
  });

type Row = { reference: string; status: string; receivedAt: string };
type Happened = { type: string; at: string; facts: Record<string, unknown> };
type Told = Row & { timeline: Happened[] };

const folder = mkdtempSync(join(tmpdir(), 'redress-demo-'));
let machine: LocalMachine;
beforeAll(async () => {
  machine = await start(folder);
  await ready(machine);
}, 600_000);
afterAll(async () => {
  await machine?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const asManager = async (path: string): Promise<Record<string, unknown>> => {
  const { status, body } = await machine.call('GET', `/v1/staff${path}`, { token: await machine.token('manager') });
  expect([path, status]).toEqual([path, 200]);
  return body;
};

async function all(): Promise<Row[]> {
  const statuses = ['received', 'in-progress', 'resolved', 'closed', 'withdrawn', 'merged'];
  const pages = await Promise.all(statuses.map((status) => asManager(`/cases?limit=100&status=${status}`)));
  return pages.flatMap(({ items }) => items as Row[]);
}

async function timelines(): Promise<Told[]> {
  const told: Told[] = [];
  for (const { reference } of await all()) told.push((await asManager(`/cases/${reference}`)) as unknown as Told);
  return told;
}

describe('The demonstration’s month', () => {
  test('is told to its end: no story asks for what the desk does not allow, and it ends now', async () => {
    expect(machine.output).not.toContain('broke off');
    const { body } = await machine.call('GET', '/_local/clock');
    const late = Date.parse(String(body['now'])) - Date.parse(now);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(10 * 60_000);
  });

  test('has cases in every status, from all over the month', async () => {
    const rows = await all();
    expect(new Set(rows.map(({ status }) => status))).toEqual(
      new Set(['received', 'in-progress', 'resolved', 'closed', 'withdrawn', 'merged']),
    );
    expect(rows.length).toBeGreaterThanOrEqual(cases);
    const days = new Set(rows.map(({ receivedAt }) => receivedAt.slice(0, 10)));
    expect(days.size).toBeGreaterThan(9);
    expect([...days].toSorted()[0]?.localeCompare('2026-08-25')).toBe(1);
  });

  test('has everything that happens at a desk', async () => {
    const happened = new Set((await timelines()).flatMap(({ timeline }) => timeline.map(({ type }) => type)));
    for (const type of [
      'ComplaintAcknowledged',
      'CustomerMessageAdded',
      'ReplyAdded',
      'CaseWaiting',
      'TaskAdded',
      'TaskAccepted',
      'RemedyProposed',
      'RemedyApproved',
      'RemedyRejected',
      'RemedySuperseded',
      'RemedyExecuted',
      'NegotiationRound',
      'NegotiationAgreed',
      'PromiseKept',
      'DeadlineWarned',
      'DeadlineBreached',
      'CaseEscalated',
      'ResolutionConfirmed',
      'ResolutionDisputed',
      'ComplaintReopened',
      'ComplaintWithdrawn',
      'CaseMerged',
      'CaseSplit',
      'CaseLinked',
      'CauseRecorded',
      'ActionAdded',
      'PraisePassedOn',
      'AttachmentAdded',
      'AttachmentScanned',
    ]) {
      expect([...happened]).toContain(type);
    }
  });

  test('is a month in which each acknowledgement went out within minutes, and staff worked in the daytime', async () => {
    for (const { reference, timeline } of await timelines()) {
      const received = timeline.find(({ type }) => type === 'ComplaintReceived');
      const acknowledged = timeline.find(({ type }) => type === 'ComplaintAcknowledged');
      const minutes = (Date.parse(acknowledged?.at ?? '') - Date.parse(received?.at ?? '')) / 60_000;
      expect([reference, minutes < 20]).toEqual([reference, true]);
      for (const { at, type } of timeline.filter((one) => one.type === 'ReplyAdded')) {
        const hour = new Date(Date.parse(at) + 8 * 3_600_000).getUTCHours();
        expect([type, hour >= 8 && hour < 20]).toEqual([type, true]);
      }
    }
  });

  test('left records whose chains hold, and nothing stuck', async () => {
    for (const { reference } of await all()) {
      expect(await asManager(`/cases/${reference}/audit`)).toMatchObject({ intact: true });
    }
    await eventually(async () => {
      expect((await machine.queues()).filter(({ visible, dead = 0 }) => visible > 0 || dead > 0)).toEqual([]);
    });
  });

  test('is found again by the next start, which adds nothing', async () => {
    // What falls due after the month is told as at any desk; the month itself stays as it was.
    const month = async () => ({
      cases: (await all()).length,
      mails: (await machine.mails()).filter(({ sentAt }) => sentAt < now).length,
    });
    const before = await month();
    expect(before.mails).toBeGreaterThan(before.cases);
    await machine.restart();
    await ready(machine);
    expect(machine.output).not.toContain('Living through');
    expect(await month()).toEqual(before);
  });
});

test('A demonstration never begins in a folder with somebody’s own data', async () => {
  const own = mkdtempSync(join(tmpdir(), 'redress-own-'));
  writeFileSync(join(own, 'machine.sqlite'), 'mine');
  await expect(start(own)).rejects.toThrow('holds data that is not a demonstration');
  rmSync(own, { recursive: true });
});
