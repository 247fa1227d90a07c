import type { CalendarId } from '../calendar/calendars.ts';
import type { Match, Policy, Rule } from '../policy.ts';
import { complaints } from './ladders.ts';

/** Whose working hours count: those of the customer's country where we have an office, else those of the head office. */
const offices: readonly { name: string; calendar: CalendarId; when?: Match }[] = [
  { name: 'uk', calendar: 'uk-office', when: { country: ['GB'] } },
  { name: 'ie', calendar: 'ie-office', when: { country: ['IE'] } },
  { name: 'us', calendar: 'us-eastern-office', when: { country: ['US', 'CA'] } },
  { name: 'in', calendar: 'in-office', when: { country: ['IN'] } },
  { name: 'head-office', calendar: 'cn-office' },
];

const always = { calendar: '24x7' } as const;
const fresh = ['receipt', 'reopening'] as const;
const waiting = { pausesFor: ['customer', 'supplier'] } as const;

const inOffice = (rule: Omit<Rule, 'calendar' | 'when'>): Rule[] =>
  offices.map(({ name, ...office }) => ({ ...rule, ...office, id: `${rule.id}-${name}` }));

/** A shop that answers in its working hours, keeps its customers posted, and drops everything for what is urgent. */
export const retail: Policy = {
  id: 'retail',
  version: 1,
  title: { en: 'Retail: answers in working hours', 'zh-CN': '零售：按工作时间答复' },
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
    { when: '+PT4H', to: ['manager'], by: 'mail' },
    { when: '+1BD', to: ['director'], by: 'digest' },
  ],
  rules: [
    {
      id: 'acknowledge',
      clock: 'acknowledge',
      target: 'PT1H',
      ...always,
      says: {
        en: 'The customer is told within an hour that we have the complaint.',
        'zh-CN': '一小时内告知顾客已收到投诉。',
      },
    },
    {
      id: 'first-response-urgent',
      clock: 'first-response',
      starts: fresh,
      when: { level: ['urgent'] },
      target: 'PT2H',
      ...always,
      says: {
        en: 'Urgent: a first response within 2 hours, day and night.',
        'zh-CN': '紧急：不分昼夜，2 小时内首次回复。',
      },
    },
    {
      id: 'resolution-urgent',
      clock: 'resolution',
      starts: fresh,
      when: { level: ['urgent'] },
      target: 'PT48H',
      ...always,
      ...waiting,
      says: { en: 'Urgent: resolved within 48 hours, day and night.', 'zh-CN': '紧急：不分昼夜，48 小时内办结。' },
    },
    ...inOffice({
      id: 'first-response',
      clock: 'first-response',
      starts: fresh,
      target: 'PT8H',
      says: { en: 'A first response within 8 working hours.', 'zh-CN': '8 个工作小时内首次回复。' },
    }),
    ...inOffice({
      id: 'next-response',
      clock: 'next-response',
      target: 'PT8H',
      says: {
        en: 'Each further message is answered within 8 working hours.',
        'zh-CN': '顾客再次来信，8 个工作小时内答复。',
      },
    }),
    ...inOffice({
      id: 'progress',
      clock: 'progress-update',
      target: '3BD',
      ...waiting,
      says: {
        en: 'Until it is resolved, the customer hears from us at least every 3 business days.',
        'zh-CN': '办结之前，至少每 3 个工作日向顾客告知一次进展。',
      },
    }),
    ...inOffice({
      id: 'resolution',
      clock: 'resolution',
      starts: fresh,
      target: '5BD',
      ...waiting,
      says: { en: 'Resolved within 5 business days.', 'zh-CN': '5 个工作日内办结。' },
    }),
    {
      id: 'promise',
      clock: 'promise',
      ...always,
      says: {
        en: 'Any date that we tell a customer is kept.',
        'zh-CN': '凡向顾客承诺的日期，到期必须兑现。',
      },
    },
  ],
};
