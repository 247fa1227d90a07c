import type { Policy } from '../policy.ts';
import { complaints } from './ladders.ts';

const always = { calendar: '24x7' } as const;
const fresh = ['receipt', 'reopening'] as const;
const waiting = { pausesFor: ['customer', 'supplier'] } as const;

/** The stages of ISO 10002:2018. The standard fixes no numbers: all of them are ours. */
export const iso10002: Policy = {
  id: 'iso-10002',
  version: 1,
  title: {
    en: 'ISO 10002:2018: the stages of complaints handling',
    'zh-CN': 'ISO 10002:2018：投诉处理的各个阶段',
  },
  nature: 'service',
  source: {
    name: 'ISO 10002:2018 Quality management — Customer satisfaction — Guidelines for complaints handling in organizations',
    url: 'https://www.iso.org/standard/71580.html',
    checkedOn: '2026-11-21',
  },
  effectiveFrom: '2018-07-30',
  when: complaints,
  warn: ['75%'],
  ladder: [
    { when: '+0%', to: ['lead', 'assignee'], by: 'mail' },
    { when: '+50%', to: ['manager'], by: 'mail' },
    { when: '+100%', to: ['director'], by: 'mail' },
  ],
  rules: [
    {
      id: 'acknowledgement',
      clock: 'acknowledge',
      starts: fresh,
      target: 'PT1H',
      ...always,
      says: {
        en: 'Each complaint is acknowledged immediately (7.4 Acknowledgement of complaints); the hour is ours.',
        'zh-CN': '每件投诉应立即向投诉者确认收到（7.4 投诉的确认）；“一小时”由我们规定。',
      },
    },
    {
      id: 'initial-assessment-urgent',
      clock: 'first-response',
      starts: fresh,
      when: { level: ['urgent'] },
      target: 'PT2H',
      ...always,
      says: {
        en: 'Complaints are assessed by severity and urgency, and what touches health or safety is taken up at once (7.5 Initial assessment); the two hours are ours.',
        'zh-CN': '按严重程度和紧急程度评估投诉，涉及健康或安全的立即处理（7.5 初步评估）；“两小时”由我们规定。',
      },
    },
    {
      id: 'initial-assessment',
      clock: 'first-response',
      starts: fresh,
      target: 'P1D',
      ...always,
      says: {
        en: 'Each complaint is assessed after receipt and addressed promptly by its urgency (7.5 Initial assessment); the day is ours.',
        'zh-CN': '收到投诉后进行初步评估，并按紧急程度及时处理（7.5 初步评估）；“一天”由我们规定。',
      },
    },
    {
      id: 'next-response',
      clock: 'next-response',
      target: 'P2D',
      ...always,
      says: {
        en: 'Whoever asks is told how the complaint stands (7.3 Tracking of complaints: status upon request); the two days are ours.',
        'zh-CN': '投诉者询问时告知最新进展（7.3 投诉跟踪：应要求提供状态）；“两天”由我们规定。',
      },
    },
    {
      id: 'progress',
      clock: 'progress-update',
      target: 'P7D',
      ...always,
      says: {
        en: 'The complainant hears at regular intervals how the complaint stands (7.3 Tracking of complaints); the week is ours.',
        'zh-CN': '定期向投诉者告知投诉的最新状态（7.3 投诉跟踪）；“一周”由我们规定。',
      },
    },
    {
      id: 'decision-urgent',
      clock: 'resolution',
      starts: fresh,
      when: { level: ['urgent'] },
      target: 'P2D',
      ...always,
      ...waiting,
      says: {
        en: 'Urgent: the response and the decision are told as soon as they are taken (7.7, 7.8); the two days are ours.',
        'zh-CN': '紧急：作出回应和决定后立即告知投诉者（7.7、7.8）；“两天”由我们规定。',
      },
    },
    {
      id: 'decision-important',
      clock: 'resolution',
      starts: fresh,
      when: { level: ['important'] },
      target: 'P7D',
      ...always,
      ...waiting,
      says: {
        en: 'Important: the decision is told as soon as it is taken (7.7, 7.8); the seven days are ours.',
        'zh-CN': '重要：作出决定后立即告知投诉者（7.7、7.8）；“七天”由我们规定。',
      },
    },
    {
      id: 'decision',
      clock: 'resolution',
      starts: fresh,
      target: 'P20D',
      ...always,
      ...waiting,
      says: {
        en: 'The decision, or any action, is told as soon as it is taken (7.7 Response, 7.8 Communicating the decision); the twenty days are ours.',
        'zh-CN': '作出决定或采取措施后立即告知投诉者（7.7 回应、7.8 传达决定）；“二十天”由我们规定。',
      },
    },
    {
      id: 'promise',
      clock: 'promise',
      ...always,
      says: {
        en: 'Any date that we tell a complainant is kept (7.3: status at pre-set deadlines).',
        'zh-CN': '凡向投诉者承诺的日期，到期必须兑现（7.3：在既定期限告知状态）。',
      },
    },
  ],
};
