import type { Language } from '../../complaint/vocabulary.ts';
import type { Known } from './suggestions.ts';

type Plain = { said: RegExp; instead: (known: Known) => string };

/** What some officialese means, said to a person. The first row that fits what was written counts. */
const plain: Record<Language, readonly Plain[]> = {
  en: [
    { said: /dear|valued/, instead: ({ name }) => `Dear ${name ?? '〔name〕'},` },
    {
      said: /inconvenience/,
      instead: ({ product }) => `I am sorry about ${product === undefined ? 'what happened' : `your ${product}`}.`,
    },
    {
      said: /patien|bear with|due course|dealt with|logged|forwarded|raised|passed|escalated|relevant|assigned/,
      instead: ({ day }) => `I am looking into it myself, and you will hear from me by ${day ?? '〔date〕'}.`,
    },
    { said: /policy|as per|in accordance|procedure|terms and/, instead: () => 'I cannot do this, because 〔reason〕.' },
    { said: /cannot|unable|regret|liable|liability/, instead: () => 'I cannot 〔this〕; what I can do is 〔that〕.' },
    { said: /kindly/, instead: () => 'Please' },
    {
      said: /hesitate|correspondence|disposal/,
      instead: () => 'Just reply to this mail, and your answer will reach me.',
    },
  ],
  'zh-CN': [
    { said: /^亲|尊敬的|亲爱的|宝子|小主/, instead: ({ name }) => `${name ?? '〔称呼〕'}，您好：` },
    {
      said: /不便|谅解|见谅/,
      instead: ({ product }) =>
        product === undefined ? '让您遇到这样的事，真的很抱歉。' : `${product}的事，真的很抱歉。`,
    },
    {
      said: /等待|部门|反馈|工单|派单|登记|流程|处理|重视|闭环/,
      instead: ({ day }) => `这件事由我负责，${day ?? '〔日期〕'}前给您答复。`,
    },
    { said: /规定|解释权|恕|不予|不可抗力|责任/, instead: () => '这一点我做不到，因为〔原因〕；我能做的是〔办法〕。' },
    { said: /原因/, instead: () => '原因是〔具体发生了什么〕。' },
  ],
};

/** A plain sentence for what was written, or undefined when none is known for it. */
export const plainWordsFor = (written: string, language: Language, known: Known): string | undefined =>
  plain[language].find(({ said }) => said.test(written.toLowerCase()))?.instead(known);
