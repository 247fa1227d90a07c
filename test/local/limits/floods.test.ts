import { describe, expect, test } from '@jest/globals';
import { array, assert, integer, property } from 'fast-check';
import { routes } from '../../../functions/contract/routes.ts';
import { readAssembly } from '../../../lib/local/assembly.ts';
import { GatewayResponses, type GatewayResponseType } from '../../../lib/local/gateway-responses.ts';
import { Concurrency } from '../../../lib/local/limits/concurrency.ts';
import { ratesOf, Throttle } from '../../../lib/local/limits/throttle.ts';
import { type Seen, WebAcl } from '../../../lib/local/limits/web-acl.ts';
import { Templates } from '../../../lib/local/template.ts';
import { appWithStandIns } from '../../lib/assembly.ts';

process.env['CDK_VALIDATION'] = 'false';
const place = { region: 'us-east-1', accountId: '000000000000' };
const deployed = new Templates(readAssembly(appWithStandIns().synth().directory).stacks, place);

let now = 0;
const later = (seconds: number): void => void (now += seconds * 1000);

describe('The throttle of the stage', () => {
  const complaints = ['POST', '/v1/complaints'] as const;
  const throttle = (): Throttle => new Throttle(ratesOf(deployed), () => now);

  test('lets as many complaints in at once as a burst has, then a hundred a second', () => {
    const gate = throttle();
    const taken = (count: number): number =>
      Array.from({ length: count }, () => gate.take(...complaints)).filter(Boolean).length;
    expect(taken(1000)).toBe(200);
    later(1);
    expect(taken(1000)).toBe(100);
    later(3600);
    expect(taken(1000)).toBe(200);
  });

  test('is of each route: who floods the form keeps nobody from following a case, and no staff from their queue', () => {
    const gate = throttle();
    for (let calls = 0; calls < 5000; calls += 1) gate.take(...complaints);
    expect(gate.take(...complaints)).toBe(false);
    expect(gate.take('GET', '/v1/complaints/{reference}')).toBe(true);
    expect(gate.take('GET', '/v1/staff/cases')).toBe(true);
  });

  test('holds for every route of the contract', () => {
    for (const { method, path } of Object.values(routes)) {
      const gate = throttle();
      let taken = 0;
      while (taken < 5000 && gate.take(method, path)) taken += 1;
      expect([path, taken <= 1000]).toEqual([path, true]);
    }
  });

  test('never lets more in than the burst and what the rate brings, and never less than that when it is asked often', () => {
    const rate = { perSecond: 10, burst: 20 };
    const pauses = array(integer({ min: 0, max: 3000 }), { maxLength: 200 });
    assert(
      property(pauses, (milliseconds) => {
        let at = 0;
        const gate = new Throttle(new Map([['* *', rate]]), () => at);
        let taken = 0;
        for (const pause of milliseconds) {
          at += pause;
          if (gate.take('GET', '/')) taken += 1;
        }
        expect(taken).toBeLessThanOrEqual(rate.burst + (at / 1000) * rate.perSecond);
        expect(taken).toBeGreaterThanOrEqual(Math.min(milliseconds.length, rate.burst));
      }),
    );
  });
});

