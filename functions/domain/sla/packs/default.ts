import type { Policy } from '../policy.ts';

const complaints = { kind: ['complaint'] } as const;
const both = ['receipt', 'reopening'] as const;
const aroundTheClock = { calendar: '24x7' } as const;
const pausing = { pausesFor: ['customer', 'supplier'] } as const;

/** What holds until somebody decides otherwise: a first response within 24 hours, sooner for what cannot wait. */
export const defaultPack: Policy = {
  id: 'default',
  version: 1,
  title: { en: 'Default: first response within 24 hours', 'zh-CN': '默认政策：24 小时内首次回复' },
  nature: 'service',
  source: {
    name: 'Redress: a service promise of our own, which no law sets; its stages follow ISO 10002:2018',
    url: 'https://www.iso.org/standard/71580.html',
    checkedOn: '2026-11-21',
  },
  effectiveFrom: '2020-01-01',
  when: complaints,
  warn: ['75%'],
  ladder: [
    { when: '+0%', to: ['lead', 'assignee'], by: 'mail' },
    { when: '+50%', to: ['manager'], by: 'mail' },
    { when: '+100%', to: ['director'], by: 'mail' },
  ],
  rules: [
    {
      id: 'acknowledge',
      clock: 'acknowledge',
      target: 'PT1H',
      ...aroundTheClock,
      says: {
        en: 'The customer is told within an hour that we have the complaint.',
        'zh-CN': '一小时内告知顾客已收到投诉。',
      },
    },
    {
      id: 'first-response-urgent',
      clock: 'first-response',
      starts: both,
      when: { level: ['urgent'] },
      target: 'PT2H',
      ...aroundTheClock,
      says: { en: 'Urgent: a first response within 2 hours.', 'zh-CN': '紧急：2 小时内首次回复。' },
    },
    {
      id: 'first-response-important',
      clock: 'first-response',
      starts: both,
      when: { level: ['important'] },
      target: 'PT8H',
      ...aroundTheClock,
      says: { en: 'Important: a first response within 8 hours.', 'zh-CN': '重要：8 小时内首次回复。' },
    },
    {
      id: 'first-response-general',
      clock: 'first-response',
      starts: both,
      target: 'PT24H',
      ...aroundTheClock,
      says: { en: 'A first response within 24 hours.', 'zh-CN': '24 小时内首次回复。' },
    },
    {
      id: 'next-response-urgent',
      clock: 'next-response',
      when: { level: ['urgent'] },
      target: 'PT4H',
      ...aroundTheClock,
      says: {
        en: 'Urgent: each further message is answered within 4 hours.',
        'zh-CN': '紧急：顾客再次来信，4 小时内答复。',
      },
    },
    {
      id: 'next-response',
      clock: 'next-response',
      target: 'PT24H',
      ...aroundTheClock,
      says: { en: 'Each further message is answered within 24 hours.', 'zh-CN': '顾客再次来信，24 小时内答复。' },
    },
    {
      id: 'resolution-urgent',
      clock: 'resolution',
      starts: both,
      when: { level: ['urgent'] },
      target: 'PT24H',
      ...aroundTheClock,
      ...pausing,
      says: { en: 'Urgent: resolved within 24 hours.', 'zh-CN': '紧急：24 小时内办结。' },
    },
    {
      id: 'resolution-important',
      clock: 'resolution',
      starts: both,
      when: { level: ['important'] },
      target: 'PT72H',
      ...aroundTheClock,
      ...pausing,
      says: { en: 'Important: resolved within 72 hours.', 'zh-CN': '重要：72 小时内办结。' },
    },
    {
      id: 'resolution-general',
      clock: 'resolution',
      starts: both,
      target: 'P7D',
      ...aroundTheClock,
      ...pausing,
      says: { en: 'Resolved within 7 days.', 'zh-CN': '7 天内办结。' },
    },
    {
      id: 'promise',
      clock: 'promise',
      ...aroundTheClock,
      says: {
        en: 'Any date that we tell a customer is kept.',
        'zh-CN': '凡向顾客承诺的日期，到期必须兑现。',
      },
    },
    {
      id: 'task',
      clock: 'task',
      ...aroundTheClock,
      // Whoever has the case is told, and can ask where it stays.
      ladder: [
        { when: '+0%', to: ['assignee'], by: 'mail' },
        { when: '+50%', to: ['lead'], by: 'mail' },
      ],
      says: {
        en: 'What a department or a partner is asked to do is done by the date that it was given.',
        'zh-CN': '交给部门或合作方的任务，须在约定日期前完成。',
      },
    },
  ],
};
