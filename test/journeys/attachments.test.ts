import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalMachine, startMachine, waitFor } from './machine.ts';

let machine: LocalMachine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(async () => machine?.stop());

type Customer = { reference: string; secret: string };
type Link = { id: string; upload: { method: string; url: string; headers: Record<string, string>; expiresAt: string } };
type Line = Record<string, unknown> & { id: string; state: string };

const photo = Buffer.from('\u0089PNG not much of a photo, but bytes all the same');
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64');
const promised = (bytes: Buffer, name = '发票 №1.png', type = 'image/png') => ({
  name,
  type,
  size: bytes.length,
  sha256: sha256(bytes),
});

async function complain(description = 'The kettle leaks.'): Promise<Customer> {
  const customer = { name: 'Bo', email: 'bo@customer.example' };
  const { body } = await machine.call('POST', '/v1/complaints', { body: { customer, description } });
  return { reference: String(body['reference']), secret: String(body['trackingSecret']) };
}

const ask = ({ reference, secret }: Customer, body: unknown) =>
  machine.call('POST', `/v1/complaints/${reference}/attachments`, { body, token: secret });

async function allowed(who: Customer, bytes: Buffer, name?: string, type?: string): Promise<Link> {
  const { status, body } = await ask(who, promised(bytes, name, type));
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as Link;
}

const send = ({ upload }: Link, bytes: Buffer, headers: Record<string, string> = {}) =>
  fetch(upload.url, { method: upload.method, headers: { ...upload.headers, ...headers }, body: new Uint8Array(bytes) });

async function attachments({ reference, secret }: Customer): Promise<Line[]> {
  const { body } = await machine.call('GET', `/v1/complaints/${reference}`, { token: secret });
  return body['attachments'] as Line[];
}

const settled = (who: Customer, id: string): Promise<Line> =>
  waitFor(
    async () =>
      (await attachments(who)).find((line) => line.id === id && !['awaiting', 'scanning'].includes(line.state)),
    { because: () => `${id} never settled.\n${machine.output}` },
  );

const download = ({ reference, secret }: Customer, id: string) =>
  machine.call('POST', `/v1/complaints/${reference}/attachments/${id}/download`, { token: secret });

/** What S3 says that it did not like. */
const complaintOf = async (response: Response) => ({
  status: response.status,
  code: /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1],
});

describe('A photo that a customer sends', () => {
  test('goes past us into the case, is looked into, and comes out for the customer and for staff as a file to save', async () => {
    const who = await complain();
    const link = await allowed(who, photo);
    expect(await attachments(who)).toMatchObject([{ id: 'F1', state: 'awaiting', by: 'customer' }]);
    expect(link.upload.url).not.toMatch(/invoice|%E5%8F%91/i);
    expect((await send(link, photo)).status).toBe(200);

    expect(await settled(who, link.id)).toEqual({
      id: 'F1',
      name: '发票 №1.png',
      type: 'image/png',
      size: photo.length,
      state: 'clean',
      by: 'customer',
      at: expect.any(String),
    });
    const token = await machine.token('lead');
    const path = `/v1/staff/cases/${who.reference}/attachments`;
    const { body: forStaff } = await machine.call('POST', `${path}/F1/download`, { token });
    const { body: forCustomer } = await download(who, 'F1');
    for (const { url, state } of [forStaff, forCustomer]) {
      const saved = await fetch(String(url));
      expect(state).toBe('clean');
      expect(Buffer.from(await saved.arrayBuffer())).toEqual(photo);
      expect(saved.headers.get('content-type')).toBe('application/octet-stream');
      expect(saved.headers.get('content-disposition')).toBe(
        `attachment; filename="_ No1.png"; filename*=UTF-8''%E5%8F%91%E7%A5%A8%20%E2%84%961.png`,
      );
    }
    const { body: seen } = await machine.call('GET', path, { token });
    expect(seen['attachments']).toMatchObject([
      { id: 'F1', shared: true, addedBy: { type: 'customer' }, sha256: sha256(photo) },
    ]);
    const { body: subject } = await machine.call('GET', `/v1/staff/cases/${who.reference}`, { token });
    const types = (subject['timeline'] as { type: string }[]).map(({ type }) => type);
    expect(types.filter((type) => type.startsWith('Attachment'))).toEqual(['AttachmentAdded', 'AttachmentScanned']);
  });

  test('with malware in it is refused, and nobody is given it', async () => {
    const who = await complain();
    const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
    const link = await allowed(who, eicar, 'proof.txt', 'text/plain');
    await send(link, eicar);
    expect(await settled(who, link.id)).toMatchObject({ state: 'refused' });
    const token = await machine.token('admin');
    const path = `/v1/staff/cases/${who.reference}/attachments/F1/download`;
    for (const answer of [await download(who, 'F1'), await machine.call('POST', path, { token })]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'attachment.refused' } });
    }
  });

  test('that nobody can look into says so of itself', async () => {
    const who = await complain();
    const locked = Buffer.concat([
      Buffer.from('PK\u0003\u0004\u0014\u0000\u0001\u0000', 'latin1'),
      Buffer.alloc(60, 7),
    ]);
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const link = await allowed(who, locked, 'contract.docx', type);
    await send(link, locked);
    expect(await settled(who, link.id)).toMatchObject({ state: 'unscanned' });
    expect((await download(who, 'F1')).body).toMatchObject({ state: 'unscanned' });
  });
});

