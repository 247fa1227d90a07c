import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDesk, type Desk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const chinese = { 'Accept-Language': 'zh-CN' };
const submitted = async (description: string, changes = {}): Promise<string> =>
  (
    await api('submitComplaint', {
      body: {
        customer: { name: '李雷', phone: '+86 138 0013 8000', language: 'zh-CN' },
        description,
        product: '电热水壶',
        ...changes,
      },
    })
  ).body.reference;
const complaint = async () => submitted('水壶漏水，太失望了。');
const praise = async () => submitted('要表扬你们的客服王芳，特别感谢她耐心帮我解决问题，非常满意！');
const as = (...groups: string[]) => ({ as: groups });
const onlyManagers = as('manager');

describe('The coach', () => {
  test('reads a draft against its case and writes nothing', async () => {
    const reference = await complaint();
    const before = (await api('readCase', { reference, ...onlyManagers })).headers['ETag'];
    const { status, body } = await api('coachReply', {
      reference,
      ...onlyManagers,
      body: { text: '亲，您的问题我们会尽快处理。' },
      headers: chinese,
    });
    expect(status).toBe(200);
    expect(body.score).toBeLessThan(30);
    const jargon = body.findings.find(({ code }: { code: string }) => code === 'jargon');
    expect(jargon).toMatchObject({ start: 0, end: 2, severity: 'hint' });
    expect(jargon.why).toContain('套话');
    expect(body.findings.find(({ code }: { code: string }) => code === 'customer-unnamed').suggestion).toBe(
      '李雷，您好：',
    );
    expect((await api('readCase', { reference, ...onlyManagers })).headers['ETag']).toBe(before);
  });

  test('never keeps a bad reply from being sent; its score and codes are kept, its words are not among them', async () => {
    const reference = await complaint();
    const text = '您应该先看说明书。';
    expect((await api('replyToCustomer', { reference, ...onlyManagers, body: { text } })).status).toBe(201);
    const draft = await api('coachReply', { reference, ...onlyManagers, body: { text } });
    const { timeline } = (await api('readCase', { reference, ...onlyManagers })).body;
    const { facts } = timeline.find(({ type }: { type: string }) => type === 'ReplyAdded');
    expect(facts.coach.score).toBe(draft.body.score);
    expect(facts.coach.codes).toContain('blame');
    expect(JSON.stringify(facts)).not.toContain('说明书');
  });

  test('is for those who write, and refuses what is no draft', async () => {
    const reference = await complaint();
    expect((await api('coachReply', { reference, ...as('auditor'), body: { text: 'x' } })).status).toBe(403);
    for (const body of [
      { text: '' },
      { text: ' \n ' },
      { text: 'x'.repeat(20_001) },
      { text: 1 },
      {},
      { text: 'x', y: 1 },
    ]) {
      expect((await api('coachReply', { reference, ...onlyManagers, body })).status).toBe(400);
    }
  });
});

