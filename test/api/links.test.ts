import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actionLink, type LinkAction } from '../../functions/domain/correspondence/action-links.ts';
import { longestToken } from '../../functions/domain/correspondence/link-actions.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const submitted = async (): Promise<string> =>
  (
    await api('submitComplaint', {
      body: { customer: { name: 'Li Lei', phone: '+86 138 0013 8000' }, description: 'The kettle leaks.' },
    })
  ).body.reference;

const manager = { id: 'manager', email: 'manager@example.com', name: 'Amara Okafor' };
const tokenFor = async (reference: string, action: LinkAction): Promise<string> => {
  const step = { clock: 'default/first-response', rung: 2 };
  const link = await actionLink(desk, { action, reference, ...step, person: manager, now: desk.clock.now() });
  return link.slice(link.indexOf('#') + 1);
};
const versionOf = async (reference: string) => (await desk.cases.find(reference))?.version;

describe('The link of an escalation mail', () => {
  test('can be looked at as often as a scanner likes, and changes nothing', async () => {
    const reference = await submitted();
    const body = { token: await tokenFor(reference, 'take-over') };
    for (let look = 0; look < 3; look += 1) {
      const { status, body: shown } = await api('lookAtLink', { body, headers: { 'Accept-Language': 'zh-CN' } });
      expect(status).toBe(200);
      expect(shown).toMatchObject({ reference, action: 'take-over', actingAs: 'Amara Okafor', status: 'received' });
      expect(shown.deadline.says).toBe('24 小时内首次回复。');
      expect(JSON.stringify(shown)).not.toMatch(/Li Lei|138|kettle/);
    }
    expect(await versionOf(reference)).toBe(1);
  });

  test('does what it is for when it is confirmed, and the case shows who did so by a link', async () => {
    const reference = await submitted();
    const token = await tokenFor(reference, 'reassign');
    const done = await api('confirmLink', { body: { token, assignee: 'agent2' } });
    expect(done).toMatchObject({ status: 200, body: { action: 'reassign', reference, assignee: 'Maria Lopez' } });
    const { body } = await api('readCase', { reference, as: ['auditor'] });
    expect(body.assignee).toBe('agent2');
    expect(body.timeline.at(-1)).toMatchObject({
      type: 'CaseAssigned',
      by: { type: 'staff', id: 'manager', role: 'link' },
    });
    expect(JSON.stringify(body)).not.toContain('usedLinks');
  });

  test('is refused the second time with who used it and when, in the language of the caller', async () => {
    const reference = await submitted();
    const body = { token: await tokenFor(reference, 'acknowledge') };
    const at = desk.clock.now();
    expect((await api('confirmLink', { body })).status).toBe(200);
    desk.later({ hours: 1 });
    const again = await api('confirmLink', { body, headers: { 'Accept-Language': 'zh-CN' } });
    expect(again).toMatchObject({ status: 409, body: { code: 'link.used', changedBy: 'Amara Okafor', changedAt: at } });
    expect(again.body.detail).toContain('Amara Okafor');
    expect(await versionOf(reference)).toBe(2);
  });

  test('is answered again as before when one press, named by its Idempotency-Key, arrives twice', async () => {
    const said = {
      body: { token: await tokenFor(await submitted(), 'acknowledge') },
      headers: { 'Idempotency-Key': 'one-press' },
    };
    const first = await api('confirmLink', said);
    expect(await api('confirmLink', said)).toMatchObject({ status: 200, body: first.body });
  });

  test('is refused in one and the same way, whatever is wrong with it', async () => {
    const reference = await submitted();
    const expired = await tokenFor(reference, 'acknowledge');
    desk.later({ days: 7 });
    const good = await tokenFor(reference, 'take-over');
    const other = await tokenFor(await submitted(), 'take-over');
    const nowhere = await tokenFor('CR-0000-0000', 'take-over');
    const bad = [
      good.slice(0, -1),
      `${other.split('.')[0]}.${good.split('.')[1]}`,
      expired,
      nowhere,
      '',
      '.',
      'null',
      '\u0000',
      '../../etc/passwd',
      'x'.repeat(longestToken),
    ];
    const answers = await Promise.all(
      bad.flatMap((token) => [api('lookAtLink', { body: { token } }), api('confirmLink', { body: { token } })]),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 410));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await versionOf(reference)).toBe(1);
  });

  test('is not even read when it is too long, missing, no text, or comes with fields that nobody knows', async () => {
    for (const body of [{ token: 'x'.repeat(longestToken + 1) }, {}, { token: 7 }, { token: 'x', case: 'y' }, []]) {
      expect(await api('lookAtLink', { body })).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect((await api('confirmLink', { body })).status).toBe(400);
    }
  });

  test('asks for a colleague whom the desk knows', async () => {
    const token = await tokenFor(await submitted(), 'reassign');
    const fieldOf = async (assignee?: string) =>
      (await api('confirmLink', { body: { token, assignee } })).body.errors?.[0];
    expect(await fieldOf()).toMatchObject({ field: 'assignee', code: 'required' });
    expect(await fieldOf('nobody')).toMatchObject({ field: 'assignee', code: 'not-staff' });
    expect(await fieldOf('x'.repeat(129))).toMatchObject({ field: 'assignee', code: 'too-long' });
  });
});
