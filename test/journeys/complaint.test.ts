import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyOf } from '../../functions/domain/intake/webhook-signature.ts';
import { signedWebhook } from '../api/signed-webhook.ts';
import { type LocalMachine, type LocalMail, startMachine, waitFor } from './machine.ts';

let machine: LocalMachine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(async () => {
  await machine.stop();
});

type Made = { reference: string; trackingSecret: string; trackingUrl: string; deadlines: Record<string, string> };

/** Somebody of the staff at work: calls with their own token. */
async function staff(user: string) {
  const token = await machine.token(user);
  return async (method: 'GET' | 'POST', path: string, body?: unknown, headers?: Record<string, string>) =>
    machine.call(method, `/v1/staff/cases${path}`, {
      token,
      ...(body !== undefined && { body }),
      ...(headers && { headers }),
    });
}

async function complain(customer: Record<string, string>, description: string, product?: string): Promise<Made> {
  const { status, body } = await machine.call('POST', '/v1/complaints', {
    body: { customer, description, ...(product !== undefined && { product }) },
  });
  expect(status).toBe(201);
  return body as unknown as Made;
}

/** Waits for the mail whose subject names the case and matches. */
async function mailTo(to: string, subject: RegExp, reference: string): Promise<LocalMail> {
  return waitFor(
    async () => (await machine.mails(to)).find((mail) => subject.test(mail.subject) && mail.text.includes(reference)),
    { because: () => `No mail to ${to} about ${reference} with the subject ${subject}` },
  );
}

const timelineOf = async (agent: Awaited<ReturnType<typeof staff>>, reference: string): Promise<string[]> =>
  ((await agent('GET', `/${reference}`)).body as unknown as { timeline: { type: string }[] }).timeline.map(
    ({ type }) => type,
  );

/** Waits until the desk has done its own part: the customer is told, the complaint is assessed. */
const welcomed = async (agent: Awaited<ReturnType<typeof staff>>, reference: string): Promise<boolean> =>
  waitFor(async () => {
    const timeline = await timelineOf(agent, reference);
    return ['ComplaintAcknowledged', 'ComplaintAssessed'].every((type) => timeline.includes(type));
  });

describe('一件中文投诉，从提交到结案', () => {
  test('客户得到确认、答复、决定和结案通知，全部用中文，串在同一会话里', async () => {
    const customer = 'hanmeimei@customer.example';
    const { reference, trackingSecret } = await complain(
      { name: '韩梅梅', email: customer },
      '电水壶用了两天就漏水，打了三次客服电话都没人回。',
      '电水壶',
    );
    const acknowledgement = await mailTo(customer, /收到/, reference);
    expect(acknowledgement.html).toContain('lang="zh-CN"');
    expect(acknowledgement.text).toContain(`/track#reference=${reference}&secret=${trackingSecret}`);

    const agent = await staff('agent');
    await welcomed(agent, reference);
    const queue = (await agent('GET', '?limit=100')).body as unknown as { items: { reference: string }[] };
    expect(queue.items.map((row) => row.reference)).toContain(reference);

    expect((await agent('POST', `/${reference}/take`)).status).toBe(200);
    await agent('POST', `/${reference}/notes`, { text: '同批次有漏水记录。' });
    expect((await agent('POST', `/${reference}/replies`, { text: '非常抱歉，我们今天就为您换新。' })).status).toBe(201);
    const reply = await mailTo(customer, /答复|回复/, reference);
    expect(reply.text).toContain('我们今天就为您换新');
    expect(reply.text).not.toContain('同批次');
    expect(reply.headers['In-Reply-To']).toBe(acknowledgement.headers['Message-ID']);

    const resolved = await agent('POST', `/${reference}/resolve`, {
      explanation: '密封圈有缺陷，已换新并检查同批次库存。',
    });
    expect(resolved.body).toMatchObject({ status: 'resolved' });
    const decision = await mailTo(customer, /处理结果|决定|结果/, reference);
    expect(decision.text).toContain('密封圈有缺陷');
    expect((await agent('POST', `/${reference}/close`)).status).toBe(200);
    await mailTo(customer, /结案|关闭|办结/, reference);

    const followed = await machine.call('GET', `/v1/complaints/${reference}`, { token: trackingSecret });
    expect(followed.body).toMatchObject({
      status: 'closed',
      description: '电水壶用了两天就漏水，打了三次客服电话都没人回。',
    });
    expect(JSON.stringify(followed.body)).not.toContain('同批次有漏水记录');
  });
});

