import { describe, expect, test } from '@jest/globals';
import { fits, mailsByEvent, sideOf } from '../../../web/console/pages/case/timeline/sides.ts';

type Entry = Parameters<typeof sideOf>[0];
type Subject = Parameters<typeof mailsByEvent>[0];

const entry = (type: string, by: Entry['by']['type'], facts: Record<string, unknown> = {}, seq = 1): Entry =>
  ({ seq, type, by: { type: by }, facts }) as Entry;

describe('Whose an event is', () => {
  test.each([
    ['CustomerMessageAdded', 'customer', {}, 'customer'],
    // Entered by staff on the telephone, it is still what the customer said.
    ['ComplaintReceived', 'staff', {}, 'customer'],
    ['ReplyAdded', 'staff', {}, 'told'],
    ['ComplaintAcknowledged', 'system', {}, 'told'],
    ['NoteAdded', 'staff', {}, 'internal'],
    ['AttachmentAdded', 'staff', { shared: false }, 'internal'],
    ['AttachmentAdded', 'staff', { shared: true }, 'told'],
    ['AttachmentAdded', 'customer', { shared: true }, 'customer'],
    ['DeadlineWarned', 'system', {}, 'system'],
  ] as const)('%s by %s %j stands on the side: %s', (type, by, facts, side) => {
    expect(sideOf(entry(type, by, facts))).toBe(side);
  });

  test('every event is either with the customer or internal, and none is both', () => {
    for (const one of [
      entry('ReplyAdded', 'staff'),
      entry('NoteAdded', 'staff'),
      entry('ComplaintAssessed', 'system'),
      entry('MailBounced', 'system'),
    ]) {
      expect(fits(one, 'all')).toBe(true);
      expect(fits(one, 'customer')).toBe(!fits(one, 'internal'));
    }
  });

  test('a mail that came back concerns the talk with the customer', () => {
    expect(fits(entry('MailBounced', 'system'), 'customer')).toBe(true);
  });

  test('a mail stands at the event that it tells of, with what became of it', () => {
    const mails = [{ mailId: '2-reply' }, { mailId: '12-decision' }, { mailId: '12-digest' }];
    const timeline = [entry('MailBounced', 'system', { mailId: '12-decision', bounce: 'permanent' }, 13)];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not looked at is left out
    const found = mailsByEvent({ mails, timeline } as unknown as Subject);
    expect([...found].map(([seq, those]) => [seq, those.map(({ bounced }) => bounced)])).toEqual([
      [2, [undefined]],
      [12, ['permanent', undefined]],
    ]);
  });
});
