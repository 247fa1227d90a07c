import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { recordFile } from '../../../functions/domain/casework/attachments/record-file.ts';
import { relate } from '../../../functions/domain/casework/links/relate.ts';
import type { Language } from '../../../functions/domain/complaint/vocabulary.ts';
import { exportFormat } from '../../../functions/domain/privacy/export-document.ts';
import { workOnRequests } from '../../../functions/domain/privacy/work-requests.ts';
import { apiOf } from '../../api/api-at-work.ts';
import { type Desk, openDesk } from '../../desk.ts';
import { hasChromium, launchChromium } from '../../web/chromium.ts';
import { screenshot } from '../../web/screenshots.ts';

const manager = { as: ['manager', 'manager'] };
const hostile = '<script>document.title="owned"</script><img src=x onerror="document.title=1">"\'&\u202Egnp.exe';

/** A customer who writes what harms, and all that a case can hold of them and of others. */
async function life(desk: Desk, language: Language): Promise<{ reference: string; stranger: string }> {
  const api = apiOf(desk);
  const chinese = language === 'zh-CN';
  const customer = {
    name: chinese ? '韩梅梅 <b>' : 'Lucy <b>Li',
    email: 'lucy@customer.example',
    phone: '13800001111',
    language,
  };
  const submit = async (body: Record<string, unknown>) => {
    const { body: made } = await api('submitComplaint', { body });
    await relate(desk, { reference: made.reference, type: 'ComplaintReceived' });
    return made;
  };
  const description = chinese
    ? `水壶漏水，烫伤了手。${hostile}\n第二行：希望尽快处理。`
    : `The kettle leaks, and burnt my hand. ${hostile}\nA second line.`;
  const product = chinese ? '电水壶 “K7” <i>' : 'Kettle “K7” <i>';
  const made = await submit({ customer, description, product, orderNumber: 'No. 7/<u>', batch: 'K-7', urgency: 'now' });
  const stranger = await submit({
    customer: { name: 'Bob Other', email: 'bob@stranger.example' },
    description: 'Mine leaks as well.',
    product,
    batch: 'K-7',
  });
  await submit({
    customer: { ...customer, phone: undefined },
    description: chinese ? '还有运费问题。' : 'And the delivery.',
  });
  const { reference } = made;
  const bearer = { reference, headers: { Authorization: `Bearer ${made.trackingSecret}` } };
  const staff = { ...manager, reference };
  const mail = { mailId: 'acknowledgement', template: 'acknowledgement', to: customer.email };
  await desk.mailLog.claim(reference, mail, desk.clock.now());
  await desk.mailLog.claim(
    reference,
    { mailId: 'urgent', template: 'urgent', to: 'lead@acme.example' },
    desk.clock.now(),
  );
  for (const mailId of ['acknowledgement', 'urgent']) {
    await desk.mailLog.sent(reference, mailId, `<${mailId}@mail.example>`, desk.clock.now());
  }
  desk.later({ hours: 2 });
  const soon = new Date(Date.parse(desk.clock.now()) + 3 * 86_400_000).toISOString();
  const did = [
    await api('takeCase', staff),
    await api('addMessage', {
      ...bearer,
      body: { text: chinese ? `照片见附件 ${hostile}` : `Here is a photo ${hostile}` },
    }),
    await api('replyToCustomer', { ...staff, body: { text: chinese ? '我们正在调查。' : 'We look into it.' } }),
    await api('addNote', { ...staff, body: { text: 'NOTE-OF-STAFF: seems upset.' } }),
    await api('linkCase', {
      ...staff,
      body: { reference: stranger.reference, kind: 'same-cause', reason: 'SAME-LEAK' },
    }),
    await api('addTask', {
      ...staff,
      body: {
        title: 'PARTNER-TITLE',
        text: 'PARTNER-TEXT',
        to: { partner: { name: 'Works of Otto', email: 'otto@works.example', language: 'en' } },
        dueAt: soon,
      },
    }),
    await api('addTask', {
      ...staff,
      body: { title: 'DEPARTMENT-TITLE', text: 'Look at the seal.', to: { department: 'quality' }, dueAt: soon },
    }),
    await api('giveFeedback', {
      ...staff,
      body: {
        to: 'agent',
        form: 'BIA',
        parts: {
          behaviour: 'FEEDBACK-TO-COLLEAGUE: you answered within the hour.',
          impact: 'They were glad.',
          appreciation: 'Thank you.',
        },
      },
    }),
    await api('makePromise', {
      ...staff,
      body: { dueAt: soon, what: chinese ? '周五前寄出新壶' : 'A new kettle by Friday' },
    }),
    await api('proposeRemedy', {
      ...staff,
      body: {
        kind: 'refund',
        amount: 12_345,
        currency: 'CNY',
        what: chinese ? '退还货款' : 'Your money back',
        owner: 'agent',
        dueAt: soon,
      },
    }),
  ];
  expect(did.filter(({ status }) => status >= 300).map(({ body }) => body)).toEqual([]);
  const file = { name: chinese ? '照片.jpg' : 'photo.jpg', type: 'image/jpeg', size: 1000 };
  const asked = await api('requestUpload', {
    ...bearer,
    body: { ...file, sha256: Buffer.alloc(32, 7).toString('base64') },
  });
  const { list } = await desk.uploads.read(reference);
  const mark = list.uploads[0]?.mark ?? '';
  await recordFile(desk, { place: { reference, id: asked.body.id, mark }, outcome: 'clean' }, { scans: true });
  return { reference, stranger: stranger.reference };
}

