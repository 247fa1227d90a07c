import type { Language } from '../../complaint/vocabulary.ts';
import type { FindingCode } from './findings.ts';

/** What is known to write a sentence with: single lines. `day` is a date as one writes it. */
export type Known = { name: string | undefined; product: string | undefined; day: string | undefined };

type Suggest = (known: Known) => string;

/**
 * A sentence to write instead, or to add, in the reply's language. Where a fact is not known the sentence does without
 * it, or leaves 〔…〕 for what only its writer can know; a reply that still has one is warned about.
 */
export const suggestions: Record<Language, { [C in FindingCode]?: Suggest }> = {
  en: {
    'observation-missing': ({ product }) =>
      `You told us that ${product === undefined ? '〔what happened〕' : `your ${product} 〔what happened〕`}; I have read all of it.`,
    'feeling-missing': () => 'I can see how disappointing that is.',
    'need-missing': ({ product }) =>
      product === undefined
        ? 'You need this settled once and for good.'
        : `You need to be able to rely on your ${product}.`,
    'request-missing': () => 'Could you tell me whether that suits you?',
    'sincerity-missing': ({ product }) =>
      product === undefined
        ? 'I am sorry that this happened to you.'
        : `I am sorry about what happened with your ${product}.`,
    'solution-first': () => 'First of all: I am sorry.',
    'step-undated': ({ day }) => `I will write to you by ${day ?? '〔date〕'}.`,
    'customer-unnamed': ({ name }) => `Dear ${name ?? '〔name〕'},`,
    'product-unnamed': ({ product }) => `This is about your ${product ?? '〔product〕'}.`,
    blame: () => 'Let us look together at what happened.',
    jargon: () => 'I will say plainly what I can do, and why.',
    'empty-promise': ({ day }) =>
      `What I can promise: by ${day ?? '〔date〕'} you will hear from me what we have done.`,
    'personal-data': () => 'Just reply to this mail, and your answer will reach me.',
  },
  'zh-CN': {
    'observation-missing': ({ product }) => `您反映${product ?? ''}〔发生的事〕，我都仔细看了。`,
    'feeling-missing': () => '换作是我，也会很失望。',
    'need-missing': ({ product }) =>
      product === undefined ? '您需要的是把这件事一次解决好。' : `您需要的是能放心使用的${product}。`,
    'request-missing': () => '您看这样可以吗？',
    'sincerity-missing': ({ product }) =>
      product === undefined ? '让您遇到这样的事，真的很抱歉。' : `${product}让您遇到这样的事，真的很抱歉。`,
    'solution-first': () => '首先，真的很抱歉。',
    'step-undated': ({ day }) => `我会在${day ?? '〔日期〕'}前给您答复。`,
    'customer-unnamed': ({ name }) => `${name ?? '〔称呼〕'}，您好：`,
    'product-unnamed': ({ product }) => `这封信是关于您的${product ?? '〔产品〕'}。`,
    blame: () => '我们一起看看当时发生了什么。',
    jargon: () => '我直接告诉您，我能做什么，为什么。',
    'empty-promise': ({ day }) => `我能答应您的是：${day ?? '〔日期〕'}前告诉您我们做了什么。`,
    'personal-data': () => '您直接回复这封邮件，我就能看到。',
  },
};
