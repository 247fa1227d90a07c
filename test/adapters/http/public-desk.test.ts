import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { httpPublicDesk } from '../../../functions/adapters/http/public-desk.ts';

const ticket = { reference: 'CR-7KQ3-M2XT', trackingSecret: 'a-secret' };
let server: Server;
let siteUrl = '';
let asked: { route: string; headers: IncomingMessage['headers']; body: string }[] = [];
let answers: Record<string, [status: number, body: unknown]> = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const route = `${request.method} ${request.url}`;
      asked.push({ route, headers: request.headers, body: Buffer.concat(chunks).toString() });
      const [status, body] = answers[route] ?? [404, { code: 'not-found' }];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  siteUrl = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  answers = {
    'POST /v1/complaints': [201, { ...ticket, status: 'received' }],
    'GET /v1/complaints/CR-7KQ3-M2XT': [200, { timeline: [{ type: 'ComplaintReceived', at: 'now' }] }],
    'POST /v1/complaints/CR-7KQ3-M2XT/withdraw': [200, {}],
  };
});

const complaint = { customer: { name: 'Canary', email: 'c@customer.example' }, description: 'Nobody complained.' };

describe('The public desk from outside', () => {
  test('files as a customer does, under the key that it was given', async () => {
    expect(await httpPublicDesk(siteUrl).file(complaint, 'a-key')).toEqual(ticket);
    expect(asked[0]?.headers).toMatchObject({ 'idempotency-key': 'a-key', 'content-type': 'application/json' });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual(complaint);
  });

  test('looks and withdraws with the secret of the case', async () => {
    const desk = httpPublicDesk(siteUrl);
    expect(await desk.timeline(ticket)).toEqual(['ComplaintReceived']);
    await desk.withdraw(ticket);
    expect(asked.map(({ route }) => route)).toEqual([
      'GET /v1/complaints/CR-7KQ3-M2XT',
      'POST /v1/complaints/CR-7KQ3-M2XT/withdraw',
    ]);
    for (const { headers } of asked) expect(headers.authorization).toBe('Bearer a-secret');
  });

  test('takes an error, and an answer that promises nothing, for what they are', async () => {
    const desk = httpPublicDesk(siteUrl);
    answers['POST /v1/complaints'] = [503, { code: 'service.unavailable' }];
    await expect(desk.file(complaint, 'a-key')).rejects.toThrow('Filing was answered with 503');
    answers['POST /v1/complaints'] = [200, { message: 'Come again' }];
    await expect(desk.file(complaint, 'a-key')).rejects.toThrow();
    answers['GET /v1/complaints/CR-7KQ3-M2XT'] = [200, {}];
    await expect(desk.timeline(ticket)).rejects.toThrow();
    answers['POST /v1/complaints/CR-7KQ3-M2XT/withdraw'] = [409, { code: 'complaint.wrong-status' }];
    await expect(desk.withdraw(ticket)).rejects.toThrow('Withdrawing was answered with 409');
  });
});
