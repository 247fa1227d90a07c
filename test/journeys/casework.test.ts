import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type LocalMachine, startMachine, waitFor } from './machine.ts';

/** One batch, four customers, from "who takes this" to "why it happened and that it will not happen again". */

let machine: LocalMachine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine.stop());

type Body = Record<string, unknown>;

async function as(user: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Body> {
  const token = await machine.token(user);
  const headers = { 'accept-language': 'zh-CN' };
  const answer = await machine.call(method, `/v1/staff${path}`, {
    token,
    headers,
    ...(body !== undefined && { body }),
  });
  if (answer.status >= 300)
    throw new Error(`${method} ${path} as ${user}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** What somebody is told who may not. */
async function refused(
  user: string,
  path: string,
  body: unknown,
): Promise<{ status: number; code: string; detail: string }> {
  const token = await machine.token(user);
  const headers = { 'accept-language': 'zh-CN' };
  const { status, body: problem } = await machine.call('POST', `/v1/staff${path}`, { token, headers, body });
  return { status, code: String(problem['code']), detail: String(problem['detail']) };
}

async function complain(name: string, email: string, description: string, batch = 'LOT-2026-09'): Promise<string> {
  const { status, body } = await machine.call('POST', '/v1/complaints', {
    body: { customer: { name, email }, description, product: '电热毯 H3', batch },
  });
  expect([status, body]).toEqual([201, expect.anything()]);
  const reference = String(body['reference']);
  await waitFor(async () => {
    const timeline = (await as('manager', 'GET', `/cases/${reference}`))['timeline'] as { type: string }[];
    return ['ComplaintAcknowledged', 'ComplaintAssessed'].every((type) => timeline.some((one) => one.type === type));
  });
  return reference;
}

test('一批电热毯起火：分派、任务、关联、根因、协商、双人审批、执行、纠正措施，四位客户各得答复', async () => {
  // Routed by product and language to somebody of quality
  await as('admin', 'PUT', '/routing', {
    rules: [
      { id: 'blankets', when: { product: ['电热毯'], language: ['zh-CN'] }, team: 'quality', choose: 'round-robin' },
      { id: 'rest', team: 'service', choose: 'queue' },
    ],
  });
  await as('admin', 'PUT', '/people/agent-quality', {
    teams: ['quality'],
    languages: ['zh-CN', 'en'],
    takesCases: true,
    capacity: 20,
  });
  const reference = await complain(
    '李雷',
    'lilei@customer.example',
    '电热毯用了两次就冒烟起火，把床单烧了一个洞，差点伤到孩子。退款请到卡 6222 0212 3456 7890 128。',
  );
  const routed = await waitFor(async () => {
    const subject = await as('manager', 'GET', `/cases/${reference}`);
    return subject['assignee'] === 'agent-quality' && subject;
  });
  expect(routed).toMatchObject({ team: 'quality', routed: { rule: 'blankets', person: 'agent-quality' } });
  const at = `/cases/${reference}`;
  await as('agent-quality', 'POST', `${at}/take`);

  // The number of the card is shown to who needs it, and the record says to whom
  expect((await as('agent-quality', 'GET', at))['description']).toContain('卡 6222 **** **** ');
  const shown = await as('agent-quality', 'POST', `${at}/reveal`, { reason: '财务核对退款账户' });
  expect(shown['description']).toContain('6222 0212 3456 7890 128');
  expect(((await as('auditor', 'GET', at))['timeline'] as Body[]).at(-1)).toMatchObject({
    type: 'PersonalDataRevealed',
    by: { id: 'agent-quality' },
    facts: { kinds: ['BANK_CARD'] },
  });

  // Linked with three others of the same batch
  const others = [
    await complain('韩梅梅', 'hanmeimei@customer.example', '电热毯的控制器烫得不能碰，闻到焦味，不敢再用了。'),
    await complain('王芳', 'wangfang@customer.example', '这条电热毯半夜自己断电，插头发黑。'),
    await complain(
      'Ann Brown',
      'ann@customer.example',
      'The electric blanket smells of burning and its plug is black.',
    ),
  ];
  const related = await waitFor(async () => {
    const found = (await as('manager', 'GET', `${at}/related`))['suggested'] as {
      reference: string;
      reasons: string[];
    }[];
    return others.every((one) => found.some((row) => row.reference === one)) && found;
  });
  expect(related.every(({ reasons }) => reasons.length > 0)).toBe(true);
  for (const other of others) {
    await as('manager', 'POST', `${at}/links`, { reference: other, kind: 'same-cause', reason: '同一批次' });
  }
  expect(((await as('manager', 'GET', `${at}/related`))['linked'] as Body[]).length).toBe(3);

  // A mandatory task for quality and one for the supplier, through its link
  await as('agent-quality', 'POST', `${at}/tasks`, {
    title: '检测同批次留样',
    text: '取三条留样做耐温测试，写明结果。',
    to: { department: 'quality' },
    mandatory: true,
    dueAt: await machine.inDays(2),
  });
  await as('agent-quality', 'POST', `${at}/tasks`, {
    title: '说明温控器来料情况',
    text: '请提供 LOT-2026-09 温控器的来料检验记录。',
    to: { partner: { name: '恒温电器', email: 'qa@supplier.example', language: 'zh-CN' } },
    mandatory: true,
    dueAt: await machine.inDays(3),
  });
  const stuck = await refused('agent-quality', `${at}/resolve`, { explanation: '已处理。' });
  expect([stuck.status, stuck.code]).toEqual([409, 'complaint.open-task']);
  expect(stuck.detail).toContain('检测同批次留样');

  const toSupplier = await machine.mail('qa@supplier.example', ({ text }) => text.includes('/task#'));
  expect(toSupplier.text).not.toContain('李雷');
  const token = /\/task#(\S+)/.exec(toSupplier.text)?.[1]?.replace(/[>）)]+$/, '') ?? '';
  const looked = await machine.call('POST', '/v1/partner/look', { body: { token } });
  expect(looked.status).toBe(200);
  expect(JSON.stringify(looked.body)).not.toContain('李雷');
  const answered = await machine.call('POST', '/v1/partner/answer', {
    body: { token, text: '该批温控器未做高温抽检。' },
  });
  expect(answered.status).toBeLessThan(300);

  const tasks = (await as('agent-quality', 'GET', `${at}/tasks`))['tasks'] as {
    id: string;
    task: string;
    title: string;
  }[];
  const [sample, parts] = ['检测同批次留样', '说明温控器来料情况'].map((title) =>
    tasks.find((one) => one.title === title),
  );
  await as('agent-quality', 'POST', `/tasks/${sample?.task}/answers`, { text: '三条留样中两条超温。' });
  await as('agent-quality', 'POST', `${at}/tasks/${sample?.id}/accept`);
  await as('agent-quality', 'POST', `${at}/tasks/${parts?.id}/accept`);
  const late = await machine.call('POST', '/v1/partner/answer', { body: { token, text: '补充。' } });
  expect(late.status).toBe(410);

  // Why it happened, as five whys and as a picture
  await as('agent-quality', 'PUT', `${at}/cause`, {
    problem: '电热毯冒烟起火',
    whys: [
      { question: '为什么起火？', answer: '温控器没有断电。' },
      { question: '为什么没有断电？', answer: '触点在高温下熔接。' },
      { question: '为什么会熔接？', answer: '触点材料与样品不同。' },
      { question: '为什么不同？', answer: '供应商更换了材料，没有通知我们。' },
      { question: '为什么没有发现？', answer: '来料检验没有高温项目。' },
    ],
    fishbone: [
      { branch: 'supplier', causes: [{ text: '更换触点材料未通知' }] },
      { branch: 'process', causes: [{ text: '来料检验缺少高温项目', causes: [{ text: '检验规程三年未更新' }] }] },
    ],
    code: 'PRD-DES-SAFE',
  });
  const picture = await machine.fetch(`/v1/staff${at}/cause/fishbone.svg`, {
    headers: { authorization: `Bearer ${await machine.token('agent-quality')}`, 'accept-language': 'zh-CN' },
  });
  expect(picture.headers.get('content-type')).toContain('image/svg+xml');
  expect(await picture.text()).toContain('更换触点材料未通知'.slice(0, 6));

  // Compensation in two rounds to the midpoint, above what one person may approve
  const opened = await as('agent-quality', 'POST', `${at}/negotiations`, {
    kind: 'compensation',
    side: 'customer',
    amount: 600_000,
    currency: 'CNY',
    words: '床单、床垫，还有惊吓。',
  });
  const negotiation = String((opened['negotiations'] as Body[])[0]?.['id']);
  const sheet = await as('agent-quality', 'POST', `${at}/negotiations/rounds`, {
    negotiation,
    side: 'desk',
    amount: 200_000,
    currency: 'CNY',
  });
  expect((sheet['negotiations'] as { midpoint: Body }[])[0]?.midpoint).toMatchObject({
    amount: 400_000,
    currency: 'CNY',
  });
  const agreed = await as('agent-quality', 'POST', `${at}/negotiations/agree`, {
    negotiation,
    amount: 400_000,
    currency: 'CNY',
    what: '赔偿 4000 元，转入原支付账户。',
    dueAt: await machine.inDays(5),
  });
  const proposed = (agreed['remedies'] as { id: string; needs: number }[])[0];
  expect(proposed).toMatchObject({ state: 'proposed', needs: 2 });
  const seen = { remedy: proposed?.id, amount: 400_000, currency: 'CNY' };
  expect((await refused('agent-quality', `${at}/remedies/approve`, seen)).status).toBeGreaterThanOrEqual(403);
  await as('manager', 'POST', `${at}/remedies/approve`, seen);
  expect((await refused('manager', `${at}/remedies/approve`, { ...seen, amount: 300_000 })).status).toBe(409);
  expect((await refused('lead-quality', `${at}/remedies/execute`, { ...seen, evidence: '转账' })).status).toBe(409);
  await as('manager2', 'POST', `${at}/remedies/approve`, seen);
  const executed = await as('lead-quality', 'POST', `${at}/remedies/execute`, {
    ...seen,
    evidence: '转账单号 20261122-17',
  });
  expect((executed['remedies'] as Body[])[0]).toMatchObject({ state: 'executed' });

  // That it will not happen again
  await as('agent-quality', 'POST', `${at}/actions`, {
    kind: 'corrective',
    what: '来料检验增加 120℃ 高温项目，并要求供应商变更必须报批。',
    owner: 'lead-quality',
    dueAt: await machine.inDays(14),
    effectiveAt: await machine.inDays(90),
  });

  // Resolved, and all four told in their language
  await as('agent-quality', 'POST', `${at}/resolve`, {
    explanation: '已确认是温控器质量问题，赔偿已支付，同批次停售召回。',
  });
  const job = await as('lead', 'POST', '/bulk', {
    action: 'reply',
    of: { product: '电热毯 H3', batch: 'LOT-2026-09' },
    text: {
      'zh-CN': '同批次电热毯温控器有缺陷，请立即停用，我们上门换货。',
      en: 'The thermostats of this batch are faulty. Please stop using the blanket; we exchange it at your door.',
    },
  });
  const finished = await waitFor(async () => {
    const progress = await as('lead', 'GET', `/bulk/${String(job['id'])}`);
    return progress['state'] === 'finished' && progress;
  });
  // The first case is resolved already: it had its decision, and the job says so.
  expect(finished).toMatchObject({ done: 3, failed: 1 });
  expect((finished['failures'] as { reference: string }[]).map((one) => one.reference)).toEqual([reference]);
  await machine.mail('lilei@customer.example', ({ text }) => text.includes('赔偿已支付'));
  await machine.mail('hanmeimei@customer.example', ({ text }) => text.includes('请立即停用'));
  await machine.mail('wangfang@customer.example', ({ text }) => text.includes('请立即停用'));
  await machine.mail('ann@customer.example', ({ text }) => text.includes('stop using the blanket'));
});
