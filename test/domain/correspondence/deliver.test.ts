import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { acknowledgementId } from '../../../functions/domain/correspondence/compose.ts';
import { deliver } from '../../../functions/domain/correspondence/deliver.ts';
import { recordSent } from '../../../functions/domain/correspondence/record-sent.ts';
import { MailRefused } from '../../../functions/domain/correspondence/refused.ts';
import type { CaseStore, Mail, MailLog } from '../../../functions/domain/services.ts';
import { hear, noon, openDesk } from './desk.ts';

const mail: Mail = {
  to: 'zhang@example.com',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  headers: {},
  tags: { reference: 'CR-7KQ3-M2XT', mailId: '000001-reply-customer' },
};

describe('a mail', () => {
  test('is handed over once, and a replay after the carrier’s report has nothing to do', async () => {
    const desk = openDesk();
    expect(await deliver(desk.services, 'reply', mail)).toBe('handed-over');
    await hear(desk);
    expect(await deliver(desk.services, 'reply', mail)).toBe('handed-over');
    expect(desk.mails).toHaveLength(1);
  });

  test('that was handed over and is not yet reported is left alone: the queue is told to come back', async () => {
    const desk = openDesk();
    await deliver(desk.services, 'reply', mail);
    await expect(deliver(desk.services, 'reply', mail)).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(desk.mails).toHaveLength(1);
  });

  test('that nobody reports within the lease is sent again: rather twice than never', async () => {
    const desk = openDesk();
    await deliver(desk.services, 'reply', mail);
    desk.wait(3);
    await deliver(desk.services, 'reply', mail);
    expect(desk.mails).toHaveLength(2);
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
    expect(refused).toBe('refused');
    expect(desk.timeline.map(({ type, facts }) => ({ type, facts }))).toEqual([
      {
        type: 'MailBounced',
        facts: { mailId: mail.tags.mailId, bounce: 'permanent', detail: 'No such mailbox: (address)' },
      },
    ]);
    expect(desk.warnings).toHaveLength(2);
  });
});

const acknowledgement: Mail = { ...mail, tags: { ...mail.tags, mailId: acknowledgementId } };

/**
 * Runs come in waves, as the queue delivers: those of a wave interleave in any order and live shorter than the lease
 * (a function that sends is stopped before its lease ends). Each may die at any point, also right after the carrier's
 * yes. What the carrier reports of each mail comes at once, among the runs, or a minute later, at any rate before the
 * lease ends; and again, as often and as late as it likes, in any order.
 */
test('Wherever runs die and however reports come, the mail goes out exactly once and is recorded once.', async () => {
  const fate = fc.constantFrom('lives', 'dies after claiming', 'dies before sending', 'dies after sending');
  const wave = fc.record({
    minutesLater: fc.integer({ min: 0, max: 4 }),
    fates: fc.array(fate, { minLength: 1, maxLength: 4 }),
  });
  const arrivals = fc.record({
    first: fc.constantFrom('at once', 'a minute later'),
    again: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
  });
  const waves = fc.array(wave, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), waves, arrivals, async (scheduler, given, arrival) => {
      const desk = openDesk();
      desk.happens({ type: 'ComplaintReceived', facts: {}, words: {} });
      const step = async (label: string) => scheduler.schedule(Promise.resolve(), label);
      /** Reports that are under way, each with the minutes until it arrives. */
      let underWay: { minutes: number; arrive: () => Promise<void> }[] = [];
      let arriving: Promise<void>[] = [];
      const kept = desk.services.cases;
      const cases: CaseStore = {
        ...kept,
        find: async (reference) => step('read').then(async () => kept.find(reference)),
        commit: async (...decided) => step('write').then(async () => kept.commit(...decided)),
      };
      const report = async ({ reference, sent }: (typeof desk.reports)[number]): Promise<void> => {
        await step('report');
        await recordSent({ ...desk.services, cases }, reference, sent);
      };
      const run = async (ends: string): Promise<void> => {
        await step('start');
        const claim: MailLog['claim'] = async (...asked) => {
          await step('claim');
          const answer = await desk.services.mailLog.claim(...asked);
          if (ends === 'dies after claiming') throw new Error(ends);
          return answer;
        };
        const send = async (each: Mail) => {
          await step('send');
          if (ends === 'dies before sending') throw new Error(ends);
          await desk.services.carrier.send(each);
          const said = desk.reports.at(-1);
          if (!said) throw new Error('The carrier says nothing.');
          const arrive = async () => report(said);
          if (arrival.first === 'at once') arriving.push(arrive());
          else underWay.push({ minutes: 1, arrive });
          for (const minutes of arrival.again) underWay.push({ minutes, arrive });
          await step('answer');
          if (ends === 'dies after sending') throw new Error(ends);
        };
        const mailLog = { ...desk.services.mailLog, claim };
        await deliver({ ...desk.services, mailLog, carrier: { send } }, 'acknowledgement', acknowledgement).catch(
          () => {},
        );
      };
      const settle = async (): Promise<void> => {
        while (arriving.length > 0) {
          const now = arriving;
          arriving = [];
          await scheduler.waitFor(Promise.all(now));
        }
      };
      const passMinute = async (): Promise<void> => {
        desk.wait(1);
        underWay = underWay.map(({ minutes, arrive }) => ({ minutes: minutes - 1, arrive }));
        arriving.push(...underWay.filter(({ minutes }) => minutes <= 0).map(async ({ arrive }) => arrive()));
        underWay = underWay.filter(({ minutes }) => minutes > 0);
        await settle();
      };
      for (const { minutesLater, fates } of given) {
        for (let minute = 0; minute < minutesLater; minute += 1) await passMinute();
        await scheduler.waitFor(Promise.all(fates.map(run)));
        await settle();
        expect(desk.mails.length).toBeLessThanOrEqual(1);
      }
      // The queue delivers once more, after any lease; then all that is under way arrives.
      for (let minute = 0; minute < 5; minute += 1) await passMinute();
      await scheduler.waitFor(run('lives'));
      for (let minute = 0; minute < 10; minute += 1) await passMinute();
      expect(desk.mails).toHaveLength(1);
      expect(desk.records.get(acknowledgementId)).toMatchObject({
        state: 'sent',
        messageId: '<m1@email.amazonses.com>',
      });
      expect(desk.timeline.map(({ type }) => type)).toEqual(['ComplaintReceived', 'ComplaintAcknowledged']);
    }),
    { numRuns: 300 },
  );
});
