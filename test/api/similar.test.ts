import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rememberSolved } from '../../functions/domain/insight/similar/remember-solved.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const manager = { as: ['manager'] };

async function submitted(description: string, product?: string, name = '王小明'): Promise<string> {
  const customer = { name, phone: '+86 138 0013 8000' };
  return (await api('submitComplaint', { body: { customer, description, ...(product !== undefined && { product }) } }))
    .body.reference;
}

async function solved(
  description: string,
  { product, code, explanation = '已更换新品。' }: { product?: string; code?: string; explanation?: string } = {},
): Promise<string> {
  const reference = await submitted(description, product);
  if (code !== undefined) await api('recordCause', { ...manager, reference, body: { code } });
  await api('resolveCase', { ...manager, reference, body: { explanation } });
  await rememberSolved(desk, { reference });
  return reference;
}

const similarTo = async (reference: string, as = 'manager', language = 'en') =>
  (await api('findSimilar', { as: [as], reference, headers: { 'Accept-Language': language } })).body.similar;

/** Everything that the index holds, as one text. */
async function indexed(client: DynamoDBClient, table: string): Promise<string> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  return JSON.stringify(Items.filter((item) => item['pk']?.S?.startsWith('SIMILAR#')));
}

describe('Solved cases like a new one', () => {
  test('are shown with what they share, why it happened and how it was solved, in either language', async () => {
    const chinese = await solved('烤箱门玻璃炸裂，碎玻璃飞了一地。', { product: '烤箱 OV-9', code: 'PRD-MAT-DEF' });
    await solved('蓝牙音箱连不上手机。', { product: '音箱 S1' });
    const asked = await submitted('烤箱 OV9 的玻璃门突然炸裂，差点伤到人。');
    const [first, ...rest] = await similarTo(asked, 'manager', 'zh-CN');
    expect(first).toMatchObject({
      reference: chinese,
      cause: { code: 'PRD-MAT-DEF', label: '产品 › 材料与零部件 › 零部件不良' },
      resolution: '已更换新品。',
      why: { sameProduct: false },
    });
    expect(first.why.shared).toEqual(expect.arrayContaining(['玻璃', '炸裂']));
    expect(rest).toEqual([]);
    const english = await submitted('The glass door of my oven exploded.', 'OV-9 烤箱');
    expect((await similarTo(english)).map(({ reference }: { reference: string }) => reference)).toEqual([chinese]);
  });

  test('forget a case that was reopened, and remember it again when it is solved again, in whatever order one hears of it', async () => {
    const reference = await solved('吸尘器的滚刷不转，地毯清理不了。');
    const asked = await submitted('吸尘器滚刷不转了。');
    expect(await similarTo(asked)).toHaveLength(1);
    await api('reopenCase', { ...manager, reference, body: { reason: '还是不转' } });
    expect(await similarTo(asked)).toEqual([]);
    await rememberSolved(desk, { reference });
    expect(await indexed(desk.client, desk.table)).not.toContain(reference);
    desk.later({ hours: 1 });
    await api('resolveCase', { ...manager, reference, body: { explanation: '滚刷已更换。' } });
    await rememberSolved(desk, { reference });
    await rememberSolved(desk, { reference });
    expect(await similarTo(asked)).toEqual([expect.objectContaining({ reference, resolution: '滚刷已更换。' })]);
  });

  test('of other teams are not shown to an agent', async () => {
    await solved('投影仪画面模糊，对焦不清。');
    const asked = await submitted('投影仪画面模糊。');
    expect(await similarTo(asked)).toHaveLength(1);
    await api('assignCase', { ...manager, reference: asked, body: { assignee: 'agent' } });
    const { status, body } = await api('findSimilar', { as: ['agent', 'team-logistics'], reference: asked });
    expect([status, body.similar]).toEqual([200, []]);
  });

  test('keep no personal data in the index, and show none of the explanation', async () => {
    const reference = await solved(
      '我叫王小明，电话13812345678，邮箱 xiaoming.wang@example.com，身份证11010519491231002X，住在中山路88号。' +
        '找张经理投诉，订单号2024050612345678，加湿器漏电。',
      { explanation: '王小明您好，我们已致电 13812345678 并更换了加湿器。' },
    );
    const index = await indexed(desk.client, desk.table);
    for (const secret of [
      '王小',
      '小明',
      '1381',
      '5678',
      'xiaoming',
      'wang',
      'example',
      '1101',
      '中山',
      '山路',
      '张经',
      '2024',
    ]) {
      expect([secret, index.includes(secret)]).toEqual([secret, false]);
    }
    const [found] = await similarTo(await submitted('加湿器漏电，很危险。'));
    expect([found.reference, found.resolution]).toEqual([reference, expect.not.stringMatching(/王小明|138/)]);
    expect(found.resolution).toContain('更换了加湿器');
  });

  test('of hostile or empty words are none, and nothing breaks', async () => {
    for (const words of [
      '<script>alert(1)</script>',
      '！！！',
      '🔥🔥🔥',
      'a'.repeat(20_000),
      '啊'.repeat(20_000),
      "'#'#'# = ~x",
    ]) {
      const reference = await submitted(words, '###', '#');
      expect((await api('findSimilar', { ...manager, reference })).status).toBe(200);
    }
  });
});

type Units = { CapacityUnits?: number };

describe('What it costs', () => {
  /** Read and write units of what is done, as the engine reports them. */
  async function unitsOf(work: () => Promise<unknown>): Promise<{ read: number; write: number }> {
    const units = { read: 0, write: 0 };
    const name = 'count-units';
    desk.client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const { input } = args;
          const answer = await next({ ...args, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } });
          const { ConsumedCapacity } = answer.output as { ConsumedCapacity?: Units | Units[] };
          const all = [ConsumedCapacity ?? []].flat();
          const sum = all.reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);
          units[/^(Put|Delete|Update|TransactWrite)/.test(commandName) ? 'write' : 'read'] += sum;
          return answer;
        },
      { step: 'initialize', name },
    );
    await work();
    desk.client.middlewareStack.remove(name);
    return units;
  }

  test('is the same with forty and with a hundred and sixty solved cases alike, and bounded', async () => {
    const words = '扫地机器人一直撞墙，边刷掉了，充电座也回不去，客服说正常。';
    const asked = await submitted(words);
    const remember = async (count: number, from: number): Promise<void> => {
      const like = await solved(words);
      const [one] = await desk.solved.remembered([like]);
      if (!one) throw new Error('It was not remembered.');
      for (let at = from; at < from + count; at += 1) {
        await desk.solved.remember({ ...one, reference: `CR-0000-${String(at).padStart(4, '0')}` });
      }
    };
    await remember(40, 0);
    const few = await unitsOf(async () => similarTo(asked));
    await remember(120, 100);
    const many = await unitsOf(async () => similarTo(asked));
    const reference = await submitted(words);
    await api('resolveCase', { ...manager, reference, body: { explanation: '已更换。' } });
    const written = await unitsOf(async () => rememberSolved(desk, { reference }));
    const [one] = await desk.solved.remembered([reference]);
    process.stdout.write(
      `similar cases: ${few.read} read units with 40 alike, ${many.read} with 160; remembering one with ${one?.terms.length} terms ${written.write} write units\n`,
    );
    expect(many.read).toBeLessThanOrEqual(few.read * 1.35);
    expect(many.read).toBeLessThanOrEqual(60);
    expect(written.write).toBe((one?.terms.length ?? 0) + 1);
  });
});
