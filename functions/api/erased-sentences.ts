import type { Language } from '../domain/complaint/vocabulary.ts';
import type { Refusal } from './public-sentences.ts';

/** What is told to whoever comes to a case that was erased; who sends a new complaint never does. */
export const erasedOnly: Record<Language, Record<'complaint.erased', Refusal>> = {
  en: {
    'complaint.erased': {
      title: 'This case has been erased',
      detail:
        'On {at}, who complained and all that was written in case {reference} was deleted for good: because it was asked for, or because the time for which we keep such cases had run out. Nothing can be added to it. If something is still open for you, please send a new complaint.',
    },
  },
  'zh-CN': {
    'complaint.erased': {
      title: '此案件已删除',
      detail:
        '应相关请求，或因保存期限已到，案件 {reference} 中的个人信息和全部文字已于 {at} 永久删除，不能再添加内容。如果您还有未解决的问题，请重新提交投诉。',
    },
  },
};
