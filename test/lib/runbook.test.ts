import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
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
      for (const part of ['Customers', 'Look first', 'Act', 'Escalate to']) {
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

  test('links to headings that exist', () => {
    const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(headings.map(anchor)).toContain(link);
  });
});

describe('every alarm', () => {
  test('calls somebody when it sounds, and again when it is over', () => {
    for (const { properties } of alarms) {
      expect(properties['AlarmActions']).toHaveLength(1);
      expect(properties['OKActions']).toEqual(properties['AlarmActions']);
    }
  });

  test('about deadlines sounds when nothing is heard of the check at all', () => {
    const [silent] = alarms.filter(({ properties }) => properties['TreatMissingData'] === 'breaching');
    expect(silent?.properties).toMatchObject({
      AlarmDescription: expect.stringMatching(/^Deadlines are not being checked\./),
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      MetricName: 'Invocations',
    });
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
