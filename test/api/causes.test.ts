import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const submitted = async (
  description = 'The kettle smokes and nearly caught fire.',
  product?: string,
): Promise<string> =>
  (
    await api('submitComplaint', {
      body: { customer: { name: 'Li Lei', phone: '+86 138 0013 8000' }, description, ...(product && { product }) },
    })
  ).body.reference;

const manager = { as: ['manager'] };
const whys = [
  { question: 'Why did it smoke?', answer: 'The contact welded.' },
  { question: 'Why did the contact weld?', answer: 'The supplier changed the alloy.' },
];

describe('Why it happened', () => {
  test('is recorded whole: whys, fishbone and a code, and read as it was recorded', async () => {
    const reference = await submitted();
    const recorded = await api('recordCause', {
      ...manager,
      reference,
      body: {
        problem: 'Kettles of batch 7 smoke',
        whys,
        fishbone: [{ branch: 'supplier', causes: [{ text: 'Alloy changed', causes: [{ text: 'No notice agreed' }] }] }],
        code: 'prd-mat-sub',
      },
    });
    expect([recorded.status, recorded.headers['ETag']]).toEqual([200, '"2"']);
    expect(recorded.body).toMatchObject({
      recordedBy: 'manager',
      whys: [{ ...whys[0], by: 'manager' }, whys[1]],
      fishbone: [{ branch: 'supplier', causes: [{ id: 'F1', causes: [{ id: 'F2', text: 'No notice agreed' }] }] }],
      code: { code: 'PRD-MAT-SUB', tree: 0, label: { en: expect.stringContaining('Material and parts') } },
    });
    expect((await api('readCause', { as: ['auditor'], reference })).body).toEqual(recorded.body);
  });

  test('keeps who found an answer and when, as long as it stands; and a cause its id', async () => {
    const reference = await submitted();
    const fishbone = [{ branch: 'people', causes: [{ text: 'No training' }] }];
    await api('recordCause', { ...manager, reference, body: { whys: whys.slice(0, 1), fishbone } });
    const foundAt = desk.clock.now();
    desk.later({ hours: 2 });
    const again = await api('recordCause', {
      as: ['admin'],
      reference,
      body: {
        whys,
        fishbone: [
          { branch: 'people', causes: [{ text: 'Too few people' }, { id: 'F1', text: 'No training at all' }] },
        ],
      },
    });
    expect(again.body.whys.map(({ by, at }: { by: string; at: string }) => [by, at])).toEqual([
      ['manager', foundAt],
      ['admin', desk.clock.now()],
    ]);
    expect(again.body.fishbone[0].causes.map(({ id }: { id: string }) => id)).toEqual(['F2', 'F1']);
  });

  test('is not overwritten by somebody who has not seen what a colleague wrote', async () => {
    const reference = await submitted();
    const insisted = { ...manager, reference, headers: { 'If-Match': '"1"' }, body: { whys } };
    expect((await api('recordCause', insisted)).status).toBe(200);
    const late = await api('recordCause', { ...insisted, as: ['admin'] });
    expect([late.status, late.body.code, late.body.changedBy]).toEqual([412, 'complaint.changed', 'manager']);
  });

  test.each([
    ['nothing at all', {}, 'body', 'no-cause'],
    ['a branch without causes only', { fishbone: [{ branch: 'people', causes: [] }] }, 'body', 'no-cause'],
    ['eight whys', { whys: Array.from({ length: 8 }, () => whys[0]) }, 'whys', 'too-large'],
    ['a code that does not exist', { code: 'NOPE' }, 'code', 'unknown-cause-code'],
    ['a group instead of a cause', { code: 'PRD-MAT' }, 'code', 'cause-group'],
    [
      'two branches of one name',
      {
        fishbone: [
          { branch: 'People', causes: [{ text: 'a' }] },
          { branch: 'people', causes: [] },
        ],
      },
      'fishbone.1.branch',
      'duplicate-branch',
    ],
    [
      'five branches of one’s own',
      { fishbone: ['a', 'b', 'c', 'd', 'e'].map((branch) => ({ branch, causes: [{ text: 'x' }] })) },
      'fishbone',
      'too-many-branches',
    ],
    [
      'an id that no cause has',
      { fishbone: [{ branch: 'people', causes: [{ id: 'F9', text: 'x' }] }] },
      'fishbone.0.causes.0.id',
      'unknown-cause',
    ],
    [
      'sixty-one causes',
      {
        fishbone: [
          { branch: 'people', causes: Array.from({ length: 31 }, () => ({ text: 'x', causes: [{ text: 'y' }] })) },
        ],
      },
      'fishbone',
      'too-many-causes',
    ],
  ])('with %s is refused by name', async (_what, body, field, code) => {
    const answer = await api('recordCause', { ...manager, reference: await submitted(), body });
    expect([answer.status, answer.body.errors?.[0]?.field, answer.body.errors?.[0]?.code]).toEqual([400, field, code]);
  });
});