describe('A complaint in English, from the form to the closing mail', () => {
  test('the customer is told at each step, in English, and no mail is sent twice', async () => {
    const customer = 'jim.green@customer.example';
    const { reference } = await complain(
      { name: 'Jim Green', email: customer },
      'My parcel is three days late and nobody answers.',
    );
    await mailTo(customer, /received/i, reference);
    const agent = await staff('agent');
    await welcomed(agent, reference);
    await agent('POST', `/${reference}/take`);
    await waitFor(async () => (await machine.mails(customer)).length === 2);
    await agent('POST', `/${reference}/replies`, { text: 'I found your parcel; it arrives tomorrow.' });
    await agent('POST', `/${reference}/resolve`, { explanation: 'The depot had lost the label. It is delivered.' });
    await agent('POST', `/${reference}/close`);
    await waitFor(async () => (await machine.mails(customer)).length >= 5);
    const subjects = (await machine.mails(customer)).map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(await timelineOf(agent, reference)).toEqual(
      expect.arrayContaining([
        'ComplaintReceived',
        'ComplaintAcknowledged',
        'ComplaintAssessed',
        'CaseAssigned',
        'ReplyAdded',
        'ComplaintResolved',
        'ComplaintClosed',
      ]),
    );
  });

  test('two agents who take it at once: one has it, the other is told who', async () => {
    const { reference } = await complain({ name: 'A', phone: '13800138000' }, 'The invoice is wrong.');
    const [agent, lead] = await Promise.all([staff('agent'), staff('lead')]);
    const answers = await Promise.all([agent('POST', `/${reference}/take`), lead('POST', `/${reference}/take`)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)?.body;
    const won = answers.find(({ status }) => status === 200)?.body as unknown as { assignee: string };
    expect(lost).toMatchObject({ changedBy: won.assignee });
  });
});

describe('Another system of the enterprise', () => {
  test('files what its customers tell it, signed; its secret is rotated, and the old one is good for three days more', async () => {
    const file = async (source: string, secret: string, id: string): Promise<{ status: number; reference: string }> => {
      const customer = { name: 'Lucy Li', email: 'lucy.li@customer.example', language: 'en', tier: 'gold' };
      const { rawBody, headers } = signedWebhook(
        { type: 'complaint.filed', data: { customer, description: 'The parcel “水壶” came open.' } },
        { at: (await machine.now()).toISOString(), id, source, keys: [keyOf(secret) ?? Buffer.of()] },
      );
      const { status, body } = await machine.call('POST', `/v1/webhooks/${source}`, { rawBody, headers });
      return { status, reference: String(body['reference']) };
    };
    const secretOf = async (path: string, method = 'GET'): Promise<string> =>
      String((await machine.call(method, `/_local/webhooks/${path}`)).body['text']);

    const first = await secretOf('shop');
    const filed = await file('shop', first, 'order-77');
    expect(filed.status).toBe(201);
    await mailTo('lucy.li@customer.example', /received|complaint/i, filed.reference);
    const manager = await staff('manager');
    expect((await manager('GET', `/${filed.reference}`)).body).toMatchObject({
      channel: 'web',
      customer: { tier: 'gold' },
      enteredBy: { type: 'system' },
    });

    const second = await secretOf('shop/rotate', 'POST');
    // A function that asked for the keys just now asks again ten seconds later at the earliest.
    await waitFor(async () => (await file('shop', second, 'order-77')).status === 201);
    expect(await file('shop', second, 'order-77')).toEqual(filed);
    expect(await file('shop', first, 'order-77')).toEqual(filed);
    expect((await file('call-centre', second, 'order-77')).status).toBe(401);
    const called = await file('call-centre', await secretOf('call-centre'), 'order-77');
    expect([called.status, called.reference === filed.reference]).toEqual([201, false]);
  });
});

describe('A promise that nobody keeps', () => {
  test('is warned of, is breached, and goes up the line, each once, while time moves on', async () => {
    const { reference } = await complain(
      { name: 'Lucy', email: 'lucy@customer.example' },
      'The charger caught fire while my daughter was next to it!',
      'Charger',
    );
    await mailTo('lead@example.com', /urgent|紧急/i, reference);
    await machine.advance('PT1H35M');
    const lead = await staff('lead');
    await waitFor(async () => (await timelineOf(lead, reference)).includes('DeadlineWarned'));
    await machine.advance('PT30M');
    const breach = await mailTo('lead@example.com', /late|breach|逾期|超时/i, reference);
    const firstLines = breach.text.split('\n').slice(0, 5).join('\n');
    expect(firstLines).toContain('The charger caught fire');
    expect(firstLines).toContain(`/console#/cases/${reference}`);
    await machine.advance('PT1H');
    await mailTo('manager@example.com', /late|escalat|逾期|升级|超时/i, reference);
    await machine.advance('PT1H');
    await mailTo('director@example.com', /late|escalat|逾期|升级|超时/i, reference);
    await Promise.all([machine.advance('PT1M'), machine.advance('PT1M')]);
    const steps = (await timelineOf(lead, reference)).filter((type) => /Deadline|Escalated/.test(type));
    expect(steps.filter((type) => type === 'CaseEscalated')).toHaveLength(2);
    const alarms = (await machine.mails('manager@example.com')).filter((mail) => mail.text.includes(reference));
    expect(alarms).toHaveLength(1);
  });
});

describe('The machine is killed in the middle', () => {
  /** Waits until nothing moves any more but what waits for its time: two looks, a second apart, see the same. */
  async function calm(): Promise<void> {
    let before = '';
    await waitFor(
      async () => {
        await sleep(1000);
        const queues = await machine.queues();
        const busy = queues.some(
          ({ name, visible, inFlight }) => visible > 0 || (/feedback/i.test(name) && inFlight > 0),
        );
        const now = JSON.stringify([(await machine.mails()).length, queues]);
        const same = !busy && now === before;
        before = now;
        return same;
      },
      { milliseconds: 120_000, because: () => `It does not come to rest: ${before}` },
    );
  }

  test('no complaint is lost, and every customer is told exactly once', async () => {
    const customers = Array.from({ length: 40 }, (_, index) => `kill${index}@customer.example`);
    const made = await Promise.all(
      customers.map(async (email) => complain({ name: 'K', email }, 'The lamp flickers.')),
    );
    await waitFor(async () => (await machine.mails('kill')).length > 0);
    await machine.kill();
    await machine.start();
    await calm();
    // The leases of those who died while sending end, and the queues deliver again what they held.
    // Nobody who is still sending is taken for one of those.
    await machine.advance('PT5M', 'brisk');
    const agent = await staff('agent');
    const steps = ['ComplaintReceived', 'ComplaintAcknowledged', 'ComplaintAssessed'];
    for (const { reference } of made) {
      await waitFor(async () => (await timelineOf(agent, reference)).length >= steps.length);
      expect((await timelineOf(agent, reference)).toSorted()).toEqual(steps.toSorted());
    }
    await calm();
    const told = await Promise.all(customers.map(async (email) => (await machine.mails(email)).length));
    expect(told).toEqual(customers.map(() => 1));
    expect((await machine.queues()).filter(({ dead = 0 }) => dead > 0)).toEqual([]);
  }, 400_000);
});
