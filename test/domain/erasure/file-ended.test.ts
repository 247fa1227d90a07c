import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keepShards } from '../../../functions/contract/table.ts';
import { categories } from '../../../functions/domain/complaint/vocabulary.ts';
import { eraseCase } from '../../../functions/domain/erasure/erase-case.ts';
import { fileEnded } from '../../../functions/domain/erasure/file-ended.ts';
import { apiOf } from '../../api/api-at-work.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const always = () => true;
const by = { type: 'system', name: 'retention' } as const;

/** Whom whoever keeps to the times finds. */
const listed = async (endedBefore = '9999') => {
  const pages = await Promise.all(
    categories.flatMap((category) =>
      Array.from({ length: keepShards }, async (_, shard) => desk.cases.ended(category, shard, endedBefore, 100)),
    ),
  );
  return pages.flat().map(({ reference }) => reference);
};
const received = async (): Promise<string> => {
  const { body } = await api('submitComplaint', {
    body: { customer: { name: 'Li Lei', phone: '13800138000' }, description: 'The parcel never came.' },
  });
  return body.reference;
};
const resolved = async (): Promise<string> => {
  const reference = await received();
  await api('resolveCase', { as: ['manager'], reference, body: { explanation: 'It came.' } });
  return reference;
};
/** As a release wrote it that kept no times. */
const asOlderReleaseWroteIt = async (reference: string) =>
  desk.client.send(
    new UpdateItemCommand({
      TableName: desk.table,
      Key: { pk: { S: `CASE#${reference}` }, sk: { S: 'CASE' } },
      UpdateExpression: 'REMOVE duePk, dueSk',
    }),
  );

describe('Among those that are kept for a time', () => {
  test('stands a case from its end until it is reopened, held or erased', async () => {
    const reference = await resolved();
    expect(await listed()).toContain(reference);
    const { at } = { at: desk.clock.now() };
    expect(await listed(at)).not.toContain(reference);

    await api('reopenCase', { as: ['manager'], reference, body: { reason: 'Again.' } });
    expect(await listed()).not.toContain(reference);
    await api('resolveCase', { as: ['manager'], reference, body: { explanation: 'Now it did.' } });
    await api('closeCase', { as: ['manager'], reference });
    expect(await listed()).toContain(reference);

    await api('holdCase', { as: ['admin'], reference, body: { reason: 'Court.' } });
    expect(await listed()).not.toContain(reference);
    await api('releaseCase', { as: ['admin'], reference, body: { reason: 'It is over.' } });
    expect(await listed()).toContain(reference);

    expect(await eraseCase(desk, reference, { why: 'retention', by })).toBe('erased');
    expect(await listed()).not.toContain(reference);
  });

  test('stands no case that is worked on', async () => {
    expect(await listed()).not.toContain(await received());
  });

  test('come those that an older release ended, page by page and once, and nobody else', async () => {
    const references = [];
    for (let count = 0; count < 30; count += 1) references.push(await resolved());
    const open = await received();
    for (const reference of [...references, open]) await asOlderReleaseWroteIt(reference);
    expect(await listed()).toEqual([]);

    let looks = 0;
    const first = await fileEnded(desk, () => (looks += 1) <= 1);
    expect(first.finishedAt).toBeUndefined();
    const done = await fileEnded(desk, always);
    expect(done).toMatchObject({ filed: 30, finishedAt: desk.clock.now() });
    expect((await listed()).toSorted()).toEqual(references.toSorted());
    expect(await fileEnded(desk, always)).toEqual(done);
  });
});
