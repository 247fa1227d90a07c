import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Operation, type Route, routes } from '../../functions/contract/routes.ts';
import { packsInTheBox } from '../../functions/domain/sla/packs/packs.ts';
import { apiOf, type Said } from '../api/api-at-work.ts';
import { type Desk, openDesk } from '../desk.ts';
import { ownPolicy } from '../domain/sla/own-policy.ts';

const script = join(import.meta.dirname, '..', '..', 'bin', 'policy.ts');
const folder = mkdtempSync(join(tmpdir(), 'redress-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let desk: Desk;
let server: Server;
let address: string;
beforeEach(async () => {
  desk = await openDesk();
  server = served(apiOf(desk, { packs: packsInTheBox }));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : at}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await desk.close();
});

/** The real endpoints behind a plain server: tokens are the roles themselves, as `Bearer admin`. */
function served(api: ReturnType<typeof apiOf>): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        const url = new URL(request.url ?? '', 'http://localhost');
        const answer = (status: number, body: unknown): void => {
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        };
        if (url.pathname === '/_local/token') return answer(200, { access_token: url.searchParams.get('user') });
        const found = Object.entries<Route>(routes)
          .filter(([, { method }]) => method === request.method)
          .map(([operation, { path }]) => ({
            operation,
            match: new RegExp(`^${path.replace('{id}', '(?<id>[^/]+)')}$`).exec(url.pathname),
          }))
          .filter(({ match }) => match !== null)
          .toSorted((a, b) => Number(a.match?.groups !== undefined) - Number(b.match?.groups !== undefined))[0];
        if (!found) return answer(403, { message: 'Missing Authentication Token' });
        const id = found.match?.groups?.['id'];
        const said: Said = {
          as: [request.headers.authorization?.replace('Bearer ', '') ?? ''],
          headers: { 'accept-language': request.headers['accept-language'] ?? '', 'Content-Type': 'application/json' },
          ...(id !== undefined && { id: decodeURIComponent(id) }),
          ...(chunks.length > 0 && { rawBody: Buffer.concat(chunks).toString() }),
          ...(url.search !== '' && { query: Object.fromEntries(url.searchParams) }),
        };
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of `routes` are the operations
        const { status, body } = await api(found.operation as Operation, said);
        answer(status, body);
      })();
    });
  });
}

type Ran = { status: number | null; out: string; err: string };

async function policy(command: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [script, ...command], {
    cwd: folder,
    env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', INIT_CWD: folder, ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { status, out, err };
}

const at = (...command: string[]): Promise<Ran> => policy([...command, '--api', address]);

const file = (name: string, content: unknown): string => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
};

