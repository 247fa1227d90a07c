// Longer than 250 lines on purpose: a table of all that happens at a desk, a story a row.
import * as answers from './answers.ts';
import { customerOf } from './customers.ts';
import { Filed, idOf, type Life } from './filed.ts';

/** Whose turn it is next, and how long they let it lie, in hours. */
export type Pause = { who: 'staff' | 'customer'; hours: number };
type Story = (life: Life) => AsyncGenerator<Pause, void, void>;

/**
 * @property often how often it comes among a thousand
 * @property daysAgo when it begins, so that what is still going on today is still going on
 */
export type Row = { tell: Story; often: number; daysAgo: readonly [number, number] };

const staff = ({ chance }: Life, least = 1, most = 6): Pause => ({ who: 'staff', hours: chance.whole(least, most) });
const customer = ({ chance }: Life, least = 4, most = 30): Pause => ({
  who: 'customer',
  hours: chance.whole(least, most),
});

/** They wait for somebody, and nobody comes within the month. */
const nobody: Pause = { who: 'staff', hours: 365 * 24 };

async function* taken(life: Life, filed: Filed): AsyncGenerator<Pause, void, void> {
  yield staff(life, 0, 4);
  await filed.take();
  await filed.reply();
}

/** Resolved, and then confirmed by the customer, closed by whoever worked on it, or left as it is. */
async function* ending(life: Life, filed: Filed): AsyncGenerator<Pause, void, void> {
  yield staff(life, 3, 20);
  await filed.resolve();
  if (life.chance.percent(55)) {
    yield customer(life);
    await filed.confirm();
  } else if (life.chance.percent(70)) {
    yield staff(life, 24, 60);
    await filed.act('/close');
  }
}

/** Proposed, approved by as many as it takes, paid. */
async function* remedied(life: Life, filed: Filed, amount: number, approvers: string[]): ReturnType<Story> {
  yield staff(life, 1, 8);
  const seen = await filed.propose(life.chance.one(['refund', 'compensation']), amount);
  for (const approver of approvers) {
    yield staff(life, 2, 8);
    await filed.act('/remedies/approve', seen, approver);
  }
  yield staff(life, 3, 12);
  const evidence = `TX-${life.chance.whole(100_000, 999_999)}`;
  await filed.act('/remedies/execute', { ...seen, evidence }, approvers[0]);
}

const anyDay = [0, 29] as const;

