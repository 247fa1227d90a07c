import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { assess } from '../../functions/domain/triage/assess.ts';
import { analyseEmbedded } from '../../functions/domain/triage/embedded-analysis.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.later({ minutes: 5 });
});

const admin = { as: ['admin', 'admin'] };
const rest = { id: 'rest', team: 'service', choose: 'queue' };
const batteries = {
  id: 'batteries-in-chinese',
  when: { product: ['battery', '电池'], language: ['zh-CN'] },
  team: 'quality',
  choose: 'round-robin',
};
const write = async (rules: unknown[], headers?: Record<string, string>) =>
  api('writeRouting', { ...admin, body: { rules }, ...(headers && { headers }) });
const enter = async (id: string, changed: Record<string, unknown> = {}) =>
  api('putPerson', {
    ...admin,
    id,
    body: { teams: ['quality'], languages: ['zh-CN', 'en'], takesCases: true, capacity: 20, ...changed },
  });

/** Submitted by a customer and assessed, as the reaction does it. */
async function complaint(changed: Record<string, unknown> = {}): Promise<string> {
  const { body } = await api('submitComplaint', {
    body: {
      customer: { name: '李雷', email: 'lilei@customer.example', language: 'zh-CN' },
      description: '电池太旧了，请换一个。',
      product: '电池 X1',
      ...changed,
    },
  });
  await assessed(body.reference);
  return body.reference;
}
const assessed = async (reference: string): Promise<void> =>
  assess({ ...desk, analyser: { analyse: async (...words) => analyseEmbedded(...words) } }, { reference });
const read = async (reference: string, language = 'en') =>
  (await api('readCase', { as: ['manager', 'manager'], reference, headers: { 'Accept-Language': language } })).body;
const eventsOf = async (reference: string): Promise<{ type: string; facts: Record<string, unknown>; by: unknown }[]> =>
  (await read(reference)).timeline;

describe('Until an admin writes rules', () => {
  test('cases go where they always went, to nobody in particular, and say so', async () => {
    const { status, headers, body } = await api('readRouting', { as: ['agent', 'agent'] });
    expect([status, headers['ETag'], body.version, body.at]).toEqual([200, '"0"', 0, null]);
    const reference = await complaint({ product: undefined, description: '快递一直没有送到。' });
    const { team, assignee, status: now, routed } = await read(reference);
    expect([team, assignee, now]).toEqual(['logistics', undefined, 'received']);
    expect(routed).toMatchObject({ version: 0, rule: 'delivery', team: 'logistics' });
    expect(routed.reasons).toEqual([
      { code: 'by-category:delivery', text: 'Its category is “delivery”' },
      { code: 'queue', text: "The rule chooses nobody: it is in the team's queue for whoever takes it" },
    ]);
  });
});

describe('An admin writes the rules of routing', () => {
  test('and from then on cases go by them; what was written stays on record', async () => {
    const first = await write([batteries, rest], { 'If-Match': '"0"' });
    expect([first.status, first.headers['ETag'], first.body.version]).toEqual([200, '"1"', 1]);
    const same = await write([batteries, rest]);
    expect(same.body.version).toBe(1);
    const stale = await write([rest], { 'If-Match': '"0"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'routing.changed']);
    expect(stale.body.detail).toContain('version 1, by admin');

    const second = await write([rest], { 'If-Match': '"1"' });
    expect(second.body.version).toBe(2);
    const { body } = await api('readRouting', { as: ['auditor', 'auditor'] });
    expect(body.history.map(({ version }: { version: number }) => version)).toEqual([2, 1, 0]);
    expect(body.history[1]).toMatchObject({ by: 'admin', role: 'admin' });
    const earlier = await api('readRouting', { as: ['auditor', 'auditor'], query: { version: '1' } });
    expect(earlier.body).toMatchObject({ version: 1, current: 2, rules: [batteries, rest] });
    const never = await api('readRouting', { ...admin, query: { version: '9' } });
    expect([never.status, never.body.code]).toEqual([404, 'routing.not-found']);
    await write([batteries, rest]);
  });

  test('nobody else does, and a refusal names the place', async () => {
    for (const role of ['agent', 'lead', 'manager', 'auditor']) {
      expect((await api('writeRouting', { as: ['x', role], body: { rules: [rest] } })).status).toBe(403);
    }
    const { status, body } = await write([rest, { ...batteries, team: 'sales' }]);
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'routing.invalid', 'rules.1.team']);
    const hidden = await write([rest, batteries]);
    expect(hidden.body.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)).toEqual([
      'rules.1.id never-reached',
      'rules.1.when needs-a-rest',
    ]);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a list', [rest]],
    ['a prototype', { rules: [rest], __proto__: { admin: true }, constructor: 1 }],
    ['a word that is a pattern', { rules: [{ ...rest, id: '.*' }] }],
    ['a thousand rules', { rules: Array.from({ length: 1000 }, (_, index) => ({ ...rest, id: `r${index}` })) }],
  ])('hostile input is refused and changes nothing: %s', async (_what, body) => {
    const before = (await api('readRouting', admin)).body;
    const { status, body: problem } = await api('writeRouting', { ...admin, body });
    expect([status, problem.code]).toEqual([400, 'routing.invalid']);
    expect((await api('readRouting', admin)).body).toEqual(before);
  });

  test('half of a character is refused before anybody reads it', async () => {
    const rules = [{ ...rest, id: 'a', when: { product: ['\uD800'] } }, rest];
    const { status, body: problem } = await api('writeRouting', { ...admin, body: { rules } });
    expect([status, problem.code]).toEqual([400, 'request.not-utf-8']);
  });
});

