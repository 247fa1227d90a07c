import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actOnLink, type LinkDesk, previewLink } from '../../../functions/domain/casework/act-on-link.ts';
import { assign } from '../../../functions/domain/casework/assign.ts';
import { close, resolve } from '../../../functions/domain/casework/conclude.ts';
import { linkView } from '../../../functions/domain/casework/link-view.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { actionLink, type LinkAction, type LinkPerson } from '../../../functions/domain/correspondence/action-links.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import type { Policy } from '../../../functions/domain/sla/policy.ts';
import { directory } from '../../api/api-at-work.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
let services: LinkDesk;
beforeAll(async () => {
  desk = await openDesk();
  const onCall = [{ name: 'Night watch', email: 'night@acme.example' }];
  services = { ...desk, staff: directory, settings: { ...desk.settings, onCall } };
});
afterAll(async () => desk.close());

/** The machine's manager, and the line's lead, who does not sign in. */
const manager: LinkPerson = { email: 'manager@example.com', name: 'Amara Okafor', id: 'manager' };
const lead: LinkPerson = { email: 'lead@acme.example', name: 'Lead' };
const agent = { type: 'staff', id: 'agent', role: 'agent' } as const;

const complain = async () =>
  (
    await register(
      desk,
      { customer: { name: 'Li Lei', email: 'lilei@customer.example' }, description: 'The parcel never came.' },
      { enteredBy: { type: 'customer' } },
    )
  ).reference;

const tokenFor = async (reference: string, action: LinkAction, person = manager, deskOf = services) => {
  const now = desk.clock.now();
  const link = await actionLink(deskOf, { action, reference, clock: 'default/first-response', rung: 2, person, now });
  return link.slice(link.indexOf('#') + 1);
};
const act = (token: string, assignee?: string) => actOnLink(services, token, assignee);
const codeOf = (outcome: Promise<unknown>) =>
  outcome.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const timeline = async (reference: string) => (await desk.cases.open(reference))?.events.slice(1) ?? [];

describe('Somebody who was told that an answer is late', () => {
  test('says that they know: it stands on the timeline, and no clock and no next step is touched', async () => {
    const reference = await complain();
    const before = await desk.cases.find(reference);
    const done = await act(await tokenFor(reference, 'acknowledge'));
    expect(await timeline(reference)).toMatchObject([
      {
        type: 'EscalationAcknowledged',
        by: { type: 'staff', id: 'manager', role: 'link' },
        facts: { clock: 'default/first-response', rung: 2, person: 'manager' },
      },
    ]);
    expect(done.subject.clocks).toEqual(before?.clocks);
    expect(done.subject.status).toBe('received');
  });

  test('takes the case over from whoever has it', async () => {
    const reference = await complain();
    await change(desk, reference, 'assign', assign('agent', agent));
    await act(await tokenFor(reference, 'take-over'));
    expect(await desk.cases.find(reference)).toMatchObject({ assignee: 'manager', status: 'in-progress' });
    expect((await timeline(reference)).at(-1)).toMatchObject({
      type: 'CaseAssigned',
      by: { id: 'manager', role: 'link' },
      facts: { assignee: 'manager', previous: 'agent', taken: true },
    });
  });

  test('gives it to a colleague, named by address or by user name, and to nobody whom the desk does not know', async () => {
    const reference = await complain();
    const token = await tokenFor(reference, 'reassign');
    expect(await codeOf(act(token, 'nobody@example.com'))).toBe('request.invalid');
    expect(await codeOf(act(token))).toBe('request.invalid');
    await act(token, ' agent2@example.com ');
    expect(await desk.cases.find(reference)).toMatchObject({ assignee: 'agent2' });
    expect(await codeOf(act(await tokenFor(reference, 'take-over'), 'agent'))).toBe('request.invalid');
  });

  test('is known by address when they do not sign in', async () => {
    const reference = await complain();
    await act(await tokenFor(reference, 'take-over', lead));
    expect(await desk.cases.find(reference)).toMatchObject({ assignee: 'lead@acme.example' });
  });

  test('is the person who signs in, when the line names them by an address that the directory knows', async () => {
    const reference = await complain();
    const escalation = [{ name: 'Manager', email: 'manager@example.com' }];
    const line = { ...services, settings: { ...services.settings, escalation } };
    const token = await tokenFor(reference, 'take-over', { email: 'Manager@example.com', name: 'Manager' });
    await actOnLink(line, token, undefined);
    expect(await desk.cases.find(reference)).toMatchObject({ assignee: 'manager' });
  });

  test('may be on the rota, or be named by a policy that the case was given', async () => {
    const reference = await complain();
    const ladder: Policy['ladder'] = [{ when: '+0%', to: ['ombudsman@acme.example'], by: 'mail' }];
    const withAddress: LinkDesk = {
      ...services,
      policies: {
        ...desk.policies,
        of: async (refs) => (await desk.policies.of(refs)).map((one) => ({ ...one, ladder })),
      },
    };
    const named = await tokenFor(reference, 'acknowledge', { email: 'ombudsman@acme.example', name: 'Ombudsman' });
    expect(await codeOf(act(named))).toBe('link.invalid');
    expect(await codeOf(actOnLink(withAddress, named, undefined))).toBe('done');
    const onCall = await tokenFor(reference, 'acknowledge', { email: 'night@acme.example', name: 'Night watch' });
    expect(await codeOf(act(onCall))).toBe('done');
  });

  test('can do nothing by the link any more after leaving the staff or the line', async () => {
    const reference = await complain();
    const left = await tokenFor(reference, 'take-over', { email: 'x@example.com', name: 'X', id: 'left-last-week' });
    const formerLead = await tokenFor(reference, 'take-over', { email: 'former@acme.example', name: 'Former lead' });
    expect([await codeOf(act(left)), await codeOf(act(formerLead))]).toEqual(['link.invalid', 'link.invalid']);
  });
});

