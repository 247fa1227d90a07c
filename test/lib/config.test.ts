import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkConfig, functionSettings, readConfig } from '../../lib/config.ts';

const example: Record<string, unknown> = JSON.parse(readFileSync('redress.config.json', 'utf8'));
const { siteCertificateArn, ...withoutCertificate } = example;

/** What a person reads who changed the example so. */
function refusal(change: Record<string, unknown>): string {
  try {
    checkConfig({ ...withoutCertificate, ...change });
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('the settings', () => {
  test('in the repository are a working example', () => {
    expect(siteCertificateArn).toBeUndefined();
    expect(readConfig('redress.config.json').sender).toMatch(/@example\.com$/);
  });

  test('may leave out what has a sensible answer', () => {
    const { brand, sender, escalation, timeZone, alarmEmail, signInDomainPrefix } = example;
    const config = checkConfig({ brand, sender, escalation, timeZone, alarmEmail, signInDomainPrefix });
    expect(config).toMatchObject({
      mailIdentity: 'domain',
      defaultLanguage: 'zh-CN',
      retention: {
        logDays: 90,
        archiveDays: 90,
        cases: { months: 60, byCategory: { safety: 120 } },
        erasureGraceHours: 24,
      },
    });
    expect(config.siteUrl).toBeUndefined();
  });

  test('give the functions what they need of them, and no more', () => {
    expect(Object.keys(functionSettings(checkConfig(example))).toSorted()).toEqual([
      'approvals',
      'brand',
      'defaultLanguage',
      'digest',
      'disagreeWithinDays',
      'escalation',
      'onCall',
      'retention',
      'sender',
      'timeZone',
    ]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'a sender that is no address',
      { sender: 'care' },
      '"sender" must be an email address such as "care@example.com".',
    ],
    [
      'a webhook source with capitals',
      { webhooks: [{ source: 'Shop', channel: 'web' }] },
      '"webhooks[0].source" must be 2 to 24 lower-case letters',
    ],
    [
      'a webhook source twice',
      {
        webhooks: [
          { source: 'shop', channel: 'web' },
          { source: 'shop', channel: 'phone' },
        ],
      },
      '"webhooks" must not name a source twice.',
    ],
    [
      'a webhook source by a way that customers do not come',
      { webhooks: [{ source: 'shop', channel: 'fax' }] },
      '"webhooks[0].channel" must be one of "web"',
    ],
    [
      'no sender',
      { sender: undefined },
      '"sender" is missing: it must be an email address such as "care@example.com".',
    ],
    [
      'a colour by name',
      { brand: { name: 'X', colour: 'teal' } },
      '"brand.colour" must be a colour such as "#0f5c6e".',
    ],
    [
      'a brand with a line break',
      { brand: { name: 'X\nBcc: y', colour: '#000000' } },
      '"brand.name" must not contain line breaks',
    ],
    ['no brand', { brand: undefined }, '"brand" is missing: it must be an object such as'],
    ['nobody to escalate to', { escalation: [] }, '"escalation" must name at least one person: somebody has to hear'],
    [
      'a wrong address up the line',
      { escalation: [{ name: 'Li', email: 'li@' }] },
      '"escalation[0].email" must be an email address such as "lead@example.com".',
    ],
    ['a language we do not speak', { defaultLanguage: 'fr' }, '"defaultLanguage" must be one of "zh-CN", "en".'],
    [
      'a time zone that is none',
      { timeZone: 'Asia/Atlantis' },
      '"timeZone" must be an IANA time zone such as "Asia/Shanghai"',
    ],
    [
      'days that CloudWatch does not know',
      { retention: { logDays: 91 } },
      '"retention.logDays" must be one of the numbers that CloudWatch Logs accepts: 1, 3, 5',
    ],
    [
      'cases that are not kept at all',
      { retention: { cases: { months: 0 } } },
      '"retention.cases.months" must be a whole number of months from 1 to 1200.',
    ],
    [
      'a category that there is not',
      { retention: { cases: { byCategory: { food: 12 } } } },
      '"retention.cases.byCategory.food" is not a setting. Remove it or correct its name.',
    ],
    [
      'an erasure that can be thought over for weeks',
      { retention: { erasureGraceHours: 200 } },
      '"retention.erasureGraceHours" must be a whole number of hours from 0 to 168.',
    ],
    [
      'an archive of no days',
      { retention: { archiveDays: 0 } },
      '"retention.archiveDays" must be a whole number of days from 1 to 3650.',
    ],
    [
      'a prefix that Cognito reserves',
      { signInDomainPrefix: 'my-aws-desk' },
      '"signInDomainPrefix" must not contain "aws", "amazon" or "cognito".',
    ],
    ['a site with a path', { siteUrl: 'https://example.com/care' }, '"siteUrl" must be an address without a path'],
    [
      'a plain site',
      { siteUrl: 'http://example.com' },
      '"siteUrl" must be an address such as "https://care.example.com".',
    ],
    [
      'a certificate of another region',
      {
        siteUrl: 'https://care.example.com',
        siteCertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/ab-1',
      },
      '"siteCertificateArn" must be the ARN of an ACM certificate in us-east-1',
    ],
    [
      'a certificate for no site',
      { siteCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/ab-1' },
      '"siteUrl" must be set, because "siteCertificateArn" is the certificate for it.',
    ],
    [
      'a setting that nothing reads',
      { brandname: 'X' },
      '"brandname" is not a setting. Remove it or correct its name.',
    ],
    ['half a submission', { publicConcurrency: 0.5 }, '"publicConcurrency" must be a whole number from 1 to 1000.'],
  ])('refuse %s in a sentence that names the setting and the remedy', (_what, change, sentence) => {
    expect(refusal(change)).toContain(sentence);
  });

  test('tell all that is wrong at once, a line each', () => {
    const lines = refusal({ sender: 3, timeZone: 'nowhere', escalation: 'me' }).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('redress.config.json needs a change before Redress can be built:');
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {2}- "[a-zA-Z]+" .*\.$/);
  });
});

describe('synth', () => {
  const synth = (config: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-synth-'));
    return spawnSync(process.execPath, ['bin/redress.ts'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify({ config }) },
    });
  };

  test('stops at a wrong setting with the sentence, and shows no stack', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'redress-config-')), 'mine.json');
    writeFileSync(file, JSON.stringify({ ...withoutCertificate, alarmEmail: 'nobody' }));
    const { status, stderr } = synth(file);
    expect(status).toBe(1);
    expect(stderr).toContain('"alarmEmail" must be an email address such as "operations@example.com".');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('stops when the file is not there, or is not JSON', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'redress-config-')), 'mine.json');
    expect(synth(file).stderr).toContain('The file cannot be read. Copy redress.config.json');
    writeFileSync(file, '{ "sender": ');
    expect(synth(file).stderr).toContain('It is not JSON: ');
  });
});
