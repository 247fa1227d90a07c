import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Role, roles } from '../../functions/contract/roles.ts';
import { packsInTheBox } from '../../functions/domain/sla/packs/packs.ts';
import { retail } from '../../functions/domain/sla/packs/retail.ts';
import { type Desk, openDesk } from '../desk.ts';
import { ownPolicy } from '../domain/sla/own-policy.ts';
import { apiOf, type Heard } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  desk = await openDesk();
  api = apiOf(desk, { packs: packsInTheBox });
});
afterEach(async () => desk.close());

const admin = { as: ['admin'] };
const activate = (...packs: string[]): Promise<Heard> => api('activatePolicies', { ...admin, body: { packs } });
const list = async (): Promise<Heard['body']> => (await api('listPolicies', admin)).body;
const errorsOf = ({ body }: Heard): [string, string][] =>
  body.errors.map(({ field, code }: { field: string; code: string }) => [field, code]);

const complain = async (product?: string): Promise<{ reference: string; deadlines: Record<string, string> }> => {
  const customer = { name: 'Li Lei', phone: '+86 138 0013 8000' };
  const { body, status } = await api('submitComplaint', {
    body: { customer, description: 'The parcel never came.', ...(product !== undefined && { product }) },
  });
  expect(status).toBe(201);
  return body;
};

describe('An admin looks at the policies', () => {
  test('and sees every pack with its rules and its source, what is active, and that this is no legal advice', async () => {
    const { body, headers } = await api('listPolicies', admin);
    expect(headers['ETag']).toBe('"0"');
    expect(body.active).toEqual({ number: 0, packs: ['default@1'], at: null, by: null, role: null });
    expect(body.history).toEqual([]);
    expect(body.notLegalAdvice).toMatch(/not legal advice/);
    expect(body.policies.map(({ id }: { id: string }) => id)).toEqual(packsInTheBox.map(({ id }) => id));
    for (const policy of body.policies) {
      expect(policy).toMatchObject({ inTheBox: true, active: policy.id === 'default', versions: [policy.version] });
      expect(policy.rules.length).toBeGreaterThan(0);
      for (const rule of policy.rules) expect(rule.says).toMatch(/\w/);
      if (policy.nature === 'statutory') expect(policy.source.url).toMatch(/^https:/);
    }
  });

  test('in their own language', async () => {
    const { body } = await api('listPolicies', { ...admin, headers: { 'Accept-Language': 'zh-CN' } });
    expect(body.notLegalAdvice).toContain('不构成法律意见');
    for (const policy of body.policies) for (const rule of policy.rules) expect(rule.says).toMatch(/[\u4e00-\u9fff]/);
  });

  test('and takes one as it was written, to start from', async () => {
    const { body } = await api('readPolicy', { ...admin, id: 'retail' });
    expect(body).toEqual({ id: 'retail', version: 1, inTheBox: true, policy: JSON.parse(JSON.stringify(retail)) });
    const { status } = await api('validatePolicy', { ...admin, body: body.policy });
    expect(status).toBe(200);
    for (const said of [{ id: 'nobody' }, { id: 'retail', query: { version: '7' } }, { id: '../cases' }]) {
      expect((await api('readPolicy', { ...admin, ...said })).body).toMatchObject({ code: 'policy.not-found' });
    }
  });
});