describe.each<Language>(['en', 'zh-CN'])('What a person is given of their data (%s)', (language) => {
  let desk: Desk;
  let api: ReturnType<typeof apiOf>;
  let lucy: Awaited<ReturnType<typeof life>>;
  beforeAll(async () => {
    desk = await openDesk();
    api = apiOf(desk);
    lucy = await life(desk, language);
  });
  afterAll(() => desk.close());

  async function given(more: Record<string, unknown> = {}): Promise<{ json: string; html: string; id: string }> {
    const reason = 'REASON-OF-REQUEST';
    const asked = await api('askPrivacy', {
      ...manager,
      body: { kind: 'export', email: 'lucy@customer.example', reason, ...more },
    });
    desk.exported.clear();
    await workOnRequests(desk, () => true);
    const text = (form: string): string => [...desk.exported].find(([name]) => name.endsWith(form))?.[1] ?? '';
    return { json: text('json'), html: text('html'), id: asked.body.id };
  }

  test('is all of theirs, in a form that is described', async () => {
    const document = exportFormat.parse(JSON.parse((await given()).json));
    expect(document).toMatchObject({
      format: 'redress-export/1',
      language,
      withNotes: false,
      timeZone: 'Asia/Shanghai',
    });
    const one = document.cases.find(({ reference }) => reference === lucy.reference);
    expect(document.cases).toHaveLength(2);
    expect(one).toMatchObject({
      you: { email: 'lucy@customer.example', phone: '13800001111', language },
      orderNumber: 'No. 7/<u>',
      said: { urgency: 'now' },
      description: expect.stringContaining('<script>'),
      history: expect.arrayContaining([
        expect.objectContaining({ what: 'CustomerMessageAdded', by: 'you', text: expect.stringContaining(hostile) }),
        expect.objectContaining({ what: 'ReplyAdded', by: 'manager', text: expect.stringMatching(/./) }),
        expect.objectContaining({ what: 'PromiseMade', by: 'manager', dueAt: expect.any(String) }),
      ]),
      remedies: [expect.objectContaining({ kind: 'refund', amount: { minor: 12_345, currency: 'CNY' } })],
      files: [expect.objectContaining({ size: 1000, sha256: Buffer.alloc(32, 7).toString('base64'), by: 'you' })],
      // And not those that went to staff.
      mails: [expect.objectContaining({ template: 'acknowledgement', to: 'lucy@customer.example' })],
    });
    expect(one?.notes).toBeUndefined();
  });

  test('holds nothing of other people, of who of the staff it was, and nothing that staff noted', async () => {
    const { json, html } = await given();
    const others = ['Bob Other', 'stranger.example', lucy.stranger, 'SAME-LEAK', 'Otto', 'works.example', 'PARTNER'];
    const ours = [
      'NOTE-OF-STAFF',
      'DEPARTMENT-TITLE',
      'FEEDBACK-TO-COLLEAGUE',
      'REASON-OF-REQUEST',
      '"manager",',
      '"agent"',
    ];
    for (const text of [...others, ...ours.slice(0, 4)])
      expect([json.includes(text), html.includes(text)]).toEqual([false, false]);
  });

  test('has what staff noted about them when that is asked for, and still no partner', async () => {
    const { json, html } = await given({ notes: true });
    for (const text of ['NOTE-OF-STAFF', 'DEPARTMENT-TITLE'])
      expect([json, html].every((one) => one.includes(text))).toBe(true);
    for (const text of ['PARTNER', 'Otto', 'SAME-LEAK', 'FEEDBACK-TO-COLLEAGUE', lucy.stranger]) {
      expect([json.includes(text), html.includes(text)]).toEqual([false, false]);
    }
  });

  test('is a page in which nothing runs, nothing is fetched and nothing that anybody wrote is markup', async () => {
    const { html } = await given({ notes: true });
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toMatch(/<(?:script|img|iframe|object|form|input|b|i|u)[\s>]|\u202E/i);
    expect(html.replace(/<a href="#CR-/g, '')).not.toMatch(/\s(?:src|href|on\w+|srcset)\s*=\s*"/i);
    expect(html).not.toMatch(/url\(|@import|https?:\/\//i);
    expect(html).toContain("default-src 'none'");
  });

  (hasChromium ? test : test.skip)('reads and prints in a browser, and runs nothing', async () => {
    const { html } = await given({ notes: true });
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(html);
      expect(await page.title()).toContain('Acme');
      expect(await page.locator('section').count()).toBe(2);
      expect(await page.locator('script, img').count()).toBe(0);
      expect(asked).toEqual([]);
      await screenshot(page, `export-${language}`);
      await page.setViewportSize({ width: 360, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth <= 360')).toBe(true);
      await screenshot(page, `export-${language}-narrow`);
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    } finally {
      await browser.close();
    }
  });

  test('says that nothing is known of somebody of whom nothing is', async () => {
    const { json, html } = await given({ email: 'nobody@customer.example', language });
    expect(JSON.parse(json)).toMatchObject({ cases: [], language });
    expect(html).toContain(language === 'en' ? 'keeps nothing about you' : '没有关于您的数据');
  });

  test('is fetched by links of minutes, by managers and admins, for seven days', async () => {
    const { id } = await given();
    const links = await api('downloadExport', { as: ['admin', 'admin'], id });
    const expiresAt = new Date(Date.parse(desk.clock.now()) + 300_000).toISOString();
    expect([links.status, links.body]).toEqual([
      200,
      { json: expect.stringContaining(`${id}.json`), html: expect.stringContaining(`${id}.html`), expiresAt },
    ]);
    expect((await api('downloadExport', { as: ['auditor', 'auditor'], id })).status).toBe(403);
    desk.later({ days: 7 });
    const gone = await api('downloadExport', { ...manager, id });
    expect([gone.status, gone.body.code]).toEqual([410, 'privacy-request.export-gone']);
    expect((await api('readPrivacyRequest', { ...manager, id })).body.download).toBeUndefined();
  });
});

test('The page about the format names every field of it, and no others', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'export.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const named = new Set(rows.flatMap((row) => [...row.matchAll(/`([A-Za-z0-9]+)`/g)].map(([, name]) => name)));
  const fields = new Set<string>();
  const walk = (schema: unknown): void => {
    if (Array.isArray(schema)) schema.forEach(walk);
    else if (schema instanceof Object) {
      for (const [word, inner] of Object.entries(schema)) {
        if (word === 'properties') for (const name of Object.keys(Object(inner))) fields.add(name);
        walk(word === 'properties' ? Object.values(Object(inner)) : inner);
      }
    }
  };
  walk(z.toJSONSchema(exportFormat));
  expect([...fields].filter((field) => !named.has(field) && !['minor', 'currency'].includes(field))).toEqual([]);
  expect([...named].filter((name) => name !== undefined && !fields.has(name))).toEqual(['en']);
});