describe('An urgent case', () => {
  test('is not closed before it has a cause code, and is closed then', async () => {
    const reference = await submitted();
    await api('resolveCase', { ...manager, reference, body: { explanation: 'Recalled.' } });
    const refused = await api('closeCase', { ...manager, reference, headers: { 'Accept-Language': 'zh-CN' } });
    expect([refused.status, refused.body.code]).toEqual([409, 'complaint.cause-missing']);
    expect(refused.body.detail).toContain(reference);
    await api('recordCause', { ...manager, reference, body: { code: 'PRD-MAT-SUB' } });
    expect((await api('closeCase', { ...manager, reference })).body.status).toBe('closed');
    const bare = await api('recordCause', { ...manager, reference, body: { whys } });
    expect([bare.status, bare.body.code]).toEqual([409, 'complaint.cause-missing']);
  });
});

describe('The fishbone as a picture', () => {
  test('is an SVG in the language of its reader that may run nothing, whatever was written', async () => {
    const reference = await submitted();
    const text = '<script>alert(1)</script> ]]> & "x"';
    await api('recordCause', {
      ...manager,
      reference,
      body: { fishbone: [{ branch: 'people', causes: [{ text }] }] },
    });
    const { status, headers, body } = await api('drawFishbone', {
      as: ['auditor'],
      reference,
      headers: { 'Accept-Language': 'zh-CN' },
    });
    expect([status, headers['Content-Type'], headers['X-Content-Type-Options']]).toEqual([
      200,
      'image/svg+xml',
      'nosniff',
    ]);
    expect(headers['Content-Security-Policy']).toBe("default-src 'none'; sandbox");
    expect(body).toMatch(/^<svg /);
    expect(body).toContain('人员');
    expect(body).not.toMatch(/<script|<!\[CDATA|\]\]>/);
  });

  test('of a case that nobody analysed says so', async () => {
    const { status, body } = await api('drawFishbone', { ...manager, reference: await submitted() });
    expect(status).toBe(200);
    expect(body).toContain('No causes have been');
  });

  test('of a case that does not exist is a problem in JSON', async () => {
    const { status, headers } = await api('drawFishbone', { ...manager, reference: 'CR-0000-0000' });
    expect([status, headers['Content-Type']]).toEqual([404, 'application/problem+json']);
  });
});

describe('Cause codes', () => {
  const own = {
    codes: [
      {
        code: 'OWN',
        label: { 'zh-CN': '自有', en: 'Own' },
        codes: [{ code: 'OWN-1', label: { 'zh-CN': '一', en: 'One' } }],
      },
    ],
  };

  test('come with Redress, until an enterprise publishes its own; cases keep what they were given', async () => {
    const before = await api('readCauseCodes', { as: ['agent'] });
    expect([before.status, before.headers['ETag'], before.body.version]).toEqual([200, '"0"', 0]);
    const reference = await submitted();
    await api('recordCause', { ...manager, reference, body: { code: 'DEL-LOST' } });

    const published = await api('publishCauseCodes', { as: ['admin'], headers: { 'If-Match': '"0"' }, body: own });
    expect([published.status, published.body.version, published.body.published.by]).toEqual([200, 1, 'admin']);
    expect((await api('publishCauseCodes', { as: ['admin'], body: own })).body.version).toBe(1);
    const outdated = await api('publishCauseCodes', { as: ['admin'], headers: { 'If-Match': '"0"' }, body: own });
    expect([outdated.status, outdated.body.code]).toEqual([412, 'cause-codes.changed']);

    const kept = await api('recordCause', { ...manager, reference, body: { code: 'DEL-LOST', whys } });
    expect(kept.body.code).toMatchObject({ code: 'DEL-LOST', tree: 0 });
    const changed = await api('recordCause', { ...manager, reference, body: { code: 'own-1' } });
    expect(changed.body.code).toMatchObject({ code: 'OWN-1', tree: 1, label: { en: 'Own › One' } });
    expect((await api('recordCause', { ...manager, reference, body: { code: 'DEL-LOST' } })).body.errors[0].code).toBe(
      'unknown-cause-code',
    );
    expect((await api('readCauseCodes', { as: ['agent'], query: { version: '0' } })).body.codes).toEqual(
      before.body.codes,
    );
    expect((await api('readCauseCodes', { as: ['agent'], query: { version: '7' } })).status).toBe(404);
  });

  test('are published one version at a time, also by two admins at once', async () => {
    const other = (en: string) => ({ codes: [{ ...own.codes[0], label: { 'zh-CN': '自有', en } }] });
    const answers = await Promise.all(
      ['A', 'B'].map(async (en) => api('publishCauseCodes', { as: ['admin'], body: other(en) })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  });

  test.each([
    ['the same code twice', { codes: [own.codes[0], own.codes[0]] }, 'codes.1.code', 'taken-cause-code'],
    [
      'a label in one language',
      { codes: [{ ...own.codes[0], label: { en: 'Own' } }] },
      'codes.0.label.zh-CN',
      'required',
    ],
    ['a strange code', { codes: [{ ...own.codes[0], code: 'a b' }] }, 'codes.0.code', 'not-a-cause-code'],
    [
      'a fourth level',
      JSON.parse(
        JSON.stringify(own).replace(
          '"One"}',
          '"One"},"codes":[{"code":"X","label":{"zh-CN":"x","en":"x"},"codes":[{"code":"Y","label":{"zh-CN":"y","en":"y"}}]}]',
        ),
      ),
      'codes.0.codes.0.codes.0.codes',
      'unknown',
    ],
  ])('with %s are refused by name', async (_what, body, field, code) => {
    const answer = await api('publishCauseCodes', { as: ['admin'], body });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field, code }));
  });
});