describe('Templates', () => {
  const own = {
    language: 'en',
    situation: 'delay',
    title: 'Our delay',
    text: 'Dear {customerName}, by {dueDate}. {agentName}',
  };

  test('of the box are listed by language and situation', async () => {
    const { body } = await api('listTemplates', { ...as('auditor'), query: { language: 'zh-CN', situation: 'delay' } });
    expect(body.templates).toHaveLength(1);
    expect(body.templates[0]).toMatchObject({ id: 'delay-zh-cn', version: 1, inTheBox: true, state: 'active' });
    expect(body.templates[0].placeholders).toContain('dueDate');
    const wrong = await api('listTemplates', { ...as('agent'), query: { language: 'fr' } });
    expect(wrong.status).toBe(400);
  });

  test('are filled for a case, and say what has no value', async () => {
    const reference = await complaint();
    const filled = await api('fillTemplate', { reference, id: 'remedy-offered-zh-cn', ...onlyManagers });
    expect(filled.status).toBe(200);
    expect(filled.body.text).toContain('李雷，您好');
    expect(filled.body.text).toContain('电热水壶');
    expect(filled.body.text).toContain(reference);
    expect(filled.body.missing).toEqual(['remedy']);
    expect(filled.body.text).not.toMatch(/[{}]/);
    const given = await api('fillTemplate', {
      reference,
      id: 'remedy-offered-zh-cn',
      ...onlyManagers,
      body: { values: { remedy: '退款{customerName}' } },
    });
    expect(given.body.missing).toEqual([]);
    expect(given.body.text).toContain('退款{customerName}');
    const unknown = await api('fillTemplate', { reference, id: 'nothing', ...onlyManagers });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'template.not-found']);
  });

  test('tell the customer the remedy that was approved, and none that was only proposed', async () => {
    const reference = await complaint();
    const offer = {
      kind: 'refund',
      amount: 19_900,
      currency: 'CNY',
      what: '退回水壶的全款。',
      dueAt: '2026-03-09T09:00:00Z',
    };
    const proposed = await api('proposeRemedy', { reference, ...as('agent', 'agent', 'team-quality'), body: offer });
    expect(proposed.status).toBe(201);
    const filled = async () =>
      (await api('fillTemplate', { reference, id: 'decision-accepted-zh-cn', ...onlyManagers })).body;
    expect((await filled()).missing).toEqual(['remedy']);
    const { id } = (await api('listRemedies', { reference, ...onlyManagers })).body.remedies[0];
    const seen = { remedy: id, amount: offer.amount, currency: offer.currency };
    expect((await api('approveRemedy', { reference, ...onlyManagers, body: seen })).status).toBe(200);
    const { text, missing } = await filled();
    expect(missing).toEqual([]);
    expect(text).toContain('我们这样处理：退回水壶的全款（人民币 199.00 元）。');
  });

  test('of an enterprise are written in versions and retired, never deleted', async () => {
    const reference = await complaint();
    const first = await api('writeTemplate', { id: 'our-delay', ...as('lead'), body: own });
    expect([first.status, first.body.version, first.headers['ETag']]).toEqual([200, 1, '"1"']);
    const again = await api('writeTemplate', { id: 'our-delay', ...as('lead'), body: own });
    expect(again.body.version).toBe(1);
    const retired = await api('writeTemplate', {
      id: 'our-delay',
      ...as('lead'),
      body: { ...own, state: 'retired' },
      headers: { 'If-Match': '"1"' },
    });
    expect(retired.body).toMatchObject({ version: 2, state: 'retired', written: { by: 'lead' } });
    const late = await api('writeTemplate', {
      id: 'our-delay',
      ...as('lead'),
      body: { ...own, title: 'Other' },
      headers: { 'If-Match': '"1"' },
    });
    expect([late.status, late.body.code]).toEqual([412, 'template.changed']);
    const ids = async (state?: string) =>
      (await api('listTemplates', { ...as('agent'), query: state ? { state } : {} })).body.templates.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids()).not.toContain('our-delay');
    expect(await ids('retired')).toEqual(['our-delay']);
    const used = await api('fillTemplate', { reference, id: 'our-delay', ...onlyManagers, headers: chinese });
    expect([used.status, used.body.code]).toEqual([409, 'template.retired']);
    expect(used.body.detail).toContain('第 2 版');
  });

  test('of the box can be replaced under their own id', async () => {
    const replaced = await api('writeTemplate', { id: 'delay-en', ...as('admin'), body: own });
    expect(replaced.body).toMatchObject({ version: 2, inTheBox: false });
    const { templates } = (
      await api('listTemplates', { ...as('agent'), query: { language: 'en', situation: 'delay' } })
    ).body;
    expect(templates).toHaveLength(1);
    expect(templates[0].title).toBe('Our delay');
  });

  test('with placeholders that there are not are refused, with the place and the name that was meant', async () => {
    const { status, body } = await api('writeTemplate', {
      id: 'wrong',
      ...as('lead'),
      body: { ...own, title: 'For {product', text: 'Dear {custmerName}, {password}' },
      headers: chinese,
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([
      ['title', 'lonely-brace'],
      ['text', 'misspelt-placeholder'],
      ['text', 'unknown-placeholder'],
    ]);
    expect(body.errors[1].detail).toContain('{custmerName} → {customerName}');
  });

  test.each(['', 'Ä', 'a b', '../x', 'x'.repeat(61), 'A', '-a'])('are not written under the id "%s"', async (id) => {
    const { status, body } = await api('writeTemplate', { id, ...as('lead'), body: own });
    expect([status, body.errors[0].code]).toEqual([400, 'not-an-id']);
  });

  test('are written by leads and above, and by one of two who write at once', async () => {
    expect((await api('writeTemplate', { id: 'mine', ...as('agent'), body: own })).status).toBe(403);
    const both = await Promise.all(
      ['One', 'Two'].map(async (title) => api('writeTemplate', { id: 'mine', ...as('lead'), body: { ...own, title } })),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('template.conflict');
  });
});

describe('Feedback among colleagues', () => {
  const parts = {
    behaviour: 'On Monday at ten you hung up while Mr Li was speaking.',
    impact: 'He wrote to us that nobody listens.',
    desired: 'Next time, let him finish and then say what you can do.',
  };

  test('is kept with the case, and its words are for the two and for those who lead', async () => {
    const reference = await complaint();
    const given = await api('giveFeedback', { reference, ...onlyManagers, body: { form: 'BID', to: 'agent', parts } });
    expect(given.status).toBe(201);
    await api('assignCase', { reference, ...onlyManagers, body: { assignee: 'agent' } });
    const words = async (...groups: string[]) =>
      (await api('readCase', { reference, as: groups })).body.timeline.find(
        ({ type }: { type: string }) => type === 'FeedbackGiven',
      );
    expect(await words('agent')).toMatchObject({ facts: { form: 'BID', to: 'agent' }, words: parts });
    expect(await words('manager')).toMatchObject({ words: parts });
    await api('assignCase', { reference, ...onlyManagers, body: { assignee: 'agent2' } });
    const other = (await api('readCase', { reference, as: ['agent2', 'agent'] })).body.timeline.find(
      ({ type }: { type: string }) => type === 'FeedbackGiven',
    );
    expect(other.words).toEqual({});
  });

  test('is refused where a part is missing, foreign, unknown or too long, or nobody is there to read it', async () => {
    const reference = await complaint();
    const refused = async (body: object) => {
      const answer = await api('giveFeedback', { reference, ...onlyManagers, body });
      return [answer.status, answer.body.errors?.[0]?.field, answer.body.errors?.[0]?.code];
    };
    expect(await refused({ form: 'BIA', to: 'agent', parts })).toEqual([400, 'parts.desired', 'not-of-form']);
    expect(await refused({ form: 'BID', to: 'agent', parts: { ...parts, x: 'y' } })).toEqual([
      400,
      'parts.x',
      'unknown',
    ]);
    expect(await refused({ form: 'BID', to: 'agent', parts: { ...parts, impact: ' ' } })).toEqual([
      400,
      'parts.impact',
      'blank',
    ]);
    expect(await refused({ form: 'BID', to: 'nobody-here', parts })).toEqual([400, 'to', 'not-staff']);
    expect(await refused({ form: 'BID', to: 'manager', parts })).toEqual([400, 'to', 'yourself']);
    expect(await refused({ form: 'BAD', to: 'agent', parts })).toEqual([400, 'form', 'not-a-choice']);
    expect(await refused({ form: 'BID', to: 'agent', parts: { ...parts, impact: 'x'.repeat(2001) } })).toEqual([
      400,
      'parts.impact',
      'too-long',
    ]);
  });

  test('that judges is sent only when its writer has looked again and insists', async () => {
    const reference = await complaint();
    const body = { form: 'BID', to: 'agent', parts: { ...parts, behaviour: '你总是不听顾客说话' } };
    const doubted = await api('giveFeedback', { reference, ...onlyManagers, body, headers: chinese });
    expect([doubted.status, doubted.body.code, doubted.body.errors[0].code]).toEqual([
      400,
      'feedback.look-again',
      'generalises',
    ]);
    expect(doubted.body.errors[0].detail).toContain('以偏概全');
    const insisted = await api('giveFeedback', { reference, ...onlyManagers, body: { ...body, insist: true } });
    expect(insisted.status).toBe(201);
  });

  test('comes in forms whose letters are explained in the caller’s language', async () => {
    const { forms } = (await api('listFeedbackForms', { ...as('agent'), headers: chinese })).body;
    expect(forms.map(({ form }: { form: string }) => form)).toEqual(['BEST', 'BID', 'BIA']);
    expect(forms[1].parts.map(({ label }: { label: string }) => label)).toEqual(['行为', '影响', '期望']);
  });

  test('does not show to the customer', async () => {
    const registered = (
      await api('submitComplaint', {
        body: { customer: { name: 'Li', phone: '+86 138 0013 8000' }, description: 'The kettle leaks.' },
      })
    ).body;
    const { reference, trackingSecret } = registered;
    await api('giveFeedback', { reference, ...onlyManagers, body: { form: 'BID', to: 'agent', parts } });
    const seen = await api('trackComplaint', { reference, headers: { Authorization: `Bearer ${trackingSecret}` } });
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toMatch(/Feedback|hung up/);
  });
});

describe('Praise', () => {
  const passedOn = async (reference: string) =>
    (await api('readCase', { reference, ...onlyManagers })).body.timeline
      .filter(({ type }: { type: string }) => type === 'PraisePassedOn')
      .map(({ facts }: { facts: { employee: string } }) => facts.employee);

  test('is passed on to each whom it names, once', async () => {
    const reference = await praise();
    for (const employee of ['agent', 'agent', 'agent2']) {
      const { status } = await api('passOnPraise', { reference, ...onlyManagers, body: { employee } });
      expect(status).toBe(200);
    }
    expect(await passedOn(reference)).toEqual(['agent', 'agent2']);
  });

  test('once, when two pass it on at the same time', async () => {
    const reference = await praise();
    await Promise.all(
      ['manager', 'admin'].map(async (role) =>
        api('passOnPraise', { reference, as: [role], body: { employee: 'agent' } }),
      ),
    );
    expect(await passedOn(reference)).toEqual(['agent']);
  });

  test('is not made of a complaint, and not for somebody whom nobody knows', async () => {
    const reference = await complaint();
    const refused = await api('passOnPraise', {
      reference,
      ...onlyManagers,
      body: { employee: 'agent' },
      headers: chinese,
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'praise.not-praise']);
    expect(refused.body.detail).toContain(reference);
    const nobody = await api('passOnPraise', { reference, ...onlyManagers, body: { employee: 'x@y' } });
    expect([nobody.status, nobody.body.errors[0].code]).toEqual([400, 'not-staff']);
  });
});
