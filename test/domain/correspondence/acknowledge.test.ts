import { describe, expect, test } from '@jest/globals';
import { acknowledge } from '../../../functions/domain/correspondence/acknowledge.ts';
import { MailRefused } from '../../../functions/domain/correspondence/refused.ts';
import { aCase, hear, mailTo, openDesk } from './desk.ts';

const received = { type: 'ComplaintReceived', facts: {}, words: {} } as const;
const customer = (changes: object) => ({
  name: 'Zhang San',
  email: 'zhang@example.com',
  language: 'en' as const,
  ...changes,
});

describe('when a complaint is received', () => {
  test('the customer is told at once: reference, what comes next, by when, and where to follow it', async () => {
    const desk = openDesk();
    await acknowledge(desk.services, desk.happens(received));
    const { subject, text, html, headers, tags } = mailTo(desk, 'zhang@example.com');
    expect(subject).toBe('We have received your complaint (CR-7KQ3-M2XT)');
    expect(text).toContain('Dear Zhang San,');
    expect(text).toContain('First reply by: 2026-11-22 12:00 (Asia/Shanghai), in 24 hours');
    expect(text).toContain('Decision by: 2026-11-28 12:00 (Asia/Shanghai), in 7 days');
    expect(text).toContain('https://desk.example.com/track#reference=CR-7KQ3-M2XT&secret=');
    expect(html).toContain('href="https://desk.example.com/track#reference=CR-7KQ3-M2XT&amp;secret=');
    expect(headers).toEqual({
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
      'In-Reply-To': '<CR-7KQ3-M2XT@example.com>',
      References: '<CR-7KQ3-M2XT@example.com>',
    });
    expect(tags).toEqual({ reference: 'CR-7KQ3-M2XT', mailId: '000001-acknowledgement-customer' });
  });

  test('the mail does not repeat what was written into the form, so nobody can send advertisements through us', async () => {
    const desk = openDesk(aCase({ customer: customer({ name: 'Buy gold at www.evil.example' }) }));
    await acknowledge(desk.services, desk.happens(received));
    const { text, html } = mailTo(desk, 'zhang@example.com');
    for (const part of [text, html]) {
      expect(part).not.toContain('evil');
      expect(part).not.toContain('kettle');
    }
    expect(text).toContain('Hello,');
  });

  test('the case records that the customer was told once the mail is reported sent, by which mail, and the clock is met', async () => {
    const desk = openDesk();
    await acknowledge(desk.services, desk.happens(received));
    expect(desk.subject().acknowledgedAt).toBeUndefined();
    await hear(desk);
    expect(desk.timeline.at(-1)).toMatchObject({
      type: 'ComplaintAcknowledged',
      facts: { via: 'mail', messageId: '<m1@email.amazonses.com>' },
    });
    expect(desk.subject().lastMessageId).toBe('<m1@email.amazonses.com>');
    expect(desk.subject().clocks[0]).toMatchObject({ kind: 'acknowledge', state: 'met' });
  });

  test('a Chinese customer is written to in Chinese', async () => {
    const desk = openDesk(aCase({ customer: customer({ name: '张三', language: 'zh-CN' }) }));
    await acknowledge(desk.services, desk.happens(received));
    const { subject, text } = mailTo(desk, 'zhang@example.com');
    expect(subject).toBe('我们已收到您的投诉（CR-7KQ3-M2XT）');
    expect(text).toContain('尊敬的张三：');
    expect(text).toContain('首次答复最晚：2026-11-22 12:00 (Asia/Shanghai)，24 小时后');
  });

  test('who left only a phone number gets no mail and counts as told on the screen', async () => {
    const desk = openDesk(aCase({ customer: { name: 'Zhang San', phone: '+86 138 0000 0000', language: 'zh-CN' } }));
    await acknowledge(desk.services, desk.happens(received));
    expect(desk.mails).toEqual([]);
    expect(desk.timeline.at(-1)).toMatchObject({ type: 'ComplaintAcknowledged', facts: { via: 'answer' } });
    expect(desk.timeline.at(-1)?.facts).not.toHaveProperty('messageId');
  });

  test('the same event again changes nothing', async () => {
    const desk = openDesk();
    const event = desk.happens(received);
    await acknowledge(desk.services, event);
    await hear(desk);
    const before = desk.timeline.length;
    await acknowledge(desk.services, event);
    expect(desk.mails).toHaveLength(1);
    expect(desk.timeline).toHaveLength(before);
  });

  test('while nobody reports that the mail went out, the clock runs on, so that staff are warned', async () => {
    const desk = openDesk();
    await acknowledge(desk.services, desk.happens(received));
    expect(desk.subject().clocks[0]).toMatchObject({ kind: 'acknowledge', state: 'running' });
  });

  test('a refused mail leaves the clock running, so that staff are warned', async () => {
    const carrier = { send: async () => Promise.reject(new MailRefused('Address is on the suppression list')) };
    const desk = openDesk(aCase(), { carrier });
    await acknowledge(desk.services, desk.happens(received));
    expect(desk.subject().acknowledgedAt).toBeUndefined();
    expect(desk.subject().clocks[0]).toMatchObject({ kind: 'acknowledge', state: 'running' });
    expect(desk.timeline.at(-1)?.type).toBe('MailBounced');
  });
});

describe('other feedback', () => {
  test.each([
    ['praise', 'Thank you for your kind words (CR-7KQ3-M2XT)'],
    ['suggestion', 'Thank you for your suggestion (CR-7KQ3-M2XT)'],
  ] as const)('%s is thanked for and promised no deadline', async (kind, thanks) => {
    const desk = openDesk(aCase({ kind: { value: kind, origin: 'rule', confidence: 1, reasons: [] }, clocks: [] }));
    await acknowledge(desk.services, desk.happens(received));
    const { subject, text } = mailTo(desk, 'zhang@example.com');
    expect(subject).toBe(thanks);
    expect(text).not.toMatch(/sorry|First reply by|Decision by/);
  });
});
