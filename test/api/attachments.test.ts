import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attachmentLimits, attachmentTypes } from '../../functions/contract/attachments.ts';
import { recordFile } from '../../functions/domain/casework/attachments/record-file.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf, type Heard } from './api-at-work.ts';

let desk: Desk;
let call: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  call = apiOf(desk);
});
afterAll(() => desk.close());

type Customer = { reference: string; headers: Record<string, string> };

async function complain(): Promise<Customer> {
  const customer = { name: 'Bo', email: 'bo@customer.example' };
  const { body } = await call('submitComplaint', { body: { customer, description: 'The kettle leaks.' } });
  return { reference: body.reference, headers: { Authorization: `Bearer ${body.trackingSecret}` } };
}

const digestOf = (index: number): string => Buffer.alloc(32, index).toString('base64');
const aFile = { name: 'kettle.jpg', type: 'image/jpeg', size: 1000, sha256: digestOf(1) };

const ask = (who: Customer, changed: Record<string, unknown> = {}, language = 'en'): Promise<Heard> =>
  call('requestUpload', {
    reference: who.reference,
    headers: { ...who.headers, 'Accept-Language': language },
    body: { ...aFile, ...changed },
  });

async function arrive(reference: string, id: string, outcome: 'clean' | 'unscanned' | 'refused'): Promise<void> {
  const { list } = await desk.uploads.read(reference);
  const mark = list.uploads.find((one) => one.id === id)?.mark ?? '';
  await recordFile(desk, { place: { reference, id, mark }, outcome }, { scans: true });
}

describe('What may be sent', () => {
  test('is a picture, a document or a film of the kinds that there are, under a name that ends so', async () => {
    const who = await complain();
    for (const [index, [type, endings]] of Object.entries(attachmentTypes).entries()) {
      const answer = await ask(who, { type, name: `文件.${endings[0]?.toUpperCase()}`, sha256: digestOf(index) });
      expect({ type, status: answer.status }).toEqual({ type, status: 201 });
    }
  });

  test.each([
    ['too large', { size: attachmentLimits.bytes + 1 }, 'size', 'too-large'],
    ['empty', { size: 0 }, 'size', 'too-short'],
    ['half a byte', { size: 1.5 }, 'size', 'wrong-type'],
    ['a program', { type: 'application/x-msdownload', name: 'a.exe' }, 'type', 'not-a-choice'],
    ['a page', { type: 'text/html', name: 'a.html' }, 'type', 'not-a-choice'],
    ['a drawing that can hold scripts', { type: 'image/svg+xml', name: 'a.svg' }, 'type', 'not-a-choice'],
    ['a program that calls itself a picture', { name: 'kettle.jpg.exe' }, 'name', 'other-ending'],
    ['without an ending', { name: 'kettle' }, 'name', 'other-ending'],
    ['nothing but an ending', { name: '.jpg' }, 'name', 'other-ending'],
    ['with folders', { name: '../../etc/kettle.jpg' }, 'name', 'path-in-name'],
    ['with folders of Windows', { name: 'C:\\kettle.jpg' }, 'name', 'path-in-name'],
    ['written backwards', { name: 'kettle\u202Egpj.exe.jpg' }, 'name', 'deceiving-name'],
    ['with hidden signs', { name: 'kettle\u200B.jpg' }, 'name', 'deceiving-name'],
    ['over two lines', { name: 'kettle\r\nX: y.jpg' }, 'name', 'control-characters'],
    ['with half of a character', { name: 'kettle\uD83D.jpg' }, 'name', 'not-well-formed'],
    ['with a name that is too long', { name: `${'k'.repeat(197)}.jpg` }, 'name', 'too-long'],
    ['with a digest in hexadecimal', { sha256: 'ab'.repeat(32) }, 'sha256', 'wrong-form'],
    ['with a digest that is no 32 bytes', { sha256: Buffer.alloc(31).toString('base64') }, 'sha256', 'wrong-form'],
    ['shared by a customer', { shared: false }, 'shared', 'unknown'],
  ])('is nothing %s, and the field is named in both languages', async (_, changed, field, code) => {
    const who = await complain();
    for (const language of ['en', 'zh-CN']) {
      const { status, body } = await ask(who, changed, language);
      expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [{ field, code }] });
      expect(body.errors[0].detail).not.toMatch(/cannot be used as it is|不能使用。/);
    }
  });

  test('is ten files at most; the answer says so, and nothing of the case has changed by asking', async () => {
    const who = await complain();
    for (let index = 0; index < attachmentLimits.ofCustomer; index += 1) {
      expect((await ask(who, { sha256: digestOf(index) })).status).toBe(201);
    }
    const { status, body } = await ask(who, { sha256: digestOf(99) });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'attachment.too-many' });
    expect(body.detail).toContain('10');
    const { body: seen } = await call('readCase', { reference: who.reference, as: ['lead', 'lead'] });
    expect(seen.version).toBe(1);
  });

  test('is asked for by many at once, and each is given a place of its own', async () => {
    const who = await complain();
    const answers = await Promise.all(Array.from({ length: 4 }, (_, index) => ask(who, { sha256: digestOf(index) })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(4);
  });

  test('ends with the case', async () => {
    const who = await complain();
    await call('withdrawComplaint', { reference: who.reference, headers: who.headers });
    expect(await ask(who)).toMatchObject({ status: 409, body: { code: 'complaint.wrong-status' } });
  });
});