describe('A link to upload', () => {
  test('takes exactly the file that was promised, and no other', async () => {
    const who = await complain();
    const link = await allowed(who, photo);
    const other = Buffer.from(photo);
    other[0] = 0;
    expect(await complaintOf(await send(link, other))).toEqual({ status: 400, code: 'BadDigest' });
    expect(await complaintOf(await send(link, other, { 'x-amz-checksum-sha256': sha256(other) }))).toEqual({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await complaintOf(await send(link, Buffer.concat([photo, photo])))).toEqual({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await complaintOf(await send(link, photo, { 'content-type': 'text/html' }))).toEqual({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    const { 'if-none-match': _once, ...overwriting } = link.upload.headers;
    const again = await fetch(link.upload.url, { method: 'PUT', headers: overwriting, body: new Uint8Array(photo) });
    expect(await complaintOf(again)).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
    expect(await complaintOf(await send(link, photo, { 'x-amz-tagging': 'a=b' }))).toEqual({
      status: 403,
      code: 'AccessDenied',
    });
    const elsewhere = { ...link, upload: { ...link.upload, url: link.upload.url.replace(/F1-/, 'F2-') } };
    expect(await complaintOf(await send(elsewhere, photo))).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
    expect(await complaintOf(await fetch(link.upload.url))).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
    expect(await attachments(who)).toMatchObject([{ state: 'awaiting' }]);
  });

  test('works once, though it may be asked for again', async () => {
    const who = await complain();
    const link = await allowed(who, photo);
    expect((await allowed(who, photo)).id).toBe(link.id);
    const sent = await Promise.all(Array.from({ length: 5 }, () => send(link, photo)));
    const statuses = sent.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1).every((status) => status === 409 || status === 412)).toBe(true);
    expect(await complaintOf(await send(link, photo))).toEqual({ status: 412, code: 'PreconditionFailed' });
    await settled(who, link.id);
    expect(await attachments(who)).toHaveLength(1);
  });

  test('is for the holder of the secret of that very case', async () => {
    const [mine, theirs] = [await complain(), await complain('Another one.')];
    const link = await allowed(mine, photo);
    await send(link, photo);
    await settled(mine, link.id);
    const crossed = { reference: mine.reference, secret: theirs.secret };
    expect((await ask(crossed, promised(photo))).status).toBe(404);
    expect((await download(crossed, 'F1')).status).toBe(404);
    expect(await download(theirs, 'F1')).toMatchObject({ status: 404, body: { code: 'attachment.not-found' } });
  });

  test('runs out, and is forgotten', async () => {
    const who = await complain();
    const link = await allowed(who, photo);
    await machine.advance('PT16M');
    expect(await complaintOf(await send(link, photo))).toEqual({ status: 403, code: 'AccessDenied' });
    expect(await attachments(who)).toEqual([]);
  });
});

describe('Staff', () => {
  test('keep evidence to themselves unless they share it', async () => {
    const who = await complain();
    const token = await machine.token('lead');
    const path = `/v1/staff/cases/${who.reference}/attachments`;
    for (const [name, shared] of [
      ['ours.png', false],
      ['for you.png', true],
    ] as const) {
      const bytes = Buffer.from(`${name} ${photo.toString('latin1')}`);
      const { body } = await machine.call('POST', path, { token, body: { ...promised(bytes, name), shared } });
      await send(body as Link, bytes);
    }
    expect(await settled(who, 'F2')).toMatchObject({ id: 'F2', name: 'for you.png', by: 'staff', state: 'clean' });
    expect(await attachments(who)).toHaveLength(1);
    expect(await download(who, 'F1')).toMatchObject({ status: 404, body: { code: 'attachment.not-found' } });
    expect((await download(who, 'F2')).status).toBe(200);
    const { body } = await machine.call('GET', `/v1/complaints/${who.reference}`, { token: who.secret });
    expect(JSON.stringify(body)).not.toContain('ours.png');
    expect(JSON.stringify(body)).not.toContain('"lead"');
  });
});

describe('A page of another site that embeds the form', () => {
  test('may send a file only if its origin is one of those that were configured', async () => {
    const who = await complain();
    const link = await allowed(who, photo);
    const question = (origin: string, method = 'PUT', headers = 'content-type,if-none-match,x-amz-checksum-sha256') =>
      fetch(link.upload.url, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': headers,
        },
      });
    const ours = await question('https://d111111abcdef8.cloudfront.net');
    expect(ours.status).toBe(200);
    expect(ours.headers.get('access-control-allow-origin')).toBe('https://d111111abcdef8.cloudfront.net');
    expect((await question('https://evil.example')).status).toBe(403);
    expect((await question('https://d111111abcdef8.cloudfront.net', 'DELETE')).status).toBe(403);
    expect((await question('https://d111111abcdef8.cloudfront.net', 'PUT', 'x-amz-acl')).status).toBe(403);
  });
});

