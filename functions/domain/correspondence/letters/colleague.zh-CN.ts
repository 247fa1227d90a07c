import type { ColleagueLetters, Part, Written } from '../letter.ts';

const said = ({ label, text }: { label: string; text: string }): Part[] => [
  { part: 'heading', text: label },
  { part: 'quote', text },
];
const product = (value: string | undefined): Part[] =>
  value === undefined ? [] : [{ part: 'facts', rows: [{ label: '产品或服务', value }] }];

/** What colleagues read of each other, and what customers say of them. */
export const colleagueLettersInChinese: Written<ColleagueLetters> = {
  feedback: (facts) => ({
    subject: `同事给您的反馈（${facts.reference}）`,
    preheader: facts.parts[0]?.text ?? '',
    greeting: `${facts.to}，您好：`,
    parts: [
      { part: 'text', text: `${facts.from} 就案件 ${facts.reference} 给您写了几句话：${facts.title}。` },
      ...facts.parts.flatMap(said),
      { part: 'action', label: '打开案件', url: facts.caseUrl },
      { part: 'small', text: '这些话只有您、写的人和主管能看到。如果您的看法不同，请直接和对方谈一谈。' },
    ],
    closing: [`${facts.brand} 投诉处理系统`],
  }),
  praise: (facts) => ({
    subject:
      facts.reader === 'employee' ? `有顾客表扬您（${facts.reference}）` : `有顾客表扬您的同事（${facts.reference}）`,
    preheader: facts.words,
    ...(facts.reader === 'employee' && { greeting: `${facts.employee}，您好：` }),
    parts: [
      {
        part: 'text',
        text:
          facts.reader === 'employee'
            ? `${facts.customerName ?? '一位顾客'}因为您写信给我们，原话如下：`
            : `${facts.customerName ?? '一位顾客'}因为 ${facts.employee} 写信给我们，原话如下，本人也已收到：`,
      },
      { part: 'quote', text: facts.words },
      ...product(facts.product),
      {
        part: 'text',
        text: facts.reader === 'employee' ? '谢谢您。这正是我们在这里的意义。' : '请当面再说一声谢谢。',
      },
      { part: 'action', label: '打开案件', url: facts.caseUrl },
    ],
    closing: [`${facts.brand} 投诉处理系统`],
  }),
};
