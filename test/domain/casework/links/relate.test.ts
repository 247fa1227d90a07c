import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { correctAbout } from '../../../../functions/domain/casework/links/about.ts';
import { linkCases, unlinkCases } from '../../../../functions/domain/casework/links/link.ts';
import { relate } from '../../../../functions/domain/casework/links/relate.ts';
import { relatedTo } from '../../../../functions/domain/casework/links/related.ts';
import { change } from '../../../../functions/domain/complaint/change.ts';
import { withdraw } from '../../../../functions/domain/customer/follow.ts';
import { type Desk, openDesk } from '../../../desk.ts';
import { agent, ann, bob, caller, caseOf, complain, eventsOf, typesOf } from './complain.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.later({ days: 30 });
});

const kettle = { product: 'Kettle K1', batch: 'LOT 24-117' };
let number = 0;
/** Words that nobody has said before. */
const other = (): string => {
  number += 1;
  return `${number} ${['Paint peels off.', 'It never arrived.', 'The bill is wrong.', 'It smells of smoke.', 'A screw is missing.'][number % 5]} ${'abcdefghij'[number % 10]?.repeat(9)}`;
};
const related = async (reference: string, scope: Parameters<typeof relatedTo>[2] = 'all') =>
  relatedTo(desk, await caseOf(desk, reference), scope);

