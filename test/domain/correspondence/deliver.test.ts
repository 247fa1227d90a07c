import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { deliver } from '../../../functions/domain/correspondence/deliver.ts';
import { MailRefused } from '../../../functions/domain/correspondence/refused.ts';
import type { Mail } from '../../../functions/domain/services.ts';
import { noon, openDesk } from './desk.ts';

const mail: Mail = {
  to: 'zhang@example.com',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  headers: {},
  tags: { reference: 'CR-7KQ3-M2XT', mailId: '000001-reply-customer' },
};

describe('a mail', () => {
  test('is sent once, and a replay gets the same Message-ID without sending again', async () => {
    const desk = openDesk();
    const first = await deliver(desk.services, 'reply', mail);
    const again = await deliver(desk.services, 'reply', mail);
    expect(first).toEqual({ state: 'sent', messageId: '<m1@email.amazonses.com>' });
    expect(again).toEqual(first);
    expect(desk.mails).toHaveLength(1);
    expect(desk.records.get(mail.tags.mailId)).toMatchObject({ state: 'sent', template: 'reply', to: mail.to });
  });

  test('that another run is sending is left to it, and the queue is told to come back', async () => {
    const desk = openDesk();
    await desk.services.mailLog.claim(mail.tags.reference, { ...mail.tags, template: 'reply', to: mail.to }, noon);
    await expect(deliver(desk.services, 'reply', mail)).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(desk.mails).toEqual([]);
  });

  test('whose sender died before sending goes out after the lease', async () => {
    const desk = openDesk();
    await desk.services.mailLog.claim(mail.tags.reference, { ...mail.tags, template: 'reply', to: mail.to }, noon);
    desk.wait(3);
    await deliver(desk.services, 'reply', mail);
    expect(desk.mails).toHaveLength(1);
  });

  test('that the carrier could not take now is tried again later', async () => {
    const desk = openDesk();
    const failing = { send: async () => Promise.reject(new Error('time-out')) };
    await expect(deliver({ ...desk.services, carrier: failing }, 'reply', mail)).rejects.toThrow('time-out');
    desk.wait(3);
    await deliver(desk.services, 'reply', mail);
    expect(desk.mails).toHaveLength(1);
    expect(desk.timeline).toEqual([]);
  });

  test('that is refused for good is not tried again, and the case shows it once, without the address', async () => {
    const desk = openDesk();
    const carrier = { send: async () => Promise.reject(new MailRefused('No such mailbox: zhang@example.com')) };
    const refused = await deliver({ ...desk.services, carrier }, 'reply', mail);
    desk.wait(3);
    await deliver({ ...desk.services, carrier }, 'reply', mail);
    expect(refused.state).toBe('refused');
    expect(desk.timeline.map(({ type, facts }) => ({ type, facts }))).toEqual([
      {
        type: 'MailBounced',
        facts: { mailId: mail.tags.mailId, bounce: 'permanent', detail: 'No such mailbox: (address)' },
      },
    ]);
    expect(desk.warnings).toHaveLength(2);
  });
});

/**
 * Runs come in waves, as the queue delivers: those of a wave interleave in any order and live shorter than the lease
 * (a function that sends is stopped before its lease ends); some die after claiming or on the way to the carrier.
 */
test('However runs interleave, die before sending and come back, the mail goes out exactly once.', async () => {
  const fate = fc.constantFrom('lives', 'dies after claiming', 'dies before sending');
  const wave = fc.record({
    minutesLater: fc.integer({ min: 0, max: 4 }),
    fates: fc.array(fate, { minLength: 1, maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(wave, { minLength: 1, maxLength: 4 }), async (scheduler, waves) => {
      const desk = openDesk();
      const step = async (label: string) => scheduler.schedule(Promise.resolve(), label);
      const run = async (ends: string): Promise<void> => {
        await step('start');
        const mailLog = {
          claim: async (...asked: Parameters<typeof desk.services.mailLog.claim>) => {
            await step('claim');
            const answer = await desk.services.mailLog.claim(...asked);
            if (ends === 'dies after claiming') throw new Error(ends);
            return answer;
          },
          sent: async (...told: Parameters<typeof desk.services.mailLog.sent>) => {
            await step('record');
            await desk.services.mailLog.sent(...told);
          },
        };
        const send = async (each: Mail) => {
          await step('send');
          if (ends === 'dies before sending') throw new Error(ends);
          return desk.services.carrier.send(each);
        };
        await deliver({ ...desk.services, mailLog, carrier: { send } }, 'reply', mail).catch(() => {});
      };
      for (const { minutesLater, fates } of waves) {
        desk.wait(minutesLater);
        const runs = Promise.all(fates.map(run));
        await scheduler.waitFor(runs);
        expect(desk.mails.length).toBeLessThanOrEqual(1);
      }
      // The queue delivers once more, after any lease.
      desk.wait(5);
      await deliver(desk.services, 'reply', mail);
      expect(desk.mails).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});
