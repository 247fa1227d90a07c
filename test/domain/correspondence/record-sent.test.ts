import { describe, expect, test } from '@jest/globals';
import { acknowledge } from '../../../functions/domain/correspondence/acknowledge.ts';
import { deliver } from '../../../functions/domain/correspondence/deliver.ts';
import { recordSent } from '../../../functions/domain/correspondence/record-sent.ts';
import { aCase, type Desk, hear, later, noon, openDesk } from './desk.ts';

const reference = 'CR-7KQ3-M2XT';
const received = { type: 'ComplaintReceived', facts: {}, words: {} } as const;
const reply = {
  to: 'zhang@example.com',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  headers: {},
  tags: { reference, mailId: '000004-reply-customer' },
};
const types = (desk: Desk) => desk.timeline.map(({ type }) => type);

describe('when the carrier reports that a mail went out', () => {
  test('the record of the mail says so, with the Message-ID that the reader sees and the time that it went', async () => {
    const desk = openDesk();
    await deliver(desk.services, 'reply', reply);
    desk.wait(1);
    await hear(desk);
    expect(desk.records.get(reply.tags.mailId)).toMatchObject({
      state: 'sent',
      template: 'reply',
      to: reply.to,
      messageId: '<m1@email.amazonses.com>',
      sentAt: noon,
    });
  });

  test('a mail other than the acknowledgement tells the case nothing', async () => {
    const desk = openDesk();
    await deliver(desk.services, 'reply', reply);
    await hear(desk);
    expect(desk.timeline).toEqual([]);
  });

  test('it is counted how long an acknowledgement took, and of other mails only that they went', async () => {
    const desk = openDesk();
    const event = desk.happens(received);
    desk.wait(2);
    await acknowledge(desk.services, event);
    desk.wait(90);
    await hear(desk);
    await deliver(desk.services, 'reply', reply);
    await recordSent(desk.services, reference, {
      mailId: reply.tags.mailId,
      messageId: '<m2@ses>',
      at: later(noon, 95),
    });
    expect(desk.measured).toEqual([
      { name: 'AcknowledgementSeconds', value: 120 },
      { name: 'MailsSent', value: 1 },
      { name: 'MailsTaken', value: 1 },
      // When it went counts, not when the carrier said so.
      { name: 'AcknowledgementSeconds', value: 120 },
      { name: 'MailsSent', value: 1 },
      { name: 'MailsTaken', value: 1 },
    ]);
  });

  test('an acknowledgement that fails again and again is seen to grow old', async () => {
    const send = async (): Promise<never> => Promise.reject(new Error('SES is away'));
    const desk = openDesk(aCase(), { carrier: { send } });
    const event = desk.happens(received);
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(acknowledge(desk.services, event)).rejects.toThrow('SES is away');
      desk.wait(3);
    }
    expect(desk.measured.map(({ value }) => value)).toEqual([0, 180, 360]);
  });

  test('the customer counts as told when the acknowledgement went, however late the report comes', async () => {
    const desk = openDesk();
    await acknowledge(desk.services, desk.happens(received));
    desk.wait(90);
    await hear(desk);
    expect(desk.subject().acknowledgedAt).toBe(noon);
    expect(desk.subject().clocks[0]).toMatchObject({ kind: 'acknowledge', state: 'met', endedAt: noon });
    expect(desk.timeline.at(-1)).toMatchObject({ type: 'ComplaintAcknowledged', at: later(noon, 90) });
  });

  test('the same report again, also at the same moment, changes nothing and does not fail', async () => {
    const desk = openDesk();
    await acknowledge(desk.services, desk.happens(received));
    await Promise.all(Array.from({ length: 5 }, async () => hear(desk)));
    await hear(desk);
    expect(types(desk)).toEqual(['ComplaintReceived', 'ComplaintAcknowledged']);
  });

  test('the first of two mails stands, should there ever be two', async () => {
    const desk = openDesk();
    const event = desk.happens(received);
    await acknowledge(desk.services, event);
    desk.wait(3);
    await acknowledge(desk.services, event);
    await hear(desk);
    expect(desk.mails).toHaveLength(2);
    expect(types(desk)).toEqual(['ComplaintReceived', 'ComplaintAcknowledged']);
    expect(desk.subject().lastMessageId).toBe('<m1@email.amazonses.com>');
  });

  test('a run that died between the record of the mail and that of the case is made good by the report’s next try', async () => {
    const desk = openDesk();
    await acknowledge(desk.services, desk.happens(received));
    const commit = async (): Promise<never> => Promise.reject(new Error('The function died.'));
    const dying = { ...desk.services, cases: { ...desk.services.cases, commit } };
    await expect(hear({ ...desk, services: dying })).rejects.toThrow('died');
    await hear(desk);
    expect(types(desk)).toEqual(['ComplaintReceived', 'ComplaintAcknowledged']);
  });

  test('a complaint that was taken back meanwhile stays as it is, and the report is done with', async () => {
    const desk = openDesk();
    await acknowledge(desk.services, desk.happens(received));
    desk.happens(
      { type: 'ComplaintWithdrawn', facts: {}, words: {} },
      aCase({ status: 'withdrawn', withdrawnAt: noon }),
    );
    await hear(desk);
    expect(types(desk)).toEqual(['ComplaintReceived', 'ComplaintWithdrawn']);
    expect(desk.records.get('000001-acknowledgement-customer')).toMatchObject({ state: 'sent' });
  });

  test('a mail that nobody here ever claimed is put aside for a person to look at', async () => {
    const sent = { mailId: '000009-reply-customer', messageId: '<m9@email.amazonses.com>', at: noon };
    await expect(recordSent(openDesk().services, reference, sent)).rejects.toMatchObject({
      code: 'complaint.not-found',
    });
  });
});