describe('A link of a mail', () => {
  test('works once: who uses it again is told who did so, and when', async () => {
    const reference = await complain();
    const token = await tokenFor(reference, 'take-over');
    const at = desk.clock.now();
    await act(token);
    desk.later({ days: 6 });
    const used = { code: 'link.used', details: { by: 'Amara Okafor', at, reference } };
    await expect(act(token)).rejects.toMatchObject(used);
    await expect(previewLink(services, token)).rejects.toMatchObject(used);
  });

  test('works once when twenty press at the same moment, whatever it is for', async () => {
    for (const [action, assignee] of [['acknowledge'], ['take-over'], ['reassign', 'agent']] as const) {
      const reference = await complain();
      const token = await tokenFor(reference, action);
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => codeOf(act(token, assignee))));
      expect(outcomes.toSorted()).toEqual(['done', ...Array.from({ length: 19 }, () => 'link.used')]);
      expect(await timeline(reference)).toHaveLength(1);
    }
  });

  test('works once for two people who press at the same moment: both are heard, or one is told who was faster', async () => {
    const reference = await complain();
    const tokens = [await tokenFor(reference, 'take-over'), await tokenFor(reference, 'take-over', lead)];
    const outcomes = await Promise.all(tokens.map((token) => codeOf(act(token))));
    for (const outcome of outcomes) expect(['done', 'complaint.conflict']).toContain(outcome);
    expect(outcomes).toContain('done');
    expect(await timeline(reference)).toHaveLength(outcomes.filter((outcome) => outcome === 'done').length);
  });

  test('is used up even when there was nothing left to do, so that it cannot take the case back later', async () => {
    const reference = await complain();
    const token = await tokenFor(reference, 'take-over');
    await change(desk, reference, 'assign', assign('manager', agent));
    await act(token);
    expect((await timeline(reference)).at(-1)).toMatchObject({ type: 'EscalationAcknowledged' });
    await change(desk, reference, 'assign', assign('agent', agent));
    expect(await codeOf(act(token))).toBe('link.used');
    expect(await desk.cases.find(reference)).toMatchObject({ assignee: 'agent' });
  });

  test('is answered as before when the same press comes twice, because its answer was lost', async () => {
    const reference = await complain();
    const token = await tokenFor(reference, 'acknowledge');
    const press = { key: 'the same press', request: token };
    const first = await actOnLink(services, token, undefined, press);
    desk.later({ minutes: 1 });
    expect(await actOnLink(services, token, undefined, press)).toMatchObject({ at: first.at });
    expect(await timeline(reference)).toHaveLength(1);
  });

  test('does nothing to a case that is settled, and says so; a used one says that it was used', async () => {
    const reference = await complain();
    const [used, unused] = [await tokenFor(reference, 'take-over'), await tokenFor(reference, 'take-over', lead)];
    await act(used);
    await change(desk, reference, 'resolve', resolve('It arrived today.', agent));
    expect(await codeOf(act(unused))).toBe('complaint.wrong-status');
    await change(desk, reference, 'close', close(agent));
    expect(await codeOf(act(await tokenFor(reference, 'acknowledge')))).toBe('complaint.wrong-status');
    expect(await codeOf(act(used))).toBe('link.used');
    expect(await linkView(directory, await previewLink(services, unused), 'en')).toMatchObject({
      possible: false,
      status: 'closed',
    });
  });

  test('of a case that does not exist is refused like any other that is no good', async () => {
    expect(await codeOf(act(await tokenFor('CR-0000-0000', 'take-over')))).toBe('link.invalid');
  });

  test('shows before it is used what it would do, in the language of its reader and without the customer', async () => {
    const reference = await complain();
    await change(desk, reference, 'assign', assign('agent2', agent));
    desk.later({ hours: 30 });
    const token = await tokenFor(reference, 'take-over');
    const before = await desk.cases.find(reference);
    const view = await linkView(directory, await previewLink(services, token), 'zh-CN');
    expect(view).toMatchObject({
      action: 'take-over',
      reference,
      possible: true,
      actingAs: 'Amara Okafor',
      handler: 'Maria Lopez',
      deadline: { clock: 'first-response', says: '24 小时内首次回复。' },
    });
    expect(JSON.stringify(view)).not.toMatch(/Li Lei|lilei|parcel/);
    expect(await desk.cases.find(reference)).toEqual(before);
  });
});
