import type { Language } from '../../../complaint/vocabulary.ts';
import type { StandardBranch } from '../analysis.ts';

type Words = {
  title: (reference: string) => string;
  nothing: string;
  code: string;
  branches: Record<StandardBranch, string>;
  /** Between a branch and its causes, between causes, and around what lies behind a cause. */
  list: { colon: string; comma: string; open: string; close: string; end: string };
};

/** What stands in the picture besides people's own words. */
export const pictureWords: Record<Language, Words> = {
  en: {
    title: (reference) => `Fishbone diagram: causes of ${reference}`,
    nothing: 'No causes have been noted yet.',
    code: 'Cause code',
    branches: {
      people: 'People',
      process: 'Process',
      product: 'Product',
      policy: 'Policy',
      place: 'Place',
      supplier: 'Supplier',
    },
    list: { colon: ': ', comma: '; ', open: ' (', close: ')', end: '. ' },
  },
  'zh-CN': {
    title: (reference) => `鱼骨图：${reference} 的原因`,
    nothing: '还没有记录原因。',
    code: '原因代码',
    branches: { people: '人员', process: '流程', product: '产品', policy: '制度', place: '场所', supplier: '供应商' },
    list: { colon: '：', comma: '；', open: '（', close: '）', end: '。' },
  },
};
