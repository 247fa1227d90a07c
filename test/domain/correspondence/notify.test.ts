import { describe, expect, test } from '@jest/globals';
import type { Label } from '../../../functions/domain/complaint/complaint.ts';
import type { Level } from '../../../functions/domain/complaint/vocabulary.ts';
import { notify } from '../../../functions/domain/correspondence/notify.ts';
import { advance } from '../../../functions/domain/sla/clocks.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import { aCase, begun, hear, later, mailTo, noon, openDesk } from './desk.ts';

const urgent = {
  value: 'urgent',
  origin: 'rule',
  confidence: 1,
  reasons: ['safety-word:smoke'],
} satisfies Label<Level>;
const open = (changes = {}) =>
  openDesk(aCase({ status: 'in-progress', assignee: 'wang', lastMessageId: '<m0@email.amazonses.com>', ...changes }));
const assigned = (facts: object) =>
  ({ type: 'CaseAssigned', facts: { assignee: 'wang', ...facts }, words: {} }) as const;

describe('the customer', () => {
  test('reads the reply as it was written, in the thread of the acknowledgement', async () => {
    const desk = open();
    const words = { text: 'First line.\n<b>Second</b> line.' };
    await notify(desk.services, desk.happens({ type: 'ReplyAdded', facts: { firstResponse: true }, words }));
    const { subject, text, html, headers } = mailTo(desk, 'zhang@example.com');
    expect(subject).toBe('We have replied to your complaint (CR-7KQ3-M2XT)');
    expect(text).toContain('> First line.\n> <b>Second</b> line.');
    expect(html).toContain('First line.<br>&lt;b&gt;Second&lt;/b&gt; line.');
    expect(headers).toMatchObject({
      'Auto-Submitted': 'auto-generated',
      'In-Reply-To': '<m0@email.amazonses.com>',
      References: '<CR-7KQ3-M2XT@example.com> <m0@email.amazonses.com>',
    });
  });

  test('hears once that somebody has it, by role and not by name', async () => {
    const desk = open();
    await notify(desk.services, desk.happens(assigned({ taken: true })));
    await notify(desk.services, desk.happens(assigned({ taken: false, previous: 'wang' })));
    expect(desk.mails).toHaveLength(1);
    const { text } = mailTo(desk, 'zhang@example.com');
    expect(text).toContain('A colleague in our quality team has taken on your complaint');
    expect(text).not.toContain('Wang');
    expect(text).toContain('First reply by: 2026-11-22 12:00 (Asia/Shanghai)');
  });

  test('gets the decision with its reasons and how to disagree, even if the case went on since', async () => {
    const desk = open();
    const words = { explanation: 'We refund 30 euros, because the seal was faulty.' };
    await notify(desk.services, desk.happens({ type: 'ComplaintResolved', facts: {}, words }));
    const { text } = mailTo(desk, 'zhang@example.com');
    expect(text).toContain('> We refund 30 euros, because the seal was faulty.');
    expect(text).toContain('If you are not satisfied\nUse the link below to tell us what you disagree with');
  });

  test('is told when the case is closed, and how to come back', async () => {
    const desk = open({ status: 'closed' });
    await notify(desk.services, desk.happens({ type: 'ComplaintClosed', facts: {}, words: {} }));
    expect(mailTo(desk, 'zhang@example.com').text).toContain('If the problem comes back');
  });

  test('is told when it is opened again, with new promises and without the staff’s reason', async () => {
    const rules = [defaultPack];
    const answered = advance(begun(later(noon, -60)), { is: 'resolved', at: later(noon, -30) }, rules);
    const desk = open(advance(answered, { is: 'reopened', at: noon }, rules));
    const words = { reason: 'Lazy first answer by Li.' };
    await notify(desk.services, desk.happens({ type: 'ComplaintReopened', facts: { clocks: [] }, words }));
    const { text } = mailTo(desk, 'zhang@example.com');
    expect(text).toContain('Next reply by: 2026-11-22 12:00 (Asia/Shanghai)');
    expect(text).not.toContain('Lazy');
  });

  test('gets the link again, in their language, also when the case is long over', async () => {
    const desk = open({
      status: 'closed',
      closedAt: noon,
      customer: { name: '张三', email: 'zhang@example.com', language: 'zh-CN' },
    });
    await notify(desk.services, desk.happens({ type: 'LinkSentAgain', facts: {}, words: {} }));
    const { subject, text } = mailTo(desk, 'zhang@example.com');
    expect(subject).toBe('您的查询链接（CR-7KQ3-M2XT）');
    expect(text).toMatch(/\/track#reference=CR-7KQ3-M2XT&secret=\w{26}/);
    expect(text).toContain('如果不是您本人提出的');
    expect(desk.mails).toHaveLength(1);
  });

  test('is told when more time is taken: why, until when, and until when it was before', async () => {
    const desk = open({ customer: { name: '张三', email: 'zhang@example.com', language: 'zh-CN' } });
    const facts = {
      clock: 'uk-fca-disp/resolution',
      kind: 'resolution',
      previousDueAt: later(noon, 60),
      dueAt: later(noon, 20 * 24 * 60),
    };
    const words = { reason: '供应商还在检测。' };
    await notify(desk.services, desk.happens({ type: 'DeadlineExtended', facts, words }));
    const { subject, text, tags } = mailTo(desk, 'zhang@example.com');
    expect(subject).toBe('您的投诉需要延长处理时间（CR-7KQ3-M2XT）');
    expect(text).toContain('我们原本答应最晚 2026-11-21 13:00 (Asia/Shanghai) 给您处理结果。');
    expect(text).toContain('> 供应商还在检测。');
    expect(text).toContain('新的时限：2026-12-11 12:00 (Asia/Shanghai)，20 天后');
    expect(tags.mailId).toBe('000001-extended-customer');
  });

  test('is told what was promised and by when, unless a reply of the same moment has told them', async () => {
    const desk = open();
    const promise = (what: string) => ({
      type: 'PromiseMade' as const,
      facts: { clock: 'default/promise', dueAt: later(noon, 3 * 24 * 60) },
      words: { what },
    });
    await notify(desk.services, desk.happens(promise('A technician comes.')));
    const { subject, text } = mailTo(desk, 'zhang@example.com');
    expect(subject).toBe('What we promise you, and by when (CR-7KQ3-M2XT)');
    expect(text).toContain('> A technician comes.');
    expect(text).toContain('By: 2026-11-24 12:00 (Asia/Shanghai), in 3 days');
    desk.wait(5);
    desk.happens({ type: 'ReplyAdded', facts: { firstResponse: true }, words: { text: 'We call you on Tuesday.' } });
    await notify(desk.services, desk.happens(promise('We call you.')));
    expect(desk.mails).toHaveLength(1);
  });

  test('is told when a promise is taken back and why, unless they are promised something in its place', async () => {
    const desk = open({ customer: { name: '张三', email: 'zhang@example.com', language: 'zh-CN' } });
    const facts = { clock: 'default/promise' };
    const replaced = { type: 'PromiseWithdrawn', facts: { ...facts, instead: 'R9' }, words: {} } as const;
    await notify(desk.services, desk.happens(replaced));
    expect(desk.mails).toHaveLength(0);
    const words = { reason: '银行已经把款退给您了。' };
    await notify(desk.services, desk.happens({ type: 'PromiseWithdrawn', facts, words }));
    const { subject, text } = mailTo(desk, 'zhang@example.com');
    expect(subject).toBe('很抱歉，我们无法兑现对您的承诺（CR-7KQ3-M2XT）');
    expect(text).toContain('> 银行已经把款退给您了。');
  });

  test('gets the withdrawal confirmed', async () => {
    const desk = open({ status: 'withdrawn' });
    await notify(desk.services, desk.happens({ type: 'ComplaintWithdrawn', facts: {}, words: {} }));
    expect(mailTo(desk, 'zhang@example.com').subject).toBe('Your complaint has been withdrawn (CR-7KQ3-M2XT)');
  });

  test('who left no address gets no mail', async () => {
    const desk = open({ customer: { name: 'Zhang San', phone: '1', language: 'en' } });
    await notify(
      desk.services,
      desk.happens({ type: 'ReplyAdded', facts: { firstResponse: true }, words: { text: 'x' } }),
    );
    expect(desk.mails).toEqual([]);
  });

  test('is not promised again what was already missed', async () => {
    const desk = open();
    desk.wait(25 * 60);
    await notify(desk.services, desk.happens(assigned({ taken: true })));
    const { text } = mailTo(desk, 'zhang@example.com');
    expect(text).not.toContain('First reply by');
    expect(text).toContain('Decision by');
  });
});

describe('staff', () => {
  test('hear of an urgent case once, whatever made it urgent, and why it is', async () => {
    const desk = openDesk(aCase({ level: urgent }));
    for (const type of ['ComplaintReceived', 'ComplaintAssessed', 'CaseReclassified'] as const) {
      await notify(desk.services, desk.happens({ type, facts: {}, words: {} }));
    }
    expect(desk.mails).toHaveLength(1);
    const { subject, text, headers } = mailTo(desk, 'lead@example.com');
    expect(subject).toBe('[Urgent] New complaint: product quality (CR-7KQ3-M2XT)');
    expect(text.split('\n').slice(0, 5)).toEqual([
      'What: New urgent complaint, product quality',
      'Due: First reply by 2026-11-22 12:00 (Asia/Shanghai) (in 24 hours)',
      'Who has it: Nobody yet (quality team)',
      'Customer: “The kettle leaks and nobody answers the phone.”',
      'Open: https://desk.example.com/console#/cases/CR-7KQ3-M2XT',
    ]);
    expect(text).toContain('Why that level: It mentions a safety word: “smoke”');
    expect(headers).toMatchObject({ Importance: 'high', References: '<CR-7KQ3-M2XT@example.com>' });
  });

  test('hear of a case that the rules gave to them, and why; the customer hears when they take it on', async () => {
    const routed = {
      version: 3,
      rule: 'kettles',
      team: 'quality',
      person: 'wang',
      reasons: ['by-product:kettle', 'speaks:en', 'round-robin'],
    } as const;
    const desk = open({ status: 'received' });
    await notify(desk.services, desk.happens(assigned({ taken: false, routed })));
    expect(desk.mails).toHaveLength(1);
    const { subject, text } = mailTo(desk, 'wang@example.com');
    expect(subject).toBe('A complaint has come to you: product quality (CR-7KQ3-M2XT, general)');
    expect(text).toContain('Why you: The name of its product has “kettle” in it;');
    expect(text).toContain('You receive this because the case is yours.');

    const givenAway = open({ status: 'received', assignee: 'somebody-else' });
    await notify(givenAway.services, givenAway.happens(assigned({ taken: false, routed })));
    const over = open({ status: 'withdrawn' });
    await notify(over.services, over.happens(assigned({ taken: false, routed })));
    expect([...givenAway.mails, ...over.mails]).toEqual([]);
  });

  test('are left alone by what is not urgent, or is over', async () => {
    const calm = openDesk();
    await notify(calm.services, calm.happens({ type: 'ComplaintReceived', facts: {}, words: {} }));
    const over = openDesk(aCase({ level: urgent, status: 'withdrawn' }));
    await notify(over.services, over.happens({ type: 'ComplaintAssessed', facts: {}, words: {} }));
    expect([...calm.mails, ...over.mails]).toEqual([]);
  });

  test('the keeper of the case hears when the customer writes; the first of the line when nobody has it', async () => {
    const words = { text: 'It leaks again!\nPlease call me.' };
    const kept = open();
    await notify(kept.services, kept.happens({ type: 'CustomerMessageAdded', facts: {}, words }));
    expect(mailTo(kept, 'wang@example.com').text).toContain('Customer: “It leaks again! Please call me.”');
    expect(mailTo(kept, 'wang@example.com').text).toContain('> It leaks again!\n> Please call me.');

    const untaken = openDesk();
    await notify(untaken.services, untaken.happens({ type: 'CustomerMessageAdded', facts: {}, words }));
    expect(mailTo(untaken, 'lead@example.com').text).toContain('because nobody has taken the case');
  });

  test('hear of a disagreement with the customer’s words: the first of the line, while nobody has the case', async () => {
    const desk = open({ status: 'in-progress', assignee: undefined, disputed: ['li'] });
    const words = { reason: 'It still leaks.\nNobody has looked at the seal.' };
    await notify(desk.services, desk.happens({ type: 'ResolutionDisputed', facts: { resolvedBy: 'li' }, words }));
    const { text, subject } = mailTo(desk, 'lead@example.com');
    expect(subject).toBe('The customer disagrees with the decision (CR-7KQ3-M2XT, general)');
    expect(text).toContain('> It still leaks.\n> Nobody has looked at the seal.');
    expect(text).toContain('Give it to somebody who has not decided on it');
    expect(desk.mails).toHaveLength(1);
  });

  test('who has the case hears of the first of the files that a customer sends, and of none that staff send', async () => {
    const by = { type: 'customer' } as const;
    const sent = (name: string) => ({ type: 'AttachmentAdded' as const, by, facts: { shared: true }, words: { name } });
    const kept = open();
    for (const name of ['kettle.jpg', 'bill.pdf', 'more.pdf']) await notify(kept.services, kept.happens(sent(name)));
    expect(kept.mails).toHaveLength(1);
    expect(mailTo(kept, 'wang@example.com').text).toContain('> kettle.jpg');

    const staff = open();
    const colleague = { type: 'staff', id: 'wang', role: 'agent' } as const;
    await notify(staff.services, staff.happens({ ...sent('x.pdf'), by: colleague }));
    const untaken = openDesk();
    await notify(untaken.services, untaken.happens(sent('x.pdf')));
    expect([...staff.mails, ...untaken.mails]).toEqual([]);
  });

  test('read the language of the desk, not the customer’s', async () => {
    const desk = open({ customer: { name: '张三', email: 'zhang@example.com', language: 'zh-CN' } });
    await notify(desk.services, desk.happens({ type: 'CustomerMessageAdded', facts: {}, words: { text: '还在漏水' } }));
    expect(mailTo(desk, 'wang@example.com').subject).toBe('The customer has written again (CR-7KQ3-M2XT, general)');
  });
});

test('Any event told twice is one mail.', async () => {
  const desk = open();
  const event = desk.happens({ type: 'ReplyAdded', facts: { firstResponse: true }, words: { text: 'Hello' } });
  await notify(desk.services, event);
  await hear(desk);
  await notify(desk.services, event);
  expect(desk.mails).toHaveLength(1);
});