describe("A customer's whole life", () => {
  type Request = { id: string; state: string; counts: Record<string, number>; cases: { outcome: string }[] };
  const manage = async (method: string, path: string, body?: unknown) =>
    machine.call(method, `/v1/staff${path}`, {
      token: await machine.token('manager'),
      ...(body !== undefined && { body }),
    });
  const lucy = { name: 'Lucy Linden', email: 'lucy.linden@customer.example', phone: '13811112222', language: 'en' };
  const take = async (kind: string, more: Record<string, unknown> = {}): Promise<Request> => {
    const body = { kind, email: lucy.email.toUpperCase(), reason: 'Asked by mail, and showed a card.', ...more };
    const taken = await manage('POST', '/privacy-requests', body);
    expect([taken.status, taken.body['state']]).toEqual([202, 'waiting']);
    return taken.body as Request;
  };
  /** Each minute's run works on what is due. */
  const worked = async ({ id }: Request, state: string): Promise<Request> => {
    await machine.advance('PT1M');
    return waitFor(
      async () => {
        const { body } = await manage('GET', `/privacy-requests/${id}`);
        return body['state'] === state ? (body as Request) : undefined;
      },
      { because: () => `Request ${id} never came to be ${state}.\n${machine.output}` },
    );
  };
  const saved = async ({ id }: Request, form: 'json' | 'html'): Promise<Response> => {
    const { body } = await manage('POST', `/privacy-requests/${id}/download`, {});
    return fetch(String(body[form]));
  };

  test('ends with the desk knowing nothing of them, and all that it counted and proved still so', async () => {
    const description = 'My kettle of Linden street leaks since Monday.';
    const { body } = await machine.call('POST', '/v1/complaints', { body: { customer: lucy, description } });
    const who = { reference: String(body['reference']), secret: String(body['trackingSecret']) };
    const track = () => machine.call('GET', `/v1/complaints/${who.reference}`, { token: who.secret });
    await machine.mail(lucy.email);
    const link = await allowed(who, photo, 'Linden.png');
    await send(link, photo);
    await settled(who, link.id);
    const { body: file } = await download(who, link.id);
    await manage('POST', `/cases/${who.reference}/take`, {});
    await manage('POST', `/cases/${who.reference}/resolve`, {
      explanation: 'A new one is on its way to Linden street.',
    });
    const confirmed = await machine.call('POST', `/v1/complaints/${who.reference}/confirm`, {
      token: who.secret,
      body: { rating: 5 },
    });
    expect(confirmed.body).toMatchObject({ status: 'closed' });
    await machine.mail(lucy.email, ({ subject }) => subject.includes('closed'));

    const given = await worked(await take('export'), 'done');
    const json = await saved(given, 'json');
    expect(json.headers.get('content-disposition')).toContain('attachment');
    expect(await json.json()).toMatchObject({
      format: 'redress-export/1',
      cases: [{ reference: who.reference, description, you: lucy, files: [{ name: 'Linden.png' }] }],
    });
    const html = await saved(given, 'html');
    expect([html.headers.get('content-type'), (await html.text()).includes('Linden street')]).toEqual([
      'application/octet-stream',
      true,
    ]);

    type Period = { ratings: { count: number }; service: { clock: string; inTime: number; late: number }[] };
    /** But for how many answers are late: cases of other customers are left to wait here. */
    const dashboard = async () => {
      const { service, ...period } = (await manage('GET', '/dashboard?days=90')).body['period'] as Period;
      return { ...period, inTime: service.map(({ clock, inTime }) => ({ clock, inTime })) };
    };
    const counted = await waitFor(
      async () => {
        const period = await dashboard();
        return period.ratings.count === 1 && period;
      },
      { because: () => 'The dashboard never counted the rating.' },
    );
    await machine.remember();
    const mistaken = await take('erasure', { email: 'somebody.else@customer.example' });
    expect((await manage('POST', `/privacy-requests/${mistaken.id}/cancel`, {})).body['state']).toBe('cancelled');
    const erasure = await take('erasure');
    await machine.advance('PT1M');
    await waitFor(async () => {
      const { body: seen } = await manage('GET', `/privacy-requests/${erasure.id}`);
      return (seen as Request).counts['found'] === 1;
    });
    expect((await track()).status).toBe(200);
    await machine.advance('PT24H');
    expect(await worked(erasure, 'done')).toMatchObject({ counts: { erased: 1 }, cases: [{ outcome: 'erased' }] });

    const timeline = async () => {
      const { body: seen } = await manage('GET', `/cases/${who.reference}`);
      return (seen['timeline'] as { type: string }[]).map(({ type }) => type);
    };
    await waitFor(async () => (await timeline()).includes('ErasureCompleted'), {
      because: () => `The rest of it was never taken out.\n${machine.output}`,
    });
    const gone = await track();
    expect([gone.status, gone.body['code']]).toEqual([410, 'complaint.erased']);
    expect((await fetch(String(file['url']))).status).toBe(403);
    const { body: proof } = await manage('GET', `/cases/${who.reference}/audit`);
    expect(proof).toMatchObject({ intact: true });
    expect(JSON.stringify((await manage('GET', `/cases/${who.reference}`)).body)).not.toMatch(/Linden|1381111/i);
    expect(await dashboard()).toEqual(counted);
    expect(await (await saved(await worked(await take('export'), 'done'), 'json')).json()).toMatchObject({ cases: [] });
    const listed = (await manage('GET', '/privacy-requests')).body['requests'] as Request[];
    expect(listed.map(({ state }) => state)).toEqual(['done', 'done', 'cancelled', 'done']);
    const { body: retention } = await manage('GET', '/retention');
    const round = { erased: 0, failed: 0, finishedAt: expect.any(String) };
    expect(retention['runs']).toEqual(expect.arrayContaining([expect.objectContaining(round)]));
    expect(machine.output).not.toMatch(/AccessDenied|not authorized/);
  });
});