describe('The link', () => {
  test('names neither the file nor the customer, signs all that matters, and hides no more than the browser must send', async () => {
    const who = await complain();
    const { body } = await ask(who);
    const url = new URL(body.upload.url);
    expect(url.origin).toBe('https://files.s3.eu-west-1.amazonaws.com');
    expect(url.pathname).toMatch(new RegExp(`^/arrivals/${who.reference}/F1-[0-9A-Z]{26}$`));
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe(
      'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
    );
    expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
    expect(body.upload.headers).toEqual({
      'content-type': 'image/jpeg',
      'if-none-match': '*',
      'x-amz-checksum-sha256': aFile.sha256,
    });
    expect(body.upload.url).not.toMatch(/kettle|Bo/);
  });

  test('to take a file out is given once it was found clean, and says so where nobody could look', async () => {
    const who = await complain();
    for (const [index, outcome] of (['clean', 'unscanned', 'refused'] as const).entries()) {
      const { body } = await ask(who, { sha256: digestOf(index) });
      await arrive(who.reference, body.id, outcome);
    }
    const get = (id: string): Promise<Heard> => call('downloadAttachment', { ...who, id });
    expect((await get('F1')).body).toMatchObject({ state: 'clean', expiresAt: '2026-03-02T09:05:00.000Z' });
    expect(new URL((await get('F1')).body.url).pathname).toMatch(/^\/cases\//);
    expect((await get('F2')).body).toMatchObject({ state: 'unscanned' });
    expect(await get('F3')).toMatchObject({ status: 409, body: { code: 'attachment.refused' } });
    for (const id of ['F4', 'T1', '../F1', '', 'F1%00']) {
      expect(await get(id)).toMatchObject({ status: 404, body: { code: 'attachment.not-found' } });
    }
  });
});

describe('Whoever looks', () => {
  test('as staff of another team does not see the files of the case', async () => {
    const who = await complain();
    const as = ['stranger', 'agent', 'team-finance'];
    expect(await call('listAttachments', { reference: who.reference, as })).toMatchObject({
      status: 403,
      body: { code: 'access.other-team' },
    });
  });

  test('as an auditor sees and takes out files, and sends none', async () => {
    const who = await complain();
    const { body } = await ask(who);
    await arrive(who.reference, body.id, 'clean');
    const as = ['ada', 'auditor'];
    const { reference } = who;
    expect((await call('listAttachments', { reference, as })).body.attachments).toHaveLength(1);
    expect((await call('downloadForStaff', { reference, id: 'F1', as })).status).toBe(200);
    expect((await call('requestStaffUpload', { reference, as, body: aFile })).status).toBe(403);
  });
});