export const stories = {
  solved: {
    often: 270,
    daysAgo: anyDay,
    async *tell(life) {
      const filed = await Filed.submit(life);
      yield* taken(life, filed);
      yield* ending(life, filed);
    },
  },
  talkedOver: {
    often: 100,
    daysAgo: anyDay,
    async *tell(life) {
      const filed = await Filed.submit(life);
      yield customer(life, 1, 8);
      await filed.write();
      if (life.chance.percent(50)) await filed.attach();
      yield* taken(life, filed);
      yield staff(life);
      await filed.reply({ awaits: 'customer' }, answers.questions);
      yield customer(life, 3, 24);
      await filed.write();
      yield* ending(life, filed);
    },
  },
  waiting: {
    often: 40,
    daysAgo: [1, 5],
    async *tell(life) {
      const filed = await Filed.submit(life);
      yield* taken(life, filed);
      await filed.reply({ awaits: 'customer' }, answers.questions);
    },
  },
  supplier: {
    often: 30,
    daysAgo: anyDay,
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['quality', 'after-sales'] });
      yield* taken(life, filed);
      const partner = { name: '恒温电器', email: 'qa@supplier.example', language: 'zh-CN' };
      await filed.act('/tasks', {
        title: '核对来料检验记录',
        text: '请核对该型号近两个月的来料检验记录，并说明是否有同类反馈。',
        to: { partner },
        dueAt: filed.inHours(72),
      });
      await filed.act('/wait', { for: 'supplier' });
      yield staff(life, 24, 48);
      await filed.act('/resume');
      yield* ending(life, filed);
    },
  },
  department: {
    often: 45,
    daysAgo: anyDay,
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['quality', 'delivery'] });
      yield* taken(life, filed);
      const { task } = await filed.act('/tasks', {
        title: '查看出库监控',
        text: '请查看该订单出库时的监控和称重记录，写明外箱是否完好。',
        to: { department: 'logistics' },
        mandatory: true,
        dueAt: filed.inHours(48),
      });
      yield staff(life, 3, 20);
      await life.desk.as('agent-logistics', 'POST', `/tasks/${String(task)}/answers`, {
        text: '监控显示出库时外箱完好，重量与系统一致。',
      });
      yield staff(life, 1, 6);
      await filed.act(`/tasks/${String(task).split('-').at(-1)}/accept`);
      yield* ending(life, filed);
    },
  },
  openTask: {
    often: 20,
    daysAgo: [1, 4],
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['quality'] });
      await filed.attach();
      yield* taken(life, filed);
      await filed.act('/tasks', {
        title: '检测退回的样品',
        text: '请对退回的样品做一次完整检测，写明结论和照片编号。',
        to: { department: 'quality' },
        mandatory: true,
        dueAt: filed.inHours(96),
      });
    },
  },
  refunded: {
    often: 100,
    daysAgo: anyDay,
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['price', 'after-sales', 'quality', 'delivery'] });
      yield* taken(life, filed);
      yield* remedied(life, filed, life.chance.whole(2, 6) * 10, ['lead']);
      yield* ending(life, filed);
    },
  },
  approvalAwaited: {
    often: 30,
    daysAgo: [1, 4],
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['after-sales', 'quality'] });
      yield* taken(life, filed);
      await filed.propose('compensation', life.chance.whole(2, 6) * 10);
    },
  },
  compensated: {
    often: 15,
    daysAgo: [5, 29],
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['safety'] });
      await filed.attach();
      yield* taken(life, filed);
      yield* remedied(life, filed, filed.currency === 'CNY' ? 3000 : 400, ['manager', 'manager2']);
      yield* ending(life, filed);
    },
  },
  offeredAgain: {
    often: 15,
    daysAgo: [3, 29],
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['after-sales', 'service'] });
      yield* taken(life, filed);
      const first = await filed.propose('compensation', 65);
      yield staff(life, 2, 8);
      const second = await filed.propose('compensation', 30, first);
      yield staff(life, 2, 8);
      await filed.act('/remedies/reject', { ...second, reason: '这个单子换新更合适，请改为换货。' }, 'lead');
      yield staff(life, 2, 8);
      yield* remedied(life, filed, 40, ['lead']);
      yield* ending(life, filed);
    },
  },
  negotiated: {
    often: 25,
    daysAgo: [4, 29],
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['quality', 'delivery', 'after-sales'] });
      yield* taken(life, filed);
      const { currency } = filed;
      const opened = await filed.act('/negotiations', {
        kind: 'compensation',
        side: 'customer',
        amount: 8000,
        currency,
        words: filed.say(answers.disagreements),
      });
      const negotiation = idOf(opened['negotiations'], 'open');
      await filed.act('/negotiations/rounds', { negotiation, side: 'desk', amount: 3000, currency });
      yield customer(life, 4, 20);
      yield staff(life, 1, 5);
      const worth = { amount: 5500, currency };
      const agreed = await filed.act('/negotiations/agree', {
        negotiation,
        ...worth,
        what: filed.say(answers.offers),
        dueAt: filed.inHours(120),
      });
      const seen = { remedy: idOf(agreed['remedies'], 'proposed'), ...worth };
      yield staff(life, 2, 8);
      await filed.act('/remedies/approve', seen, 'lead');
      yield staff(life, 3, 8);
      await filed.act('/remedies/execute', { ...seen, evidence: 'TX-204418' }, 'lead');
      yield* ending(life, filed);
    },
  },
  negotiating: {
    often: 12,
    daysAgo: [1, 4],
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['after-sales', 'safety'] });
      yield* taken(life, filed);
      const { currency } = filed;
      await filed.act('/negotiations', { kind: 'compensation', side: 'customer', amount: 12_000, currency });
    },
  },
  disputed: {
    often: 30,
    daysAgo: [7, 29],
    async *tell(life) {
      const filed = await Filed.submit(life);
      yield* taken(life, filed);
      yield staff(life, 3, 12);
      await filed.resolve();
      yield customer(life, 3, 24);
      await filed.disagree();
      yield* taken(life, filed);
      yield staff(life, 4, 16);
      await filed.resolve();
      yield customer(life);
      await filed.confirm(2);
    },
  },
  disputedNow: {
    often: 15,
    daysAgo: [2, 6],
    async *tell(life) {
      const filed = await Filed.submit(life);
      yield* taken(life, filed);
      yield staff(life, 2, 6);
      await filed.resolve();
      yield customer(life, 2, 12);
      await filed.disagree();
    },
  },
  reopened: {
    often: 15,
    daysAgo: [6, 29],
    async *tell(life) {
      const filed = await Filed.submit(life);
      yield* taken(life, filed);
      yield staff(life, 3, 12);
      await filed.resolve();
      yield staff(life, 24, 48);
      await filed.act('/reopen', { reason: '顾客来电反映问题再次出现，重新核实。' });
      yield* ending(life, filed);
    },
  },
  withdrawn: {
    often: 30,
    daysAgo: anyDay,
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['delivery', 'after-sales'] });
      if (life.chance.percent(50)) yield* taken(life, filed);
      yield customer(life, 2, 20);
      await filed.withdraw();
    },
  },
  merged: {
    often: 15,
    daysAgo: [2, 29],
    async *tell(life) {
      const text = {
        'zh-CN': '订单EG58231107显示已经签收，可是我没有收到，快递员的电话一直打不通，请尽快查一下。',
        en: 'Order EG58231107 is marked as delivered and I have nothing. The courier does not pick up. Please look into it.',
      }[life.customer.language];
      const first = await Filed.submit(life, { matters: ['delivery'], text });
      yield customer(life, 2, 8);
      const again = life.customer.language === 'zh-CN' ? `${text}今天第二次反映了。` : `${text} This is my second try.`;
      const second = await Filed.submit(life, { matters: ['delivery'], text: again, key: `${life.key}-again` });
      yield* taken(life, first);
      await second.act('/merge', { into: first.reference, reason: '同一位顾客就同一订单重复反映。' }, 'lead');
      yield* ending(life, first);
    },
  },
  split: {
    often: 12,
    daysAgo: [1, 29],
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['service'] });
      yield* taken(life, filed);
      await filed.act('/split', {
        description: '顾客同时反映退款没有到账，单独处理。',
        category: 'after-sales',
        reason: '两件事由不同的团队负责。',
      });
      yield* ending(life, filed);
    },
  },
  sameBatch: {
    often: 5,
    daysAgo: [6, 25],
    async *tell(life) {
      const wording = { matters: ['safety'], product: 'N6', batch: 'LOT-2026-10' } as const;
      const words = answers.sameFault[life.customer.language];
      const first = await Filed.submit(life, { ...wording, text: words[0] ?? '' });
      const others: Filed[] = [];
      for (const [index, text] of words.slice(1).entries()) {
        yield customer(life, 1, 10);
        const { language } = life.customer;
        const neighbour = { ...customerOf(life.chance, index), language, email: `${life.key}-${index}@mail.example` };
        const key = `${life.key}-${index}`;
        others.push(await Filed.submit({ ...life, customer: neighbour }, { ...wording, text, key }));
      }
      yield* taken(life, first);
      for (const { reference } of others) {
        await first.act('/links', { reference, kind: 'same-cause', reason: '同一批次，同样的故障。' }, 'manager');
      }
      await first.act(
        '/cause',
        {
          problem: '取暖器倾倒后没有断电',
          whys: [
            { question: '为什么没有断电？', answer: '倾倒开关没有动作。' },
            { question: '为什么没有动作？', answer: '供应商换了弹片材料，没有通知我们。' },
          ],
          fishbone: [{ branch: 'supplier', causes: [{ text: '更换弹片材料未报批' }] }],
          code: 'PRD-MAT-SUB',
        },
        first.handler,
        'PUT',
      );
      await first.act('/actions', {
        kind: 'corrective',
        what: '来料检验增加倾倒断电项目，供应商变更须先报批。',
        owner: 'lead-quality',
        dueAt: first.inHours(14 * 24),
        effectiveAt: first.inHours(60 * 24),
      });
      await life.desk.as('lead', 'POST', '/bulk', {
        action: 'reply',
        cases: others.map(({ reference }) => reference),
        text: {
          'zh-CN': '该批次取暖器倾倒开关有缺陷，请立即停用，我们上门换新。',
          en: 'The tip-over switch of this batch is faulty. Please stop using the heater; we exchange it at your door.',
        },
      });
      yield* ending(life, first);
      for (const other of others) {
        yield staff(life, 1, 6);
        await other.take();
        await other.resolve();
      }
    },
  },
  neglected: {
    often: 25,
    daysAgo: [2, 8],
    async *tell(life) {
      await Filed.submit(life);
      yield nobody;
    },
  },
  solvedLate: {
    often: 35,
    daysAgo: [8, 29],
    async *tell(life) {
      const filed = await Filed.submit(life);
      yield staff(life, 70, 160);
      await filed.take();
      await filed.reply();
      yield* ending(life, filed);
    },
  },
  promised: {
    often: 30,
    daysAgo: [3, 29],
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['after-sales', 'delivery'] });
      yield staff(life, 1, 6);
      await filed.take();
      await filed.reply({ promise: { dueAt: filed.inHours(50), what: filed.say(answers.offers) } });
      // Some are kept in time, some late, and of some nobody says anything more.
      if (life.chance.percent(80)) {
        yield staff(life, 20, 80);
        const { clocks } = await filed.act('/clocks', undefined, filed.handler, 'GET');
        const rows: { id: string; kind: string }[] = Array.isArray(clocks) ? clocks : [];
        const clock = rows.find(({ kind }) => kind === 'promise')?.id;
        await filed.act('/promises/kept', { clock });
        yield* ending(life, filed);
      }
    },
  },
  suggestion: {
    often: 45,
    daysAgo: anyDay,
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['suggestion'] });
      yield staff(life, 8, 60);
      await filed.take();
      await filed.resolve();
      yield staff(life, 24, 60);
      await filed.act('/close');
    },
  },
  praise: {
    often: 45,
    daysAgo: anyDay,
    async *tell(life) {
      const filed = await Filed.submit(life, { matters: ['praise'] });
      yield staff(life, 4, 40);
      const kind = await filed.take();
      // Praise that speaks of an earlier complaint is taken for one until somebody reads it.
      if (kind !== 'praise') await filed.act('/classification', { kind: 'praise', reason: '顾客是来表扬的。' });
      await filed.act('/praise', { employee: life.chance.one(['agent', 'agent2', 'agent-logistics']) });
      await filed.resolve();
      await filed.act('/close');
    },
  },
  underWay: {
    often: 40,
    daysAgo: [0, 3],
    async *tell(life) {
      yield* taken(life, await Filed.submit(life));
    },
  },
  fresh: {
    often: 40,
    daysAgo: [0, 1],
    async *tell(life) {
      await Filed.submit(life);
      yield nobody;
    },
  },
} satisfies Record<string, Row>;
