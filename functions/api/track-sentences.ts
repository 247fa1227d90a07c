import { erasedOnly } from './erased-sentences.ts';
import { publicSentences, type Sentences } from './public-sentences.ts';

/** What only those are told who follow their case. */
const trackOnly: Sentences = {
  problems: {
    en: {
      'complaint.too-late-to-disagree': {
        title: 'The time to disagree has passed',
        detail:
          'You could disagree within {days} days of the decision, until {until}. If it still is not right, please send a new complaint at {siteUrl} and name this reference, {reference}: somebody will look at both.',
      },
    },
    'zh-CN': {
      'complaint.too-late-to-disagree': {
        title: '提出异议的时间已过',
        detail:
          '您可以在处理结果作出后 {days} 天内提出异议，截止时间为 {until}。如果问题仍未解决，请到 {siteUrl} 重新提交投诉，并注明此编号 {reference}，我们会把两件事一并查看。',
      },
    },
  },
  fields: { en: {}, 'zh-CN': {} },
};

export const trackSentences: Sentences = {
  problems: {
    en: { ...publicSentences.problems.en, ...erasedOnly.en, ...trackOnly.problems.en },
    'zh-CN': { ...publicSentences.problems['zh-CN'], ...erasedOnly['zh-CN'], ...trackOnly.problems['zh-CN'] },
  },
  fields: publicSentences.fields,
};