describe('Lambda', () => {
  test('runs no more of a function at once than are set aside for it, and never lets it into the share of the others', () => {
    const limits = new Concurrency(new Map([['submit', 2]]), 5);
    expect([1, 2, 3].map(() => limits.enter('submit'))).toEqual([true, true, false]);
    expect(['track', 'staff-read', 'track', 'staff-act'].map((name) => limits.enter(name))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    limits.leave('submit');
    limits.leave('track');
    expect([limits.enter('submit'), limits.enter('staff-act'), limits.enter('staff-act')]).toEqual([true, true, false]);
  });
});

describe('The web ACL', () => {
  const visitor = '203.0.113.7';
  const asks = (method: string, path: string, more: Partial<Seen> = {}): Seen => ({
    method,
    path: `/live${path}`,
    address: visitor,
    headers: {},
    ...more,
  });
  /** How many of these pass before one is stopped. */
  const passing = (acl: WebAcl, seen: (number: number) => Seen, most = 20_000): number => {
    let passed = 0;
    while (passed < most && acl.refuse(seen(passed)) === undefined) passed += 1;
    return passed;
  };
  const acl = (): WebAcl => new WebAcl(deployed, () => now);

  test('stops an address after 300 complaints in five minutes with 429 and Retry-After, in both languages, and no other', () => {
    const door = acl();
    const complain = (): Seen => asks('POST', '/v1/complaints');
    expect(passing(door, complain)).toBe(300);
    const refused = door.refuse(complain());
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '300', 'content-type': 'application/json' },
    });
    expect(JSON.parse(String(refused?.body))).toMatchObject({
      status: 429,
      code: 'request.too-many',
      detail: expect.stringMatching(/Try again.*[\u4e00-\u9fff]/),
    });
    expect(door.refuse({ ...complain(), address: '203.0.113.8' })).toBeUndefined();
    expect(door.refuse(asks('GET', '/v1/complaints/CR-7KQ3-M2XT'))).toBeUndefined();
    later(301);
    expect(door.refuse(complain())).toBeUndefined();
  });

  test('counts a path by what it means, however it is written', () => {
    const ways = ['/v1/complaints', '/v1/%63omplaints', '/v1//complaints', '/v1/x/../complaints'];
    expect(passing(acl(), (number) => asks('POST', ways[number % ways.length] ?? ''))).toBe(300);
  });

  test('stops whoever guesses at secrets from one address, whichever cases and secrets they try', () => {
    const guess = (number: number): Seen =>
      asks('GET', `/v1/complaints/CR-${number}`, { headers: { authorization: `Bearer ${number}` } });
    expect(passing(acl(), guess)).toBe(1500);
  });

  test('stops one token of the staff, and leaves the colleagues behind the same address alone', () => {
    const door = acl();
    const call = (token: string): Seen => asks('GET', '/v1/staff/cases', { headers: { authorization: token } });
    expect(passing(door, () => call('Bearer one'))).toBe(3000);
    expect(door.refuse(call('Bearer other'))).toBeUndefined();
  });

  test('stops an address that knocks at the staff’s door with a new token each time', () => {
    const knock = (number: number): Seen =>
      asks('GET', '/v1/staff/cases', { headers: { authorization: `Bearer ${number}` } });
    expect(passing(acl(), knock)).toBe(15_000);
  });

  test('does not count the machine’s own address, or a day of journeys would be an attack', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect(passing(acl(), () => asks('POST', '/v1/complaints', { address }), 1000)).toBe(1000);
    }
    expect(passing(acl(), () => asks('POST', '/v1/complaints', { address: '127.0.0.2' }), 1000)).toBe(300);
  });

  test('refuses an announced size that is too large, by its own answer', () => {
    const large = asks('POST', '/v1/complaints', { headers: { 'content-length': '9999999' } });
    expect(acl().refuse(large)).toMatchObject({ status: 413 });
  });
});

describe('Past its limits the API', () => {
  const answers = new GatewayResponses(deployed);

  test.each([
    ['THROTTLED', 429, 'request.too-many'],
    ['INTEGRATION_FAILURE', 503, 'service.unavailable'],
    ['INTEGRATION_TIMEOUT', 504, 'service.unavailable'],
    ['DEFAULT_5XX', 500, 'service.failed'],
  ] as const)('says when to try again: %s', (type: GatewayResponseType, status, code) => {
    const answer = answers.answer(type, 'r-1');
    expect(answer.status).toBe(status);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(answer.body)).toMatchObject({
      code,
      requestId: 'r-1',
      detail: expect.stringMatching(/[a-z]\..*[\u4e00-\u9fff]/),
    });
  });
});
