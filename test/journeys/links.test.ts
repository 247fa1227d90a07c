import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalMachine, startMachine } from './machine.ts';

let machine: LocalMachine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(async () => machine?.stop());

const post = (path: string, body: unknown) => machine.call('POST', path, { body });

describe('A late case, from the mail to the case', () => {
  test('its mail offers three links; looking changes nothing, and each works once, whoever presses how often', async () => {
    const { body: made } = await post('/v1/complaints', {
      customer: { name: 'Bo', email: 'bo@customer.example' },
      description: 'The parcel is lost.',
    });
    const reference = String(made['reference']);
    await machine.advance('PT25H');
    const mail = await machine.mail('lead@example.com', ({ text }) => text.includes(reference));
    expect(mail.html).not.toMatch(/\?[^"]*token/);
    const tokens = Array.from(mail.text.matchAll(/\/confirm#([\w.-]+)/g), ([, token]) => token);

    const looks = await Promise.all(tokens.map((token) => post('/v1/links/look', { token })));
    expect(looks.map(({ body }) => body['action'])).toEqual(['acknowledge', 'take-over', 'reassign']);
    for (const { body } of looks) expect(body).toMatchObject({ reference, actingAs: 'Na Li', status: 'received' });

    const [acknowledge, takeOver, reassign] = tokens;
    const pressed = await Promise.all(
      Array.from({ length: 20 }, () => post('/v1/links/confirm', { token: acknowledge })),
    );
    expect(pressed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    expect((await post('/v1/links/confirm', { token: takeOver })).body).toMatchObject({ assignee: 'Na Li' });
    expect((await post('/v1/links/confirm', { token: reassign, assignee: 'agent2' })).status).toBe(200);

    const token = await machine.token('auditor');
    const { body: subject } = await machine.call('GET', `/v1/staff/cases/${reference}`, { token });
    const byLink = (subject['timeline'] as { type: string; by: { id?: string; role?: string } }[])
      .filter(({ by }) => by.role === 'link')
      .map(({ type, by }) => `${type} by ${by.id}`);
    expect(byLink).toEqual(['EscalationAcknowledged by lead', 'CaseAssigned by lead', 'CaseAssigned by lead']);
    expect(subject['assignee']).toBe('agent2');
  });
});
