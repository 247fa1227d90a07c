import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Route, routes } from '../../functions/contract/routes.ts';
import { bundleFunctions, entries } from '../../lib/bundle.ts';

describe('the bundles', () => {
  let folders: Record<string, string> = {};
  beforeAll(() => {
    folders = bundleFunctions();
  });
  const file = (name: string) => join(folders[name] ?? '', 'index.cjs');

  test('hold one function each, which can be loaded and exports its handler', () => {
    expect(Object.keys(folders)).toEqual(Object.keys(entries));
    Object.assign(process.env, {
      AWS_REGION: 'eu-central-1',
      TABLE_NAME: 'complaints',
      BUS_NAME: 'redress',
      KEY_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:key',
      MAIL_CONFIGURATION_SET: 'mails',
      USER_POOL_ID: 'eu-central-1_pool',
      FILES_BUCKET: 'files',
      WEBHOOKS: '{}',
      CLOCK_RULES: 'rules',
      FILES_ORIGIN: 'https://files.s3.eu-central-1.amazonaws.com',
      FILES_SCANNED: 'true',
      SITE_URL: 'https://care.example.com',
      SETTINGS: JSON.stringify({
        brand: { name: 'X', colour: '#000000' },
        sender: 'care@example.com',
        escalation: [],
        onCall: [],
        digest: { moreThan: 5, withinMinutes: 10 },
        approvals: { withinOwnLimit: 'suffices', limits: {} },
        disagreeWithinDays: 30,
        defaultLanguage: 'en',
        timeZone: 'UTC',
        retention: { cases: { months: 60, byCategory: {} }, erasureGraceHours: 24 },
      }),
    });
    const load = createRequire(import.meta.url);
    for (const name of Object.keys(entries)) expect(load(file(name))).toMatchObject({ handler: expect.any(Function) });
  });

  test('of the public API stay below 450 KB', () => {
    const open = Object.values<Route>(routes).filter(({ access }) => typeof access === 'string');
    const duties = new Set(open.map(({ duty }) => duty));
    expect([...duties].toSorted()).toEqual([
      'about',
      'attachments',
      'links',
      'lost-links',
      'partner',
      'submit',
      'track',
      'webhooks',
    ]);
    // Other systems wait more patiently for a cold start than people do.
    const most = (duty: string): number => (duty === 'webhooks' ? 455_000 : 450_000);
    for (const duty of duties) expect([duty, statSync(file(duty)).size <= most(duty)]).toEqual([duty, true]);
  });

  const contents = (): string[][] => {
    const { outputs }: { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> } = JSON.parse(
      readFileSync('.redress/build/metafile.json', 'utf8'),
    );
    return Object.values(outputs).map(({ inputs }) =>
      Object.entries(inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
    );
  };

  test("leave the SDK's credential chain at home", () => {
    const inputs = contents().flat();
    expect(inputs.length).toBeGreaterThan(500);
    const chain = /credential-provider-(node|ini|sso|process|web-identity|login)\//;
    expect(inputs.filter((input) => chain.test(input))).toEqual([]);
  });

  test('leave out the endpoint cache, and everything of the SDK that would ask it', () => {
    const asks = /endpointDiscoveryMiddleware|updateDiscoveredEndpointInCache|endpoint-cache\//;
    expect(
      contents().filter((inputs) => inputs.some((input) => /middleware-endpoint-discovery\//.test(input))),
    ).not.toEqual([]);
    expect(
      contents()
        .flat()
        .filter((input) => asks.test(input)),
    ).toEqual([]);
  });

  test('leave out event streams, which no command of ours has', () => {
    expect(
      contents()
        .flat()
        .filter((input) => /submodules\/event-streams\//.test(input)),
    ).toEqual([]);
    const commands = contents()
      .flat()
      .filter((input) => /@aws-sdk\/client-.*\/commands\//.test(input));
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) expect(readFileSync(command, 'utf8')).not.toMatch(/eventStream/i);
  });

  test("hash by Node's own crypto alone", () => {
    const hashing = contents()
      .flat()
      .filter((input) => /native-sha256|submodules\/checksum\//.test(input));
    expect(new Set(hashing)).toEqual(new Set(['functions/runtime/native-sha256.ts']));
  });

  test("carry of the API's routes and refusals those of the function alone", () => {
    const holds = (name: string, text: string): boolean => readFileSync(file(name), 'utf8').includes(text);
    expect([holds('submit', '/v1/staff/cases'), holds('submit', '/v1/partner/look')]).toEqual([true, false]);
    expect(['bulk', 'links', 'partner', 'submit'].filter((name) => holds(name, 'No such job'))).toEqual(['bulk']);
  });

  test('hold no package twice, neither in two versions nor in two module formats', () => {
    for (const inputs of contents()) {
      const forms = new Map<string, Set<string>>();
      for (const input of inputs) {
        const [, root = '', name = '', format = ''] =
          /^(.*node_modules\/)((?:@[^/]+\/)?[^/]+)(\/dist-(?:es|cjs))?/.exec(input) ?? [];
        if (name && !input.endsWith('package.json')) forms.set(name, (forms.get(name) ?? new Set()).add(root + format));
      }
      expect([...forms].filter(([, places]) => places.size > 1)).toEqual([]);
    }
  });

  test('are not built again while nothing has changed', () => {
    const before = statSync(file('submit')).mtimeMs;
    bundleFunctions();
    expect(statSync(file('submit')).mtimeMs).toBe(before);
  });
});
