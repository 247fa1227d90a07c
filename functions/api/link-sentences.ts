import { erasedOnly } from './erased-sentences.ts';
import { publicSentences, type Sentences } from './public-sentences.ts';

/** What only those are told who come by a link of ours: colleagues to a late case, and partners to their task. */
const linkOnly: Sentences = {
  problems: {
    en: {
      'task.full': {
        title: 'No further answer can be stored here',
        detail:
          'This task holds as many answers as it can (at most {limit}), and none of them is lost. Please call or write to whoever asked you.',
      },
      'task-link.invalid': {
        title: 'This link does not work any more',
        detail:
          'The task is settled, the link was replaced, withdrawn or has expired, or a part of it was lost on the way. Nothing was changed. If you still have something to tell us, use the link of our latest mail, or answer that mail or call us.',
      },
      'link.invalid': {
        title: 'This link does not work any more',
        detail:
          'A link works for {days} days, for the person whom the mail was sent to. This one has expired, was not copied as a whole, or its reader does not answer for the case any more. Nothing was changed. Open the case in the console instead.',
      },
      'case.needs-another-handler': {
        title: 'Somebody else has to go on with this case',
        detail:
          'The customer of {reference} did not agree with what {person} decided, so that somebody else has to look at it. Give it to a colleague who has not decided on it yet.',
      },
      'link.used': {
        title: 'This link was used before',
        detail: 'A link works once, and {by} used this one at {at}. Nothing was changed now.',
      },
    },
    'zh-CN': {
      'task.full': {
        title: '这里不能再保存更多答复',
        detail: '这项任务保存的答复已到上限（最多 {limit} 条），已有的都不会丢失。请致电或写信联系交办人。',
      },
      'task-link.invalid': {
        title: '这个链接已失效',
        detail:
          '任务可能已经办结，链接可能已被更换、收回或过期，也可能在传递中缺了一部分。没有做任何更改。如仍有情况要告诉我们，请使用最近一封邮件里的链接，或直接回复邮件、致电联系我们。',
      },
      'link.invalid': {
        title: '链接已失效',
        detail:
          '链接只在 {days} 天内对邮件的收件人有效。此链接已过期、没有复制完整，或者收件人已不再负责此案件。没有做任何更改，请改在工作台中打开案件。',
      },
      'case.needs-another-handler': {
        title: '此案件需由其他同事处理',
        detail:
          '案件 {reference} 的顾客不同意 {person} 作出的处理结果，须由其他同事重新查看。请把它交给尚未就此案作出决定的同事。',
      },
      'link.used': {
        title: '链接已经用过',
        detail: '每个链接只能使用一次，{by} 已于 {at} 使用过此链接。这次没有做任何更改。',
      },
    },
  },
  fields: {
    en: {
      'not-staff': 'The staff directory knows nobody by this name. Use a user name or a mail address of your staff.',
    },
    'zh-CN': {
      'not-staff': '员工名录中没有此人。请填写员工的用户名或邮箱地址。',
    },
  },
};

/** What may be told to whoever comes by a link: it asks no more of the functions that answer strangers to carry. */
export const linkSentences: Sentences = {
  problems: {
    en: { ...publicSentences.problems.en, ...erasedOnly.en, ...linkOnly.problems.en },
    'zh-CN': { ...publicSentences.problems['zh-CN'], ...erasedOnly['zh-CN'], ...linkOnly.problems['zh-CN'] },
  },
  fields: {
    en: { ...publicSentences.fields.en, ...linkOnly.fields.en },
    'zh-CN': { ...publicSentences.fields['zh-CN'], ...linkOnly.fields['zh-CN'] },
  },
};
