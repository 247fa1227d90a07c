import { describe, expect, test } from '@jest/globals';
import type { Label } from '../../../functions/domain/complaint/complaint.ts';
import type { Kind } from '../../../functions/domain/complaint/vocabulary.ts';
import type { Mail } from '../../../functions/domain/services.ts';
import { notify } from '../../../functions/domain/correspondence/notify.ts';
import { aCase, hear, mailTo, openDesk, settings } from './desk.ts';

const people = {
  find: async (id: string) =>
    ({
      wang: { email: 'wang@example.com', name: 'Wang Fang', id: 'wang' },
      boss: { email: 'Lead@example.com', name: 'Duty Lead', id: 'boss' },
      mia: { email: 'mia@example.com', name: 'Mia Jones', id: 'mia' },
    })[id],
};
const praise = {
  value: 'praise',
  origin: 'rule',
  confidence: 1,
  reasons: [],
} satisfies Label<Kind>;
const open = (changes = {}) => openDesk(aCase({ kind: praise, ...changes }), { staff: people, settings });

describe('Feedback', () => {
  test('is mailed to the colleague it is for, part by part, and to nobody else', async () => {
    const desk = open();
    const words = {
      behaviour: 'On Monday you hung up.\n<b>Twice</b>.',
      impact: 'He felt ignored.',
      desired: 'Let him finish.',
    };
    await notify(desk.services, desk.happens({ type: 'FeedbackGiven', facts: { form: 'BID', to: 'wang' }, words }));
    expect(desk.mails.map(({ to }) => to)).toEqual(['wang@example.com']);
    const { subject, text, html } = mailTo(desk, 'wang@example.com');
    expect(subject).toBe('Feedback from a colleague (CR-7KQ3-M2XT)');
    expect(text).toContain('> On Monday you hung up.');
    expect(text.indexOf('Behaviour')).toBeLessThan(text.indexOf('Impact'));
    expect(text.indexOf('Impact')).toBeLessThan(text.indexOf('Desired'));
    expect(html).not.toContain('<b>Twice');
  });

  test('for somebody who has left since is mailed to nobody', async () => {
    const desk = open();
    const event = { type: 'FeedbackGiven', facts: { form: 'BIA', to: 'gone' }, words: { behaviour: 'x' } } as const;
    await notify(desk.services, desk.happens(event));
    expect(desk.mails).toEqual([]);
  });
});

describe('Praise', () => {
  test('reaches whom it names and the first of the line, once each, with the customer’s words', async () => {
    const desk = open({ excerpt: 'Ms Wang was so patient with me.' });
    const event = desk.happens({ type: 'PraisePassedOn', facts: { employee: 'wang' }, words: {} });
    await notify(desk.services, event);
    await hear(desk);
    await notify(desk.services, event);
    expect(desk.mails.map(({ to }) => to).toSorted()).toEqual(['lead@example.com', 'wang@example.com']);
    expect(mailTo(desk, 'wang@example.com').text).toContain('> Ms Wang was so patient with me.');
    expect(mailTo(desk, 'lead@example.com').text).toContain('because of Wang Fang');
    expect(mailTo(desk, 'lead@example.com').text).toContain('in person');
  });

  test('of the lead is one mail, and of somebody who has left goes to the lead', async () => {
    const own = open();
    await notify(own.services, own.happens({ type: 'PraisePassedOn', facts: { employee: 'boss' }, words: {} }));
    expect(own.mails.map(({ to }) => to)).toEqual(['Lead@example.com']);
    const left = open();
    await notify(left.services, left.happens({ type: 'PraisePassedOn', facts: { employee: 'gone' }, words: {} }));
    expect(left.mails.map(({ to }) => to)).toEqual(['lead@example.com']);
  });

  test('is written in the language of the desk', async () => {
    const desk = openDesk(aCase({ kind: praise }), {
      staff: people,
      settings: { ...settings, defaultLanguage: 'zh-CN' },
    });
    await notify(desk.services, desk.happens({ type: 'PraisePassedOn', facts: { employee: 'mia' }, words: {} }));
    expect(mailTo(desk, 'mia@example.com').subject).toBe('有顾客表扬您（CR-7KQ3-M2XT）');
    expect(mailTo(desk, 'lead@example.com').subject).toBe('有顾客表扬您的同事（CR-7KQ3-M2XT）');
  });

  test('goes to the one although the mail to the other cannot go now', async () => {
    const desk = open();
    const event = desk.happens({ type: 'PraisePassedOn', facts: { employee: 'wang' }, words: {} });
    const { carrier: whole } = desk.services;
    const carrier = {
      send: async (mail: Mail) => {
        if (mail.to === 'wang@example.com') throw new Error('Throttled');
        await whole.send(mail);
      },
    };
    await expect(notify({ ...desk.services, carrier }, event)).rejects.toThrow('Throttled');
    expect(desk.mails.map(({ to }) => to)).toEqual(['lead@example.com']);
  });
});