describe('npm run policy', () => {
  test('lists the policies, tries some, activates them, and goes back', async () => {
    const before = await at('list');
    expect(before).toMatchObject({ status: 0, err: '' });
    expect(before.out).toMatch(/^Active: default@1 {3}since ever/);
    expect(before.out).toMatch(/^\* default@1 +service +Default/m);
    expect(before.out).toMatch(/^ {2}uk-fca-disp@1 +statutory/m);
    expect(before.out).toContain('not legal advice');

    const tried = await at('replay', 'retail,uk-fca-disp', '--days', '30');
    expect(tried.out).toMatch(/^0 cases since 2026-01-31T09:00:00.000Z \(30 days\); 0 replayed, 0 skipped\./);
    expect(tried.out).toContain('Proposed: retail@1, uk-fca-disp@1');

    expect((await at('activate', 'retail', 'uk-fca-disp')).out).toBe(
      'Active: retail@1, uk-fca-disp@1   since 2026-03-02T09:00:00.000Z by admin (activation 1)\n',
    );
    expect((await at('list')).out).toMatch(/^\* retail@1/m);
    await at('activate', 'iso-10002');
    expect((await at('rollback')).out).toContain('(activation 3, back to 1)');
    expect((await at('rollback', '--to', '0')).out).toContain('Active: default@1');
  });

  test("shows what a policy demands, in the reader's language, or the document itself", async () => {
    expect((await at('show', 'retail')).out).toMatch(
      /resolution-urgent: resolution\n {2}Urgent: resolved within 48 hours/,
    );
    expect((await at('show', 'retail@1', '--language', 'zh-CN')).out).toContain('紧急');
    const { out } = await at('show', 'uk-fca-disp', '--json');
    expect(JSON.parse(out)).toMatchObject({ id: 'uk-fca-disp', nature: 'statutory' });
  });

  test('validates a file without any deployment, and names each place that is wrong', async () => {
    const { version: _version, ...document } = ownPolicy();
    const right = await policy(['validate', file('right.json', document), '--api', 'http://127.0.0.1:9']);
    expect(right).toEqual({ status: 0, out: 'two-days: right, 2 rules.\n', err: '' });
    const [rule] = document.rules;
    const wrong = file('wrong.json', { ...document, rules: [{ ...rule, target: '2 days', calendar: 'moon' }] });
    const refused = await policy(['validate', wrong]);
    expect([refused.status, refused.out]).toEqual([1, '']);
    expect(refused.err).toMatch(/^ {2}rules\.0\.target: .+$/m);
    expect(refused.err).toMatch(/^ {2}rules\.0\.calendar: .*cn-office.*$/m);
    expect((await policy(['validate', wrong, '--language=zh-CN'])).err).toMatch(/[\u4e00-\u9fff]/);
  });

  test('publishes a policy of one’s own, version by version', async () => {
    const { version: _version, ...document } = ownPolicy();
    const name = file('own.json', document);
    expect((await at('put', name)).out).toMatch(/^two-days@1 is published\. Nobody is given it/);
    expect((await at('put', name)).out).toMatch(/^two-days@1/);
    file('own.json', { ...document, effectiveFrom: '2026-02-01' });
    expect((await at('put', name)).out).toMatch(/^two-days@2/);
    expect((await at('activate', 'two-days@1')).out).toContain('Active: two-days@1');
    const json = await at('list', '--json');
    expect(JSON.parse(json.out).active.packs).toEqual(['two-days@1']);
  });

  test('says what was refused and why, and ends with 1', async () => {
    const unknown = await at('activate', 'moon-law');
    expect([unknown.status, unknown.out]).toEqual([1, '']);
    expect(unknown.err).toMatch(/^ {2}packs\.0: "packs\.0" names no policy\. There are: default, retail/m);
    expect(await at('show', 'moon-law')).toMatchObject({ status: 1, err: expect.stringContaining('There is no such') });
    expect(await at('put', file('broken.json', '{'))).toMatchObject({
      status: 1,
      err: expect.stringContaining('broken.json is not JSON'),
    });
    expect(await at('validate', 'nowhere.json')).toMatchObject({
      status: 1,
      err: 'The file nowhere.json cannot be read.\n',
    });
    const agent = await policy(['activate', 'retail', '--api', address], { REDRESS_TOKEN: 'agent' });
    expect([agent.status, agent.err]).toEqual([1, expect.stringContaining('It is for: admin.')]);
  });

  test('needs a token for a deployment that is not this machine, and says where it belongs', async () => {
    const { status, err } = await policy(['list', '--api', 'https://care.example.com']);
    expect([status, err]).toEqual([1, expect.stringContaining('REDRESS_TOKEN')]);
    const nobody = await policy(['list', '--api', 'http://127.0.0.1:9']);
    expect([nobody.status, nobody.err]).toEqual([1, expect.stringContaining('Start the machine with "npm start"')]);
    expect((await policy(['list', '--api', 'nonsense'])).status).toBe(1);
  });

  test('explains itself when it is not understood', async () => {
    for (const command of [
      [],
      ['dance'],
      ['show'],
      ['activate'],
      ['list', 'more'],
      ['replay', 'retail', '--days', 'x'],
    ]) {
      const { status, out, err } = await at(...command);
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain('npm run --silent policy -- COMMAND');
    }
    expect((await policy(['list', '--colour'])).status).toBe(2);
  });
});