describe('People are entered', () => {
  test('by the name that the staff directory knows, however they were named', async () => {
    const { status, body } = await enter('agent-quality@example.com');
    expect([status, body.id, body.name, body.changedBy]).toEqual([200, 'agent-quality', 'Yu Zhao', 'admin']);
    const { body: list } = await api('listPeople', { as: ['agent', 'agent'] });
    expect(list.people).toEqual([body]);
  });

  test('nobody whom the directory does not know, nor with a nonsensical entry', async () => {
    for (const id of ['nobody', '', '../ACTIVE', 'a'.repeat(300)]) {
      const { status, body } = await enter(id);
      expect([status, body.code, body.errors[0].code]).toEqual([400, 'request.invalid', 'not-staff']);
    }
    for (const wrong of [
      { capacity: -1 },
      { capacity: 1.5 },
      { languages: [] },
      { teams: ['sales'] },
      { boss: true },
    ]) {
      expect((await enter('agent2', wrong)).status).toBe(400);
    }
    expect((await api('listPeople', admin)).body.people).toHaveLength(1);
  });

  test('by a lead for their own teams alone', async () => {
    const asLead = (teams: string[], id = 'agent2') =>
      api('putPerson', {
        as: ['lead-quality', 'lead', 'team-quality'],
        id,
        body: { teams, languages: ['en'], takesCases: true, capacity: 5 },
      });
    expect((await asLead(['quality'])).status).toBe(200);
    const foreign = await asLead(['logistics']);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'people.other-team']);
    expect(foreign.body.detail).toContain('logistics');
    expect((await asLead(['quality', 'logistics'])).status).toBe(403);
    expect((await asLead([])).status).toBe(200);
    await enter('agent-logistics', { teams: ['logistics', 'quality'] });
    // What they do in the other team stays as it is.
    expect((await asLead(['logistics', 'quality'], 'agent-logistics')).status).toBe(200);
    expect((await asLead(['quality'], 'agent-logistics')).status).toBe(403);
    expect((await asLead(['logistics'], 'agent-logistics')).status).toBe(200);
    expect((await api('putPerson', { as: ['a', 'agent'], id: 'a', body: {} })).status).toBe(403);
  });
});

