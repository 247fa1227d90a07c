import type { Part, Row, TaskFacts, TaskLetters, Written } from '../letter.ts';
import { wording } from '../wording.ts';

const say = wording['zh-CN'];
const row = (label: string, value: string): Row => ({ label, value });
const quoted = (heading: string, text: string | undefined): Part[] =>
  text === undefined || text === ''
    ? []
    : [
        { part: 'heading', text: heading },
        { part: 'quote', text },
      ];
const dated = (facts: TaskFacts): Row[] => [
  row('任务', facts.title),
  row('编号', facts.task),
  row('期限', `${facts.due.at}（${facts.due.fromNow}）`),
];

/** What partners and departments read of tasks. A partner reads nothing of the customer or of the case. */
export const taskLettersInChinese: Written<TaskLetters> = {
  'partner-task': (facts) => ({
    subject: {
      new: `请协助我们处理一件投诉（${facts.task}）`,
      returned: `还需要您补充一点（${facts.task}）`,
      link: `您的任务有了新链接（${facts.task}）`,
      over: `任务已不需要办理（${facts.task}）`,
    }[facts.news],
    preheader: facts.title,
    greeting: facts.name === undefined ? '您好：' : `${facts.name}，您好：`,
    parts:
      facts.news === 'over'
        ? [
            { part: 'text', text: '这项任务已不需要办理，链接也已失效。谢谢您。' },
            { part: 'facts', rows: [row('任务', facts.title), row('编号', facts.task)] },
            ...quoted('原因', facts.reason),
          ]
        : [
            {
              part: 'text',
              text: {
                new: '我们的一位顾客遇到了问题，希望得到您的协助。',
                returned: '感谢您的答复，还有一点需要补充。',
                link: '这是新的链接，之前的链接已失效。',
              }[facts.news],
            },
            { part: 'facts', rows: dated(facts) },
            ...quoted('需要补充', facts.reason),
            ...quoted('请您协助', facts.text),
            { part: 'action', label: '查看并答复', url: facts.url },
            {
              part: 'small',
              text: `这个链接只能看到这一项任务，有效期至 ${facts.until.at}。凭链接即可代表贵方答复，请只转给经办的同事。`,
            },
          ],
    closing: [`${facts.brand} 敬上`],
  }),
  'department-task': (facts) => ({
    subject: {
      new: `【任务】请${say.teams[facts.department]}办理（${facts.task}）`,
      returned: `【任务】退回${say.teams[facts.department]}补充（${facts.task}）`,
      link: `【任务】请${say.teams[facts.department]}办理（${facts.task}）`,
      over: `【任务】已不需要办理（${facts.task}）`,
    }[facts.news],
    preheader: facts.title,
    parts: [
      {
        part: 'facts',
        rows: [
          ...dated(facts),
          ...(facts.product === undefined ? [] : [row('产品或服务', facts.product)]),
          ...(facts.mandatory && facts.news !== 'over' ? [row('必办', '不完成，案件不能办结')] : []),
        ],
      },
      ...quoted(facts.news === 'over' ? '原因' : '需要补充', facts.reason),
      ...(facts.news === 'over'
        ? [{ part: 'text' as const, text: '这项任务不用再做任何事。' }]
        : [...quoted('任务内容', facts.text), { part: 'action' as const, label: '打开任务', url: facts.url }]),
      { part: 'small', text: `您收到这封邮件，是因为这项任务交给了${say.teams[facts.department]}。` },
    ],
    closing: [`${facts.brand} 投诉处理系统`],
  }),
  'task-answered': (facts) => ({
    subject: `任务已有答复（${facts.task}）`,
    preheader: facts.title,
    parts: [
      { part: 'text', text: `${facts.by} 已经答复。请验收，或退回并说明还缺什么。` },
      { part: 'facts', rows: [row('任务', facts.title), row('编号', facts.task), row('案件', facts.reference)] },
      ...quoted('答复内容', facts.words),
      { part: 'action', label: '打开案件', url: facts.caseUrl },
    ],
    closing: [`${facts.brand} 投诉处理系统`],
  }),
};
