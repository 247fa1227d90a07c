import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { askForUpload } from '../../../../functions/domain/casework/attachments/ask.ts';
import type { ScanOutcome, Sender } from '../../../../functions/domain/casework/attachments/attachment.ts';
import { fileOf, filesOf } from '../../../../functions/domain/casework/attachments/files-of.ts';
import { type Place, placeName, readPlace } from '../../../../functions/domain/casework/attachments/place.ts';
import { recordFile } from '../../../../functions/domain/casework/attachments/record-file.ts';
import { openCase } from '../../../../functions/domain/casework/open-case.ts';
import { wait } from '../../../../functions/domain/casework/deadlines.ts';
import { verifyChain } from '../../../../functions/domain/complaint/chain.ts';
import { change } from '../../../../functions/domain/complaint/change.ts';
import { withdraw } from '../../../../functions/domain/customer/follow.ts';
import { register } from '../../../../functions/domain/intake/register.ts';
import type { CaseFile } from '../../../../functions/domain/services.ts';
import { clocksFromHistory } from '../../../../functions/domain/sla/history.ts';
import { defaultPack } from '../../../../functions/domain/sla/packs/default.ts';
import { type Desk, openDesk } from '../../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const customer: Sender = { type: 'customer' };
const agent = { type: 'staff', id: 'agent', role: 'agent' } as const;

const complain = async (): Promise<string> => {
  const customerOf = { name: 'Ann', email: 'ann@customer.example' };
  const said = { customer: customerOf, description: 'The lamp broke.' };
  return (await register(desk, said, { enteredBy: { type: 'customer' } })).reference;
};

const promised = { name: 'lamp.png', type: 'image/png', size: 5, sha256: 'x', shared: true } as const;

async function ask(reference: string, by: Sender = customer): Promise<Place> {
  const { id } = await askForUpload(desk, await openCase(desk, reference), { ...promised, by });
  const { list } = await desk.uploads.read(reference);
  return { reference, id, mark: list.uploads.find((one) => one.id === id)?.mark ?? '' };
}

const come = (place: Place): Promise<void> => recordFile(desk, { place }, { scans: true });
const end = (place: Place, outcome: ScanOutcome): Promise<void> =>
  recordFile(desk, { place, outcome }, { scans: true });

const said = ({ events }: CaseFile): string[] =>
  events.map(({ type }) => type).filter((type) => type.startsWith('Att'));

/** What nobody may ever see broken, however the news came. */
function expectSound(file: CaseFile): void {
  expect(verifyChain(file.subject, file.events)).toMatchObject({ intact: true });
  expect(file.subject.clocks).toEqual(clocksFromHistory(file.events, [defaultPack])?.clocks);
}

describe('A file', () => {
  test('is nowhere in its case before it has come', async () => {
    const reference = await complain();
    const before = await openCase(desk, reference);
    await ask(reference);
    const after = await openCase(desk, reference);
    expect(after.events).toEqual(before.events);
    expect(after.subject).toEqual(before.subject);
  });

  test('is there when it has come, and may be handed out when it was found clean', async () => {
    const place = await ask(await complain());
    await come(place);
    expect(fileOf(await openCase(desk, place.reference), place.id)).toMatchObject({
      state: 'scanning',
      name: 'lamp.png',
    });
    expect(desk.kept).not.toContain(placeName(place));
    await end(place, 'clean');
    const file = await openCase(desk, place.reference);
    expect(fileOf(file, place.id)).toMatchObject({ state: 'clean' });
    expect(desk.kept).toContain(placeName(place));
    expect(said(file)).toEqual(['AttachmentAdded', 'AttachmentScanned']);
    expectSound(file);
  });

  test('that was refused was never taken over', async () => {
    const place = await ask(await complain());
    await come(place);
    await end(place, 'refused');
    expect(desk.kept).not.toContain(placeName(place));
    await end(place, 'clean');
    expect(fileOf(await openCase(desk, place.reference), place.id)).toMatchObject({ state: 'refused' });
  });

  test('may come late: what was allowed is taken in though the customer has withdrawn meanwhile', async () => {
    const place = await ask(await complain());
    await change(desk, place.reference, 'withdraw', withdraw(undefined));
    await come(place);
    const file = await openCase(desk, place.reference);
    expect(filesOf(file)).toHaveLength(1);
    expectSound(file);
    await expect(ask(place.reference)).rejects.toMatchObject({ code: 'complaint.wrong-status' });
  });

  test('of the customer ends a wait for them, as a message does; one of staff does not', async () => {
    const reference = await complain();
    await change(desk, reference, 'wait', wait('customer', undefined, agent));
    const isWaiting = async (): Promise<boolean> =>
      (await openCase(desk, reference)).subject.waits?.some((one) => one.to === undefined) ?? false;
    desk.later({ hours: 1 });
    await come(await ask(reference, agent));
    expect(await isWaiting()).toBe(true);
    await come(await ask(reference));
    expect(await isWaiting()).toBe(false);
    expectSound(await openCase(desk, reference));
  });

  test('is taken as it is where nobody scans, and says so', async () => {
    const place = await ask(await complain());
    await recordFile(desk, { place }, { scans: false });
    expect(fileOf(await openCase(desk, place.reference), place.id)).toMatchObject({ state: 'unscanned' });
    expect(desk.kept).toContain(placeName(place));
  });

  test('that nobody was allowed to send changes nothing', async () => {
    const place = await ask(await complain());
    const forged = { ...place, mark: '0'.repeat(26) };
    await come(forged);
    await end(forged, 'clean');
    expect(filesOf(await openCase(desk, place.reference))).toEqual([]);
    expect(desk.kept).not.toContain(placeName(forged));
  });

  test('ends the same, whichever news of it comes first and however often', async () => {
    const news = fc.constantFrom<ScanOutcome | 'came'>('came', 'clean', 'refused', 'unscanned');
    await fc.assert(
      fc.asyncProperty(fc.array(news, { minLength: 1, maxLength: 6 }), async (heard) => {
        const place = await ask(await complain());
        const tell = (one: ScanOutcome | 'came'): Promise<void> => (one === 'came' ? come(place) : end(place, one));
        for (const one of heard) await tell(one);
        await Promise.all(heard.map(tell));
        const file = await openCase(desk, place.reference);
        const { state } = fileOf(file, place.id);
        const worst = (['refused', 'clean', 'unscanned'] as const).find((one) => heard.includes(one)) ?? 'scanning';
        expect(state).toBe(worst);
        expect(said(file).filter((type) => type === 'AttachmentAdded')).toHaveLength(1);
        if (state === 'clean' || state === 'unscanned') expect(desk.kept).toContain(placeName(place));
        if (heard[0] === 'refused') expect(desk.kept).not.toContain(placeName(place));
        expectSound(file);
      }),
      { numRuns: 25 },
    );
  });
});

describe('The place of a file', () => {
  test('is read back as it was written, and nothing else is one', () => {
    const place = { reference: 'CR-0000-0000', id: 'F12', mark: 'A'.repeat(26) };
    expect(readPlace(placeName(place))).toEqual(place);
    for (const other of [
      '',
      'x',
      '../secrets',
      'CR-0000-0000/T1-' + 'A'.repeat(26),
      'cr-0000-0000/F1-' + 'A'.repeat(26),
    ]) {
      expect(readPlace(other)).toBeUndefined();
    }
  });
});