describe('A case is given to somebody', () => {
  beforeAll(async () => {
    await write([batteries, rest]);
    for (const id of ['agent', 'agent-quality']) await enter(id);
    await enter('agent-logistics', { teams: ['logistics'] });
    await enter('agent2', { takesCases: false });
  });

  test('when it is assessed, turn by turn, and says why in both languages', async () => {
    const references = [await complaint(), await complaint(), await complaint()];
    const cases = await Promise.all(references.map(async (reference) => read(reference)));
    expect(cases.map(({ assignee }) => assignee)).toEqual(['agent', 'agent-quality', 'agent']);
    expect(cases[0].status).toBe('received');
    expect(cases[0].routed).toMatchObject({ rule: 'batteries-in-chinese', team: 'quality', person: 'agent' });
    expect(cases[0].routed.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'by-product:电池',
      'by-language:zh-CN',
      'speaks:zh-CN',
      'round-robin',
    ]);
    const inChinese = await read(references[0] ?? '', 'zh-CN');
    for (const { text } of inChinese.routed.reasons) expect(text).toMatch(/\p{Script=Han}/u);

    const events = await eventsOf(references[0] ?? '');
    expect(events.map(({ type }) => type)).toEqual(['ComplaintReceived', 'ComplaintAssessed', 'CaseAssigned']);
    const { version } = (await api('readRouting', admin)).body;
    for (const { facts } of events.slice(1)) {
      expect(facts['routed']).toMatchObject({ version, rule: 'batteries-in-chinese', person: 'agent' });
    }
    expect(events[2]).toMatchObject({ by: { type: 'system', name: 'routing' }, facts: { taken: false } });
  });

  test('who takes it on by pressing "take", which is the first that the customer hears of it', async () => {
    const reference = await complaint();
    const { assignee } = await read(reference);
    const { body } = await api('takeCase', { as: [assignee, 'agent'], reference });
    expect(body).toMatchObject({ status: 'in-progress', assignee });
    const taken = (await eventsOf(reference)).at(-1);
    expect(taken).toMatchObject({ type: 'CaseAssigned', facts: { assignee, taken: true } });
    expect(taken?.facts).not.toHaveProperty('previous');
  });

  test('once, however often and at whatever moment the event comes', async () => {
    const { body } = await api('submitComplaint', {
      body: {
        customer: { name: '李雷', email: 'lilei@customer.example' },
        description: '电池太旧了。',
        product: '电池',
      },
    });
    await Promise.all(Array.from({ length: 4 }, async () => assessed(body.reference)));
    await assessed(body.reference);
    const events = await eventsOf(body.reference);
    expect(events.filter(({ type }) => type === 'CaseAssigned')).toHaveLength(1);
  });

  test('not to who is away; when nobody is there it waits in the queue and says so', async () => {
    const from = desk.clock.now();
    const until = desk.later({ days: 1 });
    desk.itIs(from);
    await api('putAbsence', { as: ['agent', 'agent'], id: 'agent', body: { from, until } });
    const { body: list } = await api('listPeople', admin);
    expect(list.people.find(({ id }: { id: string }) => id === 'agent').awayUntil).toBe(until);
    expect((await read(await complaint())).assignee).toBe('agent-quality');
    expect((await read(await complaint())).assignee).toBe('agent-quality');

    await enter('agent-quality', { takesCases: false });
    const left = await read(await complaint());
    expect([left.team, left.assignee]).toEqual(['quality', undefined]);
    expect(left.routed.reasons.map(({ code }: { code: string }) => code).slice(2)).toEqual([
      'passed-away:1',
      'nobody-free',
      'waits',
    ]);
    await api('deleteAbsence', { as: ['agent', 'agent'], id: 'agent' });
    await enter('agent-quality');

    const again = await api('routeCase', { as: ['lead', 'lead'], reference: left.reference });
    expect([again.status, again.body.assignee]).toEqual([200, 'agent']);
    const events = await eventsOf(left.reference);
    expect(events.slice(-2)).toMatchObject([
      { type: 'CaseRouted', by: { type: 'staff', id: 'lead' }, facts: { previousTeam: 'quality' } },
      { type: 'CaseAssigned', by: { type: 'system', name: 'routing' } },
    ]);
  });

  test('past the last place nobody is given one, also when many come at once', async () => {
    await enter('agent', { takesCases: false });
    await enter('agent-quality', { takesCases: false });
    await enter('lead-quality', { capacity: 3 });
    const references = await Promise.all(Array.from({ length: 8 }, async () => complaint()));
    const cases = await Promise.all(references.map(async (reference) => read(reference)));
    expect(cases.filter(({ assignee }) => assignee === 'lead-quality')).toHaveLength(3);
    expect(cases.filter(({ assignee }) => assignee === undefined)).toHaveLength(5);
    await enter('lead-quality', { takesCases: false });
    for (const id of ['agent', 'agent-quality']) await enter(id);
  });

  test('when a correction brings it to another team and nobody has it; and not when somebody has', async () => {
    await write([{ id: 'safety', when: { category: ['safety'] }, team: 'quality', choose: 'least-loaded' }, rest]);
    const correct = async (reference: string, category: string) =>
      api('classifyCase', { as: ['lead', 'lead'], reference, body: { category, reason: 'As the customer said.' } });
    const reference = await complaint({ description: '说明书看不懂。', product: undefined });
    expect(await read(reference)).toMatchObject({ team: 'service' });

    const { body } = await correct(reference, 'safety');
    expect(body.team).toBe('quality');
    expect(['agent', 'agent-quality']).toContain(body.assignee);
    const back = await correct(reference, 'information');
    expect(back.body).toMatchObject({ team: 'service', assignee: body.assignee });
    expect((await read(reference)).routed.reasons.at(-1).code).toBe('kept');
    const reclassified = (await eventsOf(reference)).filter(({ type }) => type === 'CaseReclassified');
    expect(reclassified[0]?.facts['routed']).toMatchObject({ person: body.assignee, rule: 'safety' });
    await write([batteries, rest]);
  });
});

