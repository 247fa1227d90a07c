import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { schedules } from '../../functions/contract/schedules.ts';
import { entries } from '../../lib/bundle.ts';
import { anchor } from '../../lib/constructs/bell.ts';
import { synthesized } from './assembly.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');
const resources = synthesized();
const alarms = resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm');
const headings = [...runbook.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);

describe('the runbook', () => {
  test('has a heading for each alarm, and each alarm links to one', () => {
    const links = alarms.map(
      ({ properties }) => /docs\/runbook\.md#(\S+)$/.exec(String(properties['AlarmDescription']))?.[1],
    );
    expect(links.length).toBeGreaterThan(25);
    expect([...new Set(links.map(String))].toSorted()).toEqual(
      headings
        .filter((heading) => alarmed(heading))
        .map(anchor)
        .toSorted(),
    );
  });

  test('says under each what it means for customers, what to look at, what to do and whom to tell', () => {
    for (const heading of headings.filter(alarmed)) {
      const section = runbook.split(`\n### ${heading}\n`)[1]?.split(/\n##/)[0] ?? '';
      for (const part of ['Customers', 'Look first', 'Act', 'Prove', 'Escalate to']) {
        expect({ heading, section }).toEqual({
          heading,
          section: expect.stringMatching(new RegExp(`\\*\\*${part}\\*\\*: \\S`)),
        });
      }
    }
  });

  test('names resources that exist, each so that there is one', () => {
    const named = [...runbook.matchAll(/named (Redress\S*) (AWS::\S+) ([a-z]+)\b/g)];
    expect(named.length).toBeGreaterThan(12);
    for (const [what, stack, type, prefix = ''] of named) {
      const meant = resources.filter((one) => one.stack === stack && one.type === type && one.id.startsWith(prefix));
      expect({ what, ids: meant.map(({ id }) => id) }).toEqual({ what, ids: [expect.any(String)] });
    }
  });

  test('proves each with the alarm that rang', () => {
    for (const { id, properties } of alarms) {
      const heading = String(properties['AlarmDescription']).split('. ')[0] ?? '';
      const section = runbook.split(`\n### ${heading}\n`)[1]?.split(/\n##/)[0] ?? '';
      const [, asked = ''] = /\*\*Prove\*\*:[^\n]*`alarm ([a-z-]+)`/.exec(section) ?? [];
      // The logical id ends with CDK's hash; a second alarm of a kind is told with the first.
      const name = id
        .replace(/^operations(?:bell)?/, '')
        .slice(0, -8)
        .replace(/2$/, '');
      expect({ heading, name: asked.replaceAll('-', '') }).toEqual({ heading, name });
    }
  });

  test('reads logs of functions, wakes jobs, and asks the local machine for what there is', () => {
    const functions = Object.keys(entries);
    const named = (command: string): string[] =>
      [...runbook.matchAll(new RegExp(`\`${command} ([a-z-]+)\``, 'g'))].map(([, name = '']) => name);
    expect(named('errors').length).toBeGreaterThan(20);
    for (const name of named('errors')) expect(functions).toContain(name);
    expect(named('wake').length).toBeGreaterThan(5);
    for (const name of named('wake')) expect(Object.keys(schedules)).toContain(name);
    const moved = [...runbook.matchAll(/^redrive ([a-z]+) ([a-z]+)$/gm)].flatMap(([, from = '', to = '']) => [
      from,
      to,
    ]);
    expect(moved.length).toBeGreaterThan(0);
    for (const prefix of moved) {
      const meant = resources.filter(({ type, id }) => type === 'AWS::SQS::Queue' && id.startsWith(prefix));
      expect({ prefix, ids: meant.map(({ id }) => id) }).toEqual({ prefix, ids: [expect.any(String)] });
    }
    const areas = [...runbook.matchAll(/\/_local\/([a-z]+)/g)].map(([, area = '']) => area);
    expect(new Set(areas)).toEqual(new Set(['queues', 'alarms', 'schedules', 'clock', 'mail', 'webhooks']));
  });

  test('knows each job by the name of its schedule on one machine', () => {
    const paths = resources
      .filter(({ type }) => type === 'AWS::Scheduler::Schedule')
      .map(({ id }) => id.replace(/schedule[0-9A-F]*$/i, ''));
    const told = new Map(
      [...runbook.matchAll(/([a-z-]+)\) echo ([a-z-]+);;/g)].map(([, job = '', as = '']) => [job, as]),
    );
    for (const job of Object.keys(schedules)) {
      const called = (told.get(job) ?? job).replaceAll('-', '');
      expect({ job, found: paths.filter((path) => path.startsWith(called)).length }).toEqual({ job, found: 1 });
    }
  });

  test('links to headings that exist', () => {
    const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(headings.map(anchor)).toContain(link);
  });
});

describe('every alarm', () => {
  test('calls somebody when it sounds, and again when it is over; what only ends a rollout calls nobody', () => {
    for (const { properties } of alarms) {
      const endsRollout = / fails\. /.test(String(properties['AlarmDescription']));
      expect(properties['AlarmActions'] ?? []).toHaveLength(endsRollout ? 0 : 1);
      expect(properties['OKActions']).toEqual(properties['AlarmActions']);
    }
  });

  test('that wakes somebody is about a promise, or about what was put aside for a person', () => {
    const waking = alarms.filter(({ properties }) => properties['AlarmActions'] !== undefined);
    const letters = waking.filter(({ properties }) =>
      / has dead letters\. /.test(String(properties['AlarmDescription'])),
    );
    // Few enough to know them all.
    expect(waking.length - letters.length).toBeLessThanOrEqual(18);
  });

  test('sounds at silence where silence means that a promise is not looked after', () => {
    const silent = alarms.filter(({ properties }) => properties['TreatMissingData'] === 'breaching');
    const told = silent.map(({ properties }) => String(String(properties['AlarmDescription']).split('. ')[0]));
    expect(told.toSorted()).toEqual([
      'A complaint does not come through',
      'Deadlines are checked late, or not at all',
      'No round of retention in a day',
      'No round of the reconciler in a day',
    ]);
    for (const { properties } of alarms) {
      expect(['breaching', 'notBreaching']).toContain(properties['TreatMissingData']);
    }
  });

  test('begins with what is wrong, then who is hurt', () => {
    for (const { properties } of alarms) {
      expect(properties['AlarmDescription']).toMatch(
        /^[A-Za-z][^.]+\. [A-Z][^#]+\. What to do: docs\/runbook\.md#[a-z0-9-]+$/,
      );
    }
  });
});

/** Sections of the third level are about an alarm; the others are about how to work. */
function alarmed(heading: string): boolean {
  return runbook.includes(`\n### ${heading}\n`);
}
