import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Sender } from '../../../../functions/domain/casework/attachments/attachment.ts';
import { attachmentLimits } from '../../../../functions/domain/casework/attachments/limits.ts';
import {
  admit,
  isOpen,
  noUploads,
  type Upload,
  type UploadList,
} from '../../../../functions/domain/casework/attachments/uploads.ts';
import { DomainError } from '../../../../functions/domain/errors.ts';

const customer: Sender = { type: 'customer' };
const staff = (id: string): Sender => ({ type: 'staff', id, role: 'agent' });
const at = (minutes: number): string =>
  new Date(Date.parse('2026-03-02T09:00:00.000Z') + minutes * 60_000).toISOString();

const wanted = (sha256: string, by: Sender = customer) => ({
  name: `${sha256}.png`,
  type: 'image/png' as const,
  size: 10,
  sha256,
  shared: by.type === 'customer',
  by,
});

/** Asks for `count` files that nobody has asked for before. */
function asked(count: number, minutes = 0, by = customer, list: UploadList = noUploads): UploadList {
  let soFar = list;
  for (let index = 0; index < count; index += 1) {
    const one = wanted(`${minutes}-${index}`, by);
    soFar = admit(soFar, one, { now: at(minutes), arrived: [], mark: `M${minutes}-${index}` }).list;
  }
  return soFar;
}

describe('Who may send files to a case', () => {
  test('may send ten as a customer and twenty as staff, those that are still on their way among them', () => {
    const list = asked(attachmentLimits.ofStaff, 0, staff('ann'), asked(attachmentLimits.ofCustomer));
    for (const by of [customer, staff('bo')]) {
      expect(() => admit(list, wanted('one more', by), { now: at(1), arrived: [], mark: 'X' })).toThrow(DomainError);
    }
  });

  test('is given the same place when they ask again for the same file, for a quarter of an hour from then', () => {
    const first = admit(noUploads, wanted('a'), { now: at(0), arrived: [], mark: 'FIRST' });
    const again = admit(first.list, wanted('a'), { now: at(10), arrived: [], mark: 'SECOND' });
    expect(again.upload).toMatchObject({ id: 'F1', mark: 'FIRST', expiresAt: at(25) });
    expect(again.list.uploads).toHaveLength(1);
  });

  test('is given another place than a colleague who sends the same file, and for a file that came already', () => {
    const first = admit(noUploads, wanted('a', staff('ann')), { now: at(0), arrived: [], mark: 'A' });
    const other = admit(first.list, wanted('a', staff('bo')), { now: at(0), arrived: [], mark: 'B' });
    expect(other.upload.id).toBe('F2');
    const arrived = [{ id: 'F1', by: staff('ann') }];
    expect(admit(other.list, wanted('a', staff('ann')), { now: at(1), arrived, mark: 'C' }).upload.id).toBe('F3');
  });

  test('can send further files when links that nobody used have run out, and ids are never used twice', () => {
    const list = asked(attachmentLimits.ofCustomer, 20, customer, asked(attachmentLimits.ofCustomer));
    expect(new Set(list.uploads.map(({ id }) => id)).size).toBe(list.uploads.length);
    expect(list.last).toBe(20);
  });

  test('makes no list grow without end, and is never let beyond the limits, whatever they do', () => {
    const steps = fc.array(
      fc.record({
        wait: fc.integer({ min: 0, max: 40 }),
        file: fc.integer({ min: 0, max: 12 }),
        by: fc.constantFrom(customer, staff('ann'), staff('bo')),
        comes: fc.boolean(),
      }),
      { minLength: 1, maxLength: 250 },
    );
    fc.assert(
      fc.property(steps, (history) => {
        let list = noUploads;
        let minutes = 0;
        const arrived: Pick<Upload, 'id' | 'by'>[] = [];
        for (const [index, { wait, file, by, comes }] of history.entries()) {
          minutes += wait;
          const now = at(minutes);
          try {
            const admitted = admit(list, wanted(String(file), by), { now, arrived, mark: `M${index}` });
            list = admitted.list;
            if (comes) arrived.push({ id: admitted.upload.id, by });
          } catch (error) {
            expect(error).toMatchObject({ code: 'attachment.too-many' });
          }
          const here = new Set(arrived.map(({ id }) => id));
          const open = list.uploads.filter((one) => isOpen(one, now) && !here.has(one.id));
          for (const [type, limit] of [
            ['customer', attachmentLimits.ofCustomer],
            ['staff', attachmentLimits.ofStaff],
          ] as const) {
            expect([...arrived, ...open].filter((one) => one.by.type === type).length).toBeLessThanOrEqual(limit);
          }
          expect(list.uploads.length).toBeLessThanOrEqual(70);
          expect(here.size).toBe(arrived.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