describe('An admin activates policies', () => {
  test('and the very next complaint is given them, in their order; those before keep theirs', async () => {
    const before = await complain('Visa card');
    const { status, body, headers } = await activate('retail', 'uk-fca-disp');
    expect(status).toBe(200);
    expect(headers['ETag']).toBe('"1"');
    expect(body.active).toMatchObject({ number: 1, packs: ['retail@1', 'uk-fca-disp@1'], by: 'admin', role: 'admin' });
    const after = await complain('Visa card');
    const policiesOf = async ({ reference }: { reference: string }) =>
      (await api('readCase', { reference, as: ['agent'] })).body.policies.map(({ id }: { id: string }) => id);
    expect(await policiesOf(before)).toEqual(['default']);
    expect(await policiesOf(after)).toEqual(['retail', 'uk-fca-disp']);
    expect(after.deadlines['resolution']).not.toEqual(before.deadlines['resolution']);
    // And staff can work on both.
    for (const { reference } of [before, after]) {
      expect((await api('takeCase', { reference, as: ['agent'] })).status).toBe(200);
    }
  });

  test('and is told place by place what is wrong with the list, and nothing changes', async () => {
    await activate('retail');
    const refused = await activate('retail', 'moon-law', 'retail@1', 'uk-fca-disp@9', 'DROP TABLE', '');
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe('policy.invalid');
    expect(errorsOf(refused)).toEqual([
      ['packs.1', 'unknown-policy'],
      ['packs.2', 'duplicate'],
      ['packs.3', 'unknown-version'],
      ['packs.4', 'unknown-policy'],
      ['packs.5', 'unknown-policy'],
    ]);
    for (const { detail } of refused.body.errors) expect(detail).toMatch(/^["\w].{10,}\.$/s);
    const empty = await activate();
    expect([empty.status, errorsOf(empty)]).toEqual([400, [['packs', 'too-short']]]);
    for (const body of [
      undefined,
      null,
      [],
      {},
      { packs: 'retail' },
      { packs: [7] },
      { packs: ['retail'], on: true },
    ]) {
      expect((await api('activatePolicies', { ...admin, body })).body.code).toBe('request.invalid');
    }
    expect((await list()).active).toMatchObject({ number: 1, packs: ['retail@1'] });
  });

  test('and sees afterwards who activated what, and when', async () => {
    await activate('retail');
    desk.later({ days: 3 });
    await api('activatePolicies', { as: ['chief', 'admin'], body: { packs: ['default', 'retail'] } });
    const { active, history } = await list();
    expect(history).toEqual([
      { number: 2, packs: ['default@1', 'retail@1'], at: '2026-03-05T09:00:00.000Z', by: 'chief', role: 'admin' },
      { number: 1, packs: ['retail@1'], at: '2026-03-02T09:00:00.000Z', by: 'admin', role: 'admin' },
    ]);
    expect(active).toEqual(history[0]);
  });

  test('twice alike, and it is done once', async () => {
    await activate('retail');
    expect((await activate('retail@1')).body.active.number).toBe(1);
    const said = { ...admin, headers: { 'Idempotency-Key': 'once' } };
    const first = await api('activatePolicies', { ...said, body: { packs: ['default'] } });
    await activate('retail');
    const again = await api('activatePolicies', { ...said, body: { packs: ['default'] } });
    expect(again.body).toEqual(first.body);
    const other = await api('activatePolicies', { ...said, body: { packs: ['iso-10002'] } });
    expect([other.status, other.body.code]).toEqual([409, 'idempotency.mismatch']);
    expect((await list()).active).toMatchObject({ number: 3, packs: ['retail@1'] });
  });

  test('at the same moment as another, and one of them is told that somebody was faster', async () => {
    const answers = await Promise.all([activate('retail'), activate('iso-10002')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'policy.conflict' });
    expect(lost?.body.detail).toContain('by admin at 2026-03-02 09:00 UTC');
    expect((await list()).history).toHaveLength(1);
  });

  test('only if nobody else did since they looked, when they insist on it', async () => {
    await activate('retail');
    const said = { ...admin, body: { packs: ['iso-10002'] } };
    const late = await api('activatePolicies', { ...said, headers: { 'If-Match': '"0"' } });
    expect([late.status, late.body.code]).toEqual([412, 'policy.changed']);
    expect((await api('activatePolicies', { ...said, headers: { 'If-Match': '"1"' } })).status).toBe(200);
  });
});

describe('An admin goes back', () => {
  test('to what was active before, as an activation of its own, and back again', async () => {
    await activate('retail');
    await activate('iso-10002', 'retail');
    const back = await api('rollBackPolicies', admin);
    expect(back.body.active).toMatchObject({ number: 3, packs: ['retail@1'], rolledBackTo: 1 });
    const forth = await api('rollBackPolicies', { ...admin, body: {} });
    expect(forth.body.active).toMatchObject({ number: 4, packs: ['iso-10002@1', 'retail@1'], rolledBackTo: 2 });
    const start = await api('rollBackPolicies', { ...admin, body: { to: 0 } });
    expect(start.body.active).toMatchObject({ number: 5, packs: ['default@1'], rolledBackTo: 0 });
    expect((await list()).history).toHaveLength(5);
  });

  test('but not to where nothing ever was', async () => {
    const nothing = await api('rollBackPolicies', admin);
    expect([nothing.status, errorsOf(nothing)]).toEqual([400, [['to', 'nothing-before']]]);
    await activate('retail');
    const unknown = await api('rollBackPolicies', { ...admin, body: { to: 9 } });
    expect([unknown.status, errorsOf(unknown)]).toEqual([400, [['to', 'unknown-activation']]]);
    for (const to of [-1, 1.5, '1', null]) {
      expect((await api('rollBackPolicies', { ...admin, body: { to } })).body.code).toBe('request.invalid');
    }
  });

  test('once, when the request comes twice with one key', async () => {
    await activate('retail');
    const said = { ...admin, headers: { 'Idempotency-Key': 'back' } };
    const first = await api('rollBackPolicies', said);
    expect((await api('rollBackPolicies', said)).body).toEqual(first.body);
    expect((await list()).active.number).toBe(2);
  });
});

describe("An enterprise's own policy", () => {
  const { id, version: _version, ...document } = ownPolicy();
  const put = (body: unknown, into = id): Promise<Heard> => api('publishPolicy', { ...admin, id: into, body });

  test('is published as its next version, given to nobody until it is activated, and never changed', async () => {
    const first = await put({ ...document, id, version: 77 });
    expect([first.status, first.body.version, first.body.published.by]).toEqual([200, 1, 'admin']);
    expect((await put(document)).body.version).toBe(1);
    const second = await put({ ...document, title: { en: 'Faster still', 'zh-CN': '更快' } });
    expect(second.body.version).toBe(2);
    expect((await list()).active.packs).toEqual(['default@1']);

    await activate(id);
    const { policies } = await list();
    expect(policies.at(-1)).toMatchObject({ id, version: 2, versions: [1, 2], active: true, inTheBox: false });
    expect((await complain()).deadlines['resolution']).toBe('2026-03-04T09:00:00.000Z');
    await activate(`${id}@1`);
    const shown = (await list()).policies.filter((one: { id: string }) => one.id === id);
    expect(shown.map((one: { version: number; active: boolean }) => [one.version, one.active])).toEqual([
      [1, true],
      [2, false],
    ]);
    const old = await api('readPolicy', { ...admin, id, query: { version: '1' } });
    expect(old.body.policy).toEqual({ ...document, id, version: 1 });
  });

  test('is refused with the place and the reason when it is wrong, and the same when it is only checked', async () => {
    const [rule] = ownPolicy().rules;
    const wrong = { ...document, id, rules: [{ ...rule, target: '8 hours', calendar: 'moon', extra: 1 }] };
    for (const answer of [await put(wrong), await api('validatePolicy', { ...admin, body: wrong })]) {
      expect([answer.status, answer.body.code]).toEqual([400, 'policy.invalid']);
      expect(errorsOf(answer)).toEqual(
        expect.arrayContaining([
          ['rules.0.target', 'not-an-amount'],
          ['rules.0.calendar', 'not-a-choice'],
          ['rules.0.extra', 'unknown'],
        ]),
      );
      for (const { detail } of answer.body.errors) expect(detail).toMatch(/\w.{8,}\.$/s);
    }
    for (const nonsense of [undefined, null, [], 'x', 7, {}, { rules: [] }]) {
      expect((await put(nonsense)).body.code).toBe('policy.invalid');
    }
    expect((await list()).policies).toHaveLength(packsInTheBox.length);
  });

  test('has an id of its own: not that of a pack, not a word of the API, not another than its address says', async () => {
    expect(errorsOf(await put({ ...document }, 'retail'))).toEqual([['id', 'pack-in-the-box']]);
    for (const word of ['active', 'replay', 'rollback', 'validate']) {
      expect(errorsOf(await put({ ...document }, word))).toEqual([['id', 'reserved-id']]);
    }
    expect(errorsOf(await put({ ...document, id: 'else' }))).toEqual([['id', 'other-id']]);
    for (const odd of ['Two Days', '__proto__', 'x'.repeat(300), '..%2f', '二']) {
      expect((await put({ ...document }, odd)).body.code).toBe('policy.invalid');
    }
  });

  test('may be published by two admins at once, and neither is lost', async () => {
    const titled = (en: string) => ({ ...document, title: { en, 'zh-CN': '政策' } });
    const answers = await Promise.all([put(titled('One')), put(titled('Another'))]);
    expect(answers.map(({ status, body }) => `${status} version ${body.version}`).toSorted()).toEqual([
      '200 version 1',
      '200 version 2',
    ]);
  });

  test('can be checked without a version, and nothing is stored', async () => {
    const { body } = await api('validatePolicy', { as: ['lead'], body: { ...document, id } });
    expect(body).toEqual({ valid: true, id, rules: 2 });
    expect((await list()).policies).toHaveLength(packsInTheBox.length);
  });
});

test('A pack that another release alters under the same version is refused, and what was published holds', async () => {
  await activate('retail');
  await activate('default');
  const altered = { ...retail, title: { en: 'Something else', 'zh-CN': '另一份' } };
  api = apiOf(desk, { packs: packsInTheBox.map((pack) => (pack === retail ? altered : pack)) });
  const refused = await activate('default', 'retail');
  expect(errorsOf(refused)).toEqual([['packs.1', 'altered-version']]);
  expect((await api('readPolicy', { ...admin, id: 'retail' })).body.policy.title).toEqual(retail.title);
  // Going back to it is possible: it is what was published then.
  expect((await api('rollBackPolicies', { ...admin, body: { to: 1 } })).status).toBe(200);
  expect(await desk.policies.active()).toEqual([retail]);
});

describe('Who may do what with policies', () => {
  const bodies = {
    listPolicies: {},
    readPolicy: { id: 'retail' },
    validatePolicy: { body: ownPolicy() },
    replayPolicies: { body: { packs: ['retail'], days: 7 } },
    activatePolicies: { body: { packs: ['retail'] } },
    publishPolicy: { id: 'two-days', body: ownPolicy() },
    rollBackPolicies: { body: {} },
  } as const;
  const may: Record<keyof typeof bodies, readonly Role[]> = {
    listPolicies: roles,
    readPolicy: roles,
    validatePolicy: ['lead', 'manager', 'auditor', 'admin'],
    replayPolicies: ['lead', 'manager', 'auditor', 'admin'],
    activatePolicies: ['admin'],
    publishPolicy: ['admin'],
    rollBackPolicies: ['admin'],
  };

  test.each(roles)('%s', async (role) => {
    for (const [operation, said] of Object.entries(bodies)) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own keys
      const name = operation as keyof typeof bodies;
      const { status } = await api(name, { ...said, as: [role] });
      expect([name, status]).toEqual([name, may[name].includes(role) ? 200 : 403]);
    }
  });

  test('nobody without a token', async () => {
    expect((await api('listPolicies')).status).toBe(401);
    expect((await api('activatePolicies', { body: { packs: ['retail'] } })).status).toBe(401);
  });
});

describe('A replay', () => {
  const replay = (body: unknown, as = ['manager']): Promise<Heard> => api('replayPolicies', { as, body });

  test('says what would have been due, late and escalated under other policies, beside those that cases had', async () => {
    const open = await complain();
    const solved = await complain();
    await api('takeCase', { reference: solved.reference, as: ['agent'] });
    desk.later({ hours: 20 });
    await api('resolveCase', { reference: solved.reference, as: ['agent'], body: { explanation: 'Found it.' } });
    desk.later({ days: 3 });

    await api('publishPolicy', { ...admin, id: 'two-days', body: ownPolicy() });
    const { status, body } = await replay({ packs: ['two-days'], days: 30 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      days: 30,
      cases: { found: 2, replayed: 2, skipped: 0, complete: true },
      active: { packs: ['default@1'] },
      proposed: {
        packs: ['two-days@1'],
        due: 2,
        late: 1,
        // The lead at 48 hours and the manager at 72.
        escalated: 2,
        byClock: [{ clock: 'resolution', due: 2, late: 1, escalated: 2 }],
      },
    });
    // Nobody acknowledged here, and the open one has had no first response for three days and twenty hours.
    const rows = Object.fromEntries(
      body.active.byClock.map(({ clock, ...counts }: { clock: string }) => [clock, counts]),
    );
    expect(rows['first-response']).toEqual({ due: 2, late: 1, escalated: 3 });
    expect(rows['resolution']).toEqual({ due: 2, late: 0, escalated: 0 });
    expect(body.changed[0]).toEqual({
      reference: open.reference,
      clock: 'resolution',
      activeDueAt: '2026-03-09T09:00:00.000Z',
      proposedDueAt: '2026-03-04T09:00:00.000Z',
      activeLate: false,
      proposedLate: true,
    });
    // Each of two cases: acknowledge and first response would be gone, the resolution sooner.
    expect([body.differences, body.changed.length]).toEqual([6, 6]);
  });

  test('of the policies that the cases had finds no difference', async () => {
    const { reference } = await complain();
    await activate('retail', 'uk-fca-disp');
    await complain('Visa card');
    desk.later({ days: 40 });
    const { body } = await replay({ packs: ['retail', 'uk-fca-disp'], days: 60 });
    expect(body.active.packs).toEqual(['retail@1', 'uk-fca-disp@1', 'default@1']);
    expect(body.differences).toBeGreaterThan(0);
    for (const row of body.changed) expect(row.reference).toBe(reference);
    const none = await replay({ packs: ['retail', 'uk-fca-disp'], days: 40 });
    expect(none.body).toMatchObject({ cases: { found: 2 }, differences: body.differences });
  });

  test('counts every case, and names to a lead only those of their teams', async () => {
    const { reference } = await complain();
    const { body: subject } = await api('readCase', { reference, as: ['manager'] });
    const seenBy = async (team: string) =>
      (await replay({ packs: ['retail'], days: 1 }, ['lead', `team-${team}`])).body;
    const [own, other] = [await seenBy(subject.team), await seenBy('praise')];
    expect(subject.team).not.toBe('praise');
    expect(own.changed.map((row: { reference: string }) => row.reference)).toContain(reference);
    expect(other).toEqual({ ...own, changed: [] });
  });

  test('looks back only as far as it is asked to', async () => {
    await complain();
    desk.later({ days: 10 });
    await complain();
    expect((await replay({ packs: ['retail'], days: 9 })).body.cases.found).toBe(1);
    expect((await replay({ packs: ['retail'], days: 11 })).body).toMatchObject({
      cases: { found: 2 },
      since: '2026-03-01T09:00:00.000Z',
    });
    desk.itIs('2026-12-01T00:00:00.000Z');
    expect((await replay({ packs: ['retail'], days: 1 })).body).toMatchObject({
      cases: { found: 0, replayed: 0, skipped: 0, complete: true },
      active: { packs: ['default@1'], due: 0 },
      changed: [],
    });
  });

  test('refuses policies that there are not, and days without end', async () => {
    const refused = await replay({ packs: ['retail', 'moon-law'], days: 7 });
    expect([refused.status, errorsOf(refused)]).toEqual([400, [['packs.1', 'unknown-policy']]]);
    for (const days of [0, 367, 1.5, '7', null]) {
      const { status, body } = await replay({ packs: ['retail'], days });
      expect([status, body.code]).toEqual([400, 'request.invalid']);
    }
  });

  test('looks back ninety days when nobody says how far', async () => {
    const { status, body } = await replay({ packs: ['retail'] });
    expect([status, body.days]).toEqual([200, 90]);
  });

  test('that runs out of time says so, and answers with what it has', async () => {
    for (let n = 0; n < 3; n += 1) await complain();
    api = apiOf(desk, { packs: packsInTheBox, timeLeft: 3_000 });
    const { status, body } = await replay({ packs: ['retail'], days: 7 });
    expect(status).toBe(200);
    expect(body.cases.complete).toBe(false);
  });
});
