import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { redressApp } from '../../lib/app.ts';
import { checkConfig } from '../../lib/config.ts';
import { type LocalMachine, startMachine, waitFor } from './machine.ts';

const shop = 'https://shop.example.com';
let machine: LocalMachine;
let assembly: string;
beforeAll(async () => {
  process.env['CDK_VALIDATION'] = 'false';
  assembly = mkdtempSync(join(tmpdir(), 'redress-embedding-'));
  const usual: Record<string, unknown> = JSON.parse(readFileSync('redress.config.json', 'utf8'));
  redressApp({ outdir: assembly, config: checkConfig({ ...usual, embedOrigins: [shop] }) }).synth();
  machine = await startMachine({ assembly });
});
afterAll(async () => {
  await machine?.stop();
  rmSync(assembly, { recursive: true, force: true });
});

const email = 'ann@customer.example';
const complaint = { customer: { name: 'Ann', email, language: 'en' }, description: 'The kettle leaks.' };
type Held = { path: string; reference: string; token: string };

async function complain(changed: Record<string, unknown> = {}): Promise<Held> {
  const { body } = await machine.call('POST', '/v1/complaints', { body: { ...complaint, ...changed } });
  const reference = String(body['reference']);
  return { reference, path: `/v1/complaints/${reference}`, token: String(body['trackingSecret']) };
}
const staff = async (user: string, { reference }: Held, deed: string, body: unknown = {}) =>
  machine.call('POST', `/v1/staff/cases/${reference}/${deed}`, { token: await machine.token(user), body });

describe('A customer and the desk', () => {
  test('disagree over a decision, somebody else decides, and the customer is content', async () => {
    const held = await complain({ urgency: 'now', kind: 'complaint' });
    const { token, path } = held;
    expect((await staff('agent', held, 'take')).status).toBe(200);
    expect((await staff('agent', held, 'resolve', { explanation: 'It works as it should.' })).status).toBe(200);
    await machine.mail(email, ({ subject }) => subject.startsWith('Our decision'));
    const disagreed = await machine.call('POST', `${path}/disagree`, { token, body: { reason: 'It still leaks.' } });
    expect(disagreed.body).toMatchObject({
      status: 'in-progress',
      handler: 'nobody',
      responsible: { team: 'quality' },
    });
    const told = await machine.mail('lead@example.com', ({ text }) => text.includes('It still leaks.'));
    expect(told.subject).toContain('顾客不同意处理结果');
    expect(told.text).toContain('原处理人不能再次经办');
    await machine.mail(email, ({ subject }) => subject.includes('again'));
    expect((await staff('agent', held, 'take')).body).toMatchObject({ code: 'case.needs-another-handler' });
    expect((await staff('agent2', held, 'take')).status).toBe(200);
    expect((await staff('agent2', held, 'resolve', { explanation: 'A new one is on its way.' })).status).toBe(200);
    const confirmed = await machine.call('POST', `${path}/confirm`, { token, body: { rating: 5 } });
    expect(confirmed.body).toMatchObject({ status: 'closed', resolution: { rating: 5 } });
    await machine.mail(email, ({ subject }) => subject.includes('closed'));
  });

  test('who has lost the link gets it by mail, once, and who asks for another’s gets nothing', async () => {
    const held = await complain({ customer: { name: '王芳', email: 'wang@customer.example', language: 'zh-CN' } });
    await machine.mail('wang@customer.example');
    const ask = async (reference: string, address: string) =>
      machine.call('POST', '/v1/links/lost', { body: { reference, email: address } });
    const answers = [
      await ask(held.reference, 'eve@elsewhere.example'),
      await ask('CR-0000-0000', 'wang@customer.example'),
      await ask(held.reference, 'WANG@customer.example'),
      await ask(held.reference, 'wang@customer.example'),
    ];
    const plain = answers.map(({ status, headers, body }) => {
      const names = [...headers].filter(([name]) => !['date', 'x-amzn-requestid'].includes(name));
      return JSON.stringify({ status, names, body });
    });
    expect(new Set(plain).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    await machine.advance('PT1M');
    const isIt = ({ subject }: { subject: string }): boolean => subject.includes('查询链接');
    const mail = await machine.mail('wang@customer.example', isIt);
    const [, secret = ''] = /#reference=\S+&secret=(\w+)/.exec(mail.text) ?? [];
    expect((await machine.call('GET', held.path, { token: secret })).status).toBe(200);
    await machine.advance('PT5M');
    expect((await machine.mails('wang@customer.example')).filter(isIt)).toHaveLength(1);
    expect(await machine.mails('eve@elsewhere.example')).toEqual([]);
  });
});

describe('A page of another site', () => {
  const preflight = async (path: string, origin: string) =>
    machine.fetch(path, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,idempotency-key',
      },
    });
  const allowed = (answer: Response): string | null => answer.headers.get('access-control-allow-origin');

  test('of the enterprise asks, sends a complaint, and reads what was wrong with it', async () => {
    const asked = await preflight('/v1/complaints', shop);
    expect([asked.status, allowed(asked), asked.headers.get('vary')]).toEqual([204, shop, 'Origin']);
    for (const [body, status] of [
      [complaint, 201],
      [{}, 400],
    ] as const) {
      const sent = await machine.fetch('/v1/complaints', {
        method: 'POST',
        headers: { Origin: shop, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect([sent.status, allowed(sent)]).toEqual([status, shop]);
      expect(sent.headers.get('access-control-allow-credentials')).toBeNull();
      expect(sent.headers.get('access-control-expose-headers')).toBe('Location, Retry-After');
    }
    const { path } = await complain();
    const follows = await machine.fetch(path, { headers: { Origin: shop, Authorization: 'Bearer wrong-secret' } });
    expect([follows.status, allowed(follows)]).toEqual([404, shop]);
  });

  test('of anybody else, or for anything else, is told nothing', async () => {
    for (const [path, origin] of [
      ['/v1/complaints', 'https://evil.example.com'],
      ['/v1/staff/cases', shop],
      ['/v1/links/lost', shop],
      ['/v1/health', shop],
    ] as const) {
      const asked = await preflight(path, origin);
      expect([path, asked.ok, allowed(asked)]).toEqual([path, false, null]);
      const read = await machine.fetch(path, { headers: { Origin: origin } });
      expect([path, allowed(read)]).toEqual([path, null]);
    }
  });

  test('loads the script, and no page in a frame', async () => {
    const script = await machine.fetch('/embed.js', { headers: { Origin: 'https://anywhere.example' } });
    expect([script.status, allowed(script)]).toEqual([200, '*']);
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const page = await machine.fetch('/', { headers: { Origin: shop } });
    expect([allowed(page), page.headers.get('cross-origin-resource-policy')]).toEqual([null, 'same-origin']);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-frame-options')).toBe('DENY');
  });
});

test('The desk stays calm through all of it', async () => {
  await waitFor(async () => (await machine.queues()).every(({ visible, inFlight }) => visible + inFlight === 0));
  expect((await machine.queues()).filter(({ dead = 0 }) => dead > 0)).toEqual([]);
  expect(machine.output).not.toMatch(/AccessDenied|not authorized/);
});