describe('"Route this again"', () => {
  test('leaves a case alone that stays where it is, and keeps whoever has it unless somebody else is wanted', async () => {
    const reference = await complaint();
    const before = await read(reference);
    const same = await api('routeCase', { as: ['lead', 'lead'], reference, body: {} });
    expect([same.status, same.body.version, same.body.assignee]).toEqual([200, before.version, before.assignee]);

    const other = await api('routeCase', { as: ['lead', 'lead'], reference, body: { evenIfTaken: true } });
    expect(other.body.assignee).toBe(before.assignee === 'agent' ? 'agent-quality' : 'agent');
    expect((await eventsOf(reference)).at(-1)?.facts).toMatchObject({ previous: before.assignee, taken: false });
  });

  test('is done once for one Idempotency-Key, and not to a case that is over', async () => {
    const reference = await complaint();
    const said = {
      as: ['lead', 'lead'],
      reference,
      body: { evenIfTaken: true },
      headers: { 'Idempotency-Key': 'again-1' },
    };
    const [one, two] = [await api('routeCase', said), await api('routeCase', said)];
    expect([two.status, two.body.assignee, two.body.version]).toEqual([200, one.body.assignee, one.body.version]);
    await api('resolveCase', { as: ['lead', 'lead'], reference, body: { explanation: 'Replaced.' } });
    const over = await api('routeCase', { as: ['lead', 'lead'], reference });
    expect([over.status, over.body.code]).toEqual([409, 'complaint.wrong-status']);
  });
});

describe('By hand a case goes', () => {
  test('to people whom the desk knows, by user name or address, and to oneself', async () => {
    const reference = await complaint();
    const give = async (assignee: string, as = ['lead', 'lead']) =>
      api('assignCase', { as, reference, body: { assignee } });
    expect((await give('agent2')).body.assignee).toBe('agent2');
    expect((await give(' agent@example.com ')).body.assignee).toBe('agent');
    expect((await give('somebody-new', ['somebody-new', 'lead'])).body.assignee).toBe('somebody-new');
  });

  test('and not to a name that nobody has: who may have been meant is named', async () => {
    const reference = await complaint();
    const { version } = await read(reference);
    const refused = async (assignee: string, language: string) =>
      (
        await api('assignCase', {
          as: ['lead', 'lead'],
          reference,
          body: { assignee },
          headers: { 'Accept-Language': language },
        })
      ).body;
    const typo = await refused('agent-qualty', 'en');
    expect([typo.code, typo.errors]).toEqual([
      'request.invalid',
      [
        {
          field: 'assignee',
          code: 'not-staff-but',
          detail: 'The staff directory knows nobody by this name. Did you mean "agent-quality"?',
        },
      ],
    ]);
    expect((await refused('agent-qualty', 'zh-CN')).errors[0].detail).toContain('“agent-quality”');
    for (const name of ['x', '王小明', "'; DROP TABLE", 'a'.repeat(128)]) {
      expect((await refused(name, 'en')).errors[0].code).toBe('not-staff');
    }
    expect((await read(reference)).version).toBe(version);
  });
});