describe('Related cases', () => {
  test('of the same customer and order are suggested, however both are written, and those of others are not', async () => {
    const first = await complain(desk, { orderNumber: 'No. 2024-117 b', description: other() });
    const second = await complain(desk, {
      customer: { ...ann, email: ' ANN@customer.example'.trim() },
      orderNumber: 'NO2024117B',
      description: other(),
    });
    await complain(desk, { customer: bob, orderNumber: 'NO2024117B', description: other() });
    const { suggested } = await related(first);
    expect(suggested.map(({ related: { reference }, reasons }) => [reference, reasons])).toEqual([
      [second, ['same-order']],
    ]);
  });

  test('of the same batch of a product are suggested, whoever complains', async () => {
    const first = await complain(desk, { ...kettle, description: other() });
    const second = await complain(desk, {
      customer: bob,
      product: 'kettle  k1',
      batch: 'lot24/117',
      description: other(),
    });
    await complain(desk, { customer: bob, product: 'Kettle K2', batch: 'LOT 24-117', description: other() });
    expect((await related(first)).suggested.map(({ related: { reference } }) => reference)).toEqual([second]);
  });

  test('are found once staff have said which batch it is, and no more once they have put it right', async () => {
    const batch = { product: 'Toaster', batch: 'A7' };
    const first = await complain(desk, { ...batch, description: other() });
    const second = await complain(desk, { customer: bob, description: other() });
    await change(desk, second, 'about', correctAbout({ ...batch, reason: 'It stands on the box.' }, agent));
    await relate(desk, { reference: second, type: 'AboutCorrected' });
    expect((await related(first)).suggested[0]?.related.reference).toBe(second);
    expect((await eventsOf(desk, second)).at(-1)).toMatchObject({ type: 'AboutCorrected', words: { ...batch } });
    await change(desk, second, 'about', correctAbout({ batch: 'A8' }, agent));
    expect((await related(first)).suggested).toEqual([]);
  });

  test('of other teams are a number and nothing else', async () => {
    const batch = { product: 'Fan', batch: 'F1' };
    const first = await complain(desk, { ...batch, description: 'The fan is broken and does not turn.' });
    const second = await complain(desk, {
      ...batch,
      customer: bob,
      description: 'The courier never delivered the parcel.',
    });
    const [mine, theirs] = [await caseOf(desk, first), await caseOf(desk, second)];
    expect(mine.team).not.toBe(theirs.team);
    const seen = await related(first, { id: 'a', teams: [mine.team] });
    expect(seen.suggested).toEqual([]);
    expect(seen.elsewhere).toEqual({ linked: [], suggested: 1 });
    await linkCases(desk, first, [second], { kind: 'same-cause', reason: 'One motor' }, caller);
    expect((await related(first, { id: 'a', teams: [mine.team] })).elsewhere).toEqual({
      linked: [{ kind: 'same-cause', count: 1 }],
      suggested: 0,
    });
  });

  test('hold no contact data in clear, neither in keys nor in what stands under them', async () => {
    const phone = '13912345678';
    await complain(desk, {
      customer: { name: '王芳', phone, email: 'wang@private.example' },
      orderNumber: 'SECRET-9',
      description: other(),
    });
    const { Items = [] } = await desk.client.send(new ScanCommand({ TableName: desk.table }));
    const beside = Items.filter((item) => /^(RELATED|LINKS)#/.test(item['pk']?.S ?? ''));
    expect(beside.length).toBeGreaterThan(4);
    const text = JSON.stringify(beside).toLowerCase();
    for (const clear of [phone, 'wang', 'private.example', 'secret', '王芳']) expect(text).not.toContain(clear);
  });
});

describe('A link', () => {
  test('stands in both cases with its reason, is no suggestion any more, and is ended with a reason and not deleted', async () => {
    const batch = { product: 'Iron', batch: 'I1' };
    const first = await complain(desk, { ...batch, description: other() });
    const second = await complain(desk, { ...batch, customer: bob, description: other() });
    await linkCases(desk, first, [second], { kind: 'same-cause', reason: 'The same seal leaks.' }, caller);
    for (const [one, two] of [
      [first, second],
      [second, first],
    ] as const) {
      const { linked, suggested } = await related(one);
      expect(linked).toMatchObject([
        { related: { reference: two }, link: { kind: 'same-cause', reason: 'The same seal leaks.' } },
      ]);
      expect(suggested).toEqual([]);
      expect((await eventsOf(desk, one)).at(-1)).toMatchObject({
        type: 'CaseLinked',
        facts: { references: [two], kind: 'same-cause' },
      });
    }
    const versions = [(await caseOf(desk, first)).version, (await caseOf(desk, second)).version];
    await linkCases(desk, second, [first], { kind: 'same-cause', reason: 'Again' }, caller);
    expect([(await caseOf(desk, first)).version, (await caseOf(desk, second)).version]).toEqual(versions);

    await unlinkCases(desk, second, first, 'Another seal after all.', caller);
    expect((await related(first)).linked).toEqual([]);
    expect((await related(first)).suggested).toHaveLength(1);
    expect(await desk.related.links(first, 10)).toMatchObject([
      { to: second, ended: { reason: 'Another seal after all.' } },
    ]);
    expect(await typesOf(desk, first)).toEqual(await typesOf(desk, second));
    await expect(unlinkCases(desk, first, second, 'Again', caller)).rejects.toMatchObject({ code: 'case.not-linked' });
  });

  test('needs two cases that there are, and that the caller may see', async () => {
    const first = await complain(desk, { description: 'The fan is broken and does not turn.' });
    const second = await complain(desk, { customer: bob, description: 'The courier never delivered the parcel.' });
    const wish = { kind: 'related', reason: 'Why not' } as const;
    await expect(linkCases(desk, first, [first], wish, caller)).rejects.toMatchObject({ code: 'case.itself' });
    await expect(linkCases(desk, first, ['CR-0000-0000'], wish, caller)).rejects.toMatchObject({
      code: 'complaint.not-found',
    });
    const { team } = await caseOf(desk, first);
    await expect(
      linkCases(desk, first, [second], wish, { by: agent, scope: { id: 'agent-1', teams: [team] } }),
    ).rejects.toMatchObject({ code: 'access.other-team' });
    expect(await typesOf(desk, first)).toEqual(['ComplaintReceived']);
  });

  test('is made once by two people at the same moment', async () => {
    const first = await complain(desk, { description: other() });
    const second = await complain(desk, { customer: bob, description: other() });
    const wish = { kind: 'related', reason: 'The same shop' } as const;
    await Promise.all([linkCases(desk, first, [second], wish, caller), linkCases(desk, second, [first], wish, caller)]);
    expect((await typesOf(desk, first)).filter((type) => type === 'CaseLinked')).toHaveLength(1);
    expect((await typesOf(desk, second)).filter((type) => type === 'CaseLinked')).toHaveLength(1);
  });
});

describe('A duplicate', () => {
  const words = 'The blender stops after a minute and smells of burnt plastic. I want my money back.';

  test('of the same customer within a week is flagged with the earlier case, and shown in the queue', async () => {
    const first = await complain(desk, { description: words });
    desk.later({ days: 6 });
    const second = await complain(desk, { description: words.replace('a minute', 'two minutes') });
    expect(await caseOf(desk, second)).toMatchObject({ status: 'received', duplicateOf: { reference: first } });
    expect((await eventsOf(desk, second)).at(-1)).toMatchObject({
      type: 'DuplicateSuspected',
      facts: { reference: first, similarity: expect.any(Number) },
      by: { type: 'system', name: 'relate' },
    });
    expect((await related(second)).suggested).toMatchObject([
      { related: { reference: first }, reasons: ['near-equal-words'] },
    ]);
    const { items } = await desk.cases.queue({}, { limit: 100 });
    expect(items.find(({ reference }) => reference === second)?.duplicateOf).toBe(first);
    expect((await caseOf(desk, first)).duplicateOf).toBeUndefined();
    await relate(desk, { reference: second, type: 'ComplaintReceived' });
    expect((await typesOf(desk, second)).filter((type) => type === 'DuplicateSuspected')).toHaveLength(1);
    await linkCases(desk, second, [first], { kind: 'duplicate', reason: 'Sent twice' }, caller);
    expect((await caseOf(desk, second)).duplicateOf).toBeUndefined();
  });

  test.each([
    ['after more than a week', async () => void desk.later({ days: 8 }), {}],
    ['by somebody else', async () => {}, { customer: bob }],
  ])('is none %s', async (_when, wait, changed) => {
    await complain(desk, { description: words });
    await wait();
    const second = await complain(desk, { description: words, ...changed });
    expect((await caseOf(desk, second)).duplicateOf).toBeUndefined();
  });

  test('of two that are looked at in the wrong order, the later one is flagged', async () => {
    const { register } = await import('../../../../functions/domain/intake/register.ts');
    const entered = { enteredBy: { type: 'customer' } } as const;
    const { reference: first } = await register(desk, { customer: ann, description: words }, entered);
    desk.later({ minutes: 1 });
    const second = await complain(desk, { description: words });
    expect((await caseOf(desk, second)).duplicateOf).toBeUndefined();
    await relate(desk, { reference: first, type: 'ComplaintReceived' });
    expect(await caseOf(desk, second)).toMatchObject({ duplicateOf: { reference: first, similarity: 1 } });
    expect((await caseOf(desk, first)).duplicateOf).toBeUndefined();
  });

  test('of a case that is over meanwhile is nobody’s any more', async () => {
    await complain(desk, { description: words });
    const { register } = await import('../../../../functions/domain/intake/register.ts');
    const { reference } = await register(
      desk,
      { customer: ann, description: words },
      { enteredBy: { type: 'customer' } },
    );
    await change(desk, reference, 'withdraw', withdraw(undefined));
    await relate(desk, { reference, type: 'ComplaintReceived' });
    expect(await caseOf(desk, reference)).toMatchObject({ status: 'withdrawn' });
  });
});

describe('What it costs', () => {
  test('to look for related cases does not grow with the cases of others', async () => {
    const batch = { product: 'Mixer', batch: 'M1' };
    const first = await complain(desk, { ...batch, orderNumber: '1', description: other() });
    const reads = async (): Promise<number> => {
      let units = 0;
      desk.client.middlewareStack.add(
        (next, context) => async (args) => {
          const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
          const { ConsumedCapacity } = answer.output as {
            ConsumedCapacity?: { CapacityUnits: number } | { CapacityUnits: number }[];
          };
          for (const one of [ConsumedCapacity ?? []].flat())
            if (!/Put|Write/.test(String(context['commandName']))) units += one.CapacityUnits;
          return answer;
        },
        { step: 'initialize', name: 'reads', override: true },
      );
      await related(first);
      desk.client.middlewareStack.remove('reads');
      return units;
    };
    const before = await reads();
    for (let count = 0; count < 12; count += 1)
      await complain(desk, {
        customer: { name: 'X', phone: `1390000${1000 + count}` },
        product: 'Mixer',
        batch: `N${count}`,
        description: other(),
      });
    expect(await reads()).toBe(before);
    expect(before).toBeLessThanOrEqual(5);
  });
});
