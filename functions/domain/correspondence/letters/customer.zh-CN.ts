// Longer than 250 lines on purpose: every letter to customers in one voice, read and corrected as one text.
import type { CustomerFacts, CustomerLetters, Letter, Part, Row, Written } from '../letter.ts';
import type { Moment } from '../moments.ts';
import { wording } from '../wording.ts';

const say = wording['zh-CN'];

const dear = (facts: CustomerFacts): string => (facts.name === undefined ? '尊敬的顾客：' : `尊敬的${facts.name}：`);
const sincerely = (facts: CustomerFacts): string[] => [`${facts.brand} 敬上`];
const due = (moment: Moment): string => `${moment.at}，${moment.fromNow}`;
const row = (label: string, value: string): Row => ({ label, value });
const promise = (label: string, moment: Moment | undefined): Row[] => (moment ? [row(label, due(moment))] : []);
const number = (facts: CustomerFacts): Row => row('受理编号', facts.reference);
const keepPrivate: Part = {
  part: 'small',
  text: '凭上面的链接可以查看这件事的全部往来，请您妥善保管，不要转发给他人。',
};
const follow = (facts: CustomerFacts, label: string): Part => ({ part: 'action', label, url: facts.trackingUrl });

const acknowledgements: Record<CustomerFacts['kind'], (facts: CustomerFacts) => Letter> = {
  complaint: (facts) => ({
    subject: `我们已收到您的投诉（${facts.reference}）`,
    preheader: facts.firstResponse
      ? `最晚 ${facts.firstResponse.at} 给您首次答复。`
      : '您的投诉已经登记，我们会给您答复。',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: '感谢您把这件事告诉我们，给您添了麻烦，我们深感抱歉。您的投诉已经登记在案，有任何进展我们都会告诉您。',
      },
      {
        part: 'facts',
        rows: [
          number(facts),
          row('收到时间', facts.receivedAt.at),
          ...promise('首次答复最晚', facts.firstResponse),
          ...promise('处理结果最晚', facts.resolution),
        ],
      },
      { part: 'heading', text: '接下来' },
      {
        part: 'steps',
        items: [
          `${say.teams[facts.team]}会有一位同事了解事情的经过。`,
          facts.firstResponse
            ? `最晚在 ${facts.firstResponse.at} 之前，这位同事会给您首次答复。`
            : '这位同事会尽快给您首次答复。',
          facts.resolution
            ? `最晚在 ${facts.resolution.at} 之前，我们会告诉您处理结果和理由。`
            : '了解清楚之后，我们会告诉您处理结果和理由。',
        ],
      },
      { part: 'text', text: '如果还有要补充的，或者想撤回投诉，打开下面的链接即可，不需要注册账号。' },
      follow(facts, '查看进展或补充说明'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  suggestion: (facts) => ({
    subject: `谢谢您的建议（${facts.reference}）`,
    preheader: '每一条建议都会有同事认真读完。',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: '谢谢您花时间告诉我们哪里可以做得更好。您的建议已经登记，建议组的同事会逐字读完，再转给能够改进的部门。',
      },
      { part: 'facts', rows: [number(facts), row('收到时间', facts.receivedAt.at)] },
      {
        part: 'text',
        text: '如果需要进一步了解您的想法，或者建议有了结果，我们会再写信给您。想补充细节，打开下面的链接即可。',
      },
      follow(facts, '查看或补充您的建议'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  praise: (facts) => ({
    subject: `谢谢您的表扬（${facts.reference}）`,
    preheader: '您的话我们会带到。',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: '读到您的来信，我们非常高兴。您的话我们会转达给有关的同事和他们的主管，这对他们是最好的鼓励。',
      },
      { part: 'facts', rows: [number(facts), row('收到时间', facts.receivedAt.at)] },
      { part: 'text', text: '您不需要再做什么。如果还想补充几句，打开下面的链接即可。' },
      follow(facts, '查看您的来信'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
};

export const customerLettersInChinese: Written<CustomerLetters> = {
  acknowledgement: (facts) => acknowledgements[facts.kind](facts),
  progress: (facts) => ({
    subject: `您的${say.kinds[facts.kind]}已有专人处理（${facts.reference}）`,
    preheader: `${say.teams[facts.team]}的一位同事正在处理。`,
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: `${say.teams[facts.team]}的一位同事已经接手，从现在起由这位同事负责到底，直到给您一个结果。`,
      },
      {
        part: 'facts',
        rows: [
          number(facts),
          ...promise('首次答复最晚', facts.firstResponse),
          ...promise('处理结果最晚', facts.resolution),
        ],
      },
      follow(facts, '查看进展或补充说明'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  reply: (facts) => ({
    subject: `关于您的${say.kinds[facts.kind]}，我们有了答复（${facts.reference}）`,
    preheader: `${say.teams[facts.team]}的同事给您写了答复。`,
    greeting: dear(facts),
    parts: [
      { part: 'text', text: `${say.teams[facts.team]}负责此事的同事给您的答复：` },
      { part: 'quote', text: facts.words },
      { part: 'facts', rows: [number(facts), ...promise('处理结果最晚', facts.resolution)] },
      { part: 'text', text: '如果您想回应或补充，打开下面的链接写给这位同事即可。' },
      follow(facts, '回应这封答复'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  decision: (facts) => ({
    subject: `您的${say.kinds[facts.kind]}有了处理结果（${facts.reference}）`,
    preheader: '处理结果和理由都在信里；如果您不满意，请告诉我们。',
    greeting: dear(facts),
    parts: [
      { part: 'text', text: `您在 ${facts.receivedAt.at} 向我们反映的事情已经处理完毕。处理结果和理由如下：` },
      { part: 'quote', text: facts.words },
      { part: 'facts', rows: [number(facts)] },
      { part: 'heading', text: '如果您不满意' },
      {
        part: 'text',
        text: '请打开下面的链接，告诉我们您不同意哪一点、希望怎样解决。我们会重新查看这件事，并再次给您答复。如果您认可这个结果，则不需要再做什么。',
      },
      follow(facts, '查看结果或提出异议'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  closing: (facts) => ({
    subject: `您的${say.kinds[facts.kind]}已结案（${facts.reference}）`,
    preheader: '如果问题再次出现，随时可以告诉我们。',
    greeting: dear(facts),
    parts: [
      { part: 'text', text: '这件事现在已经结案。谢谢您的耐心，也谢谢您给了我们改正的机会。' },
      { part: 'facts', rows: [number(facts)] },
      {
        part: 'text',
        text: '如果问题再次出现，或者事情并没有像我们答应的那样解决，请打开下面的链接留言，我们会继续处理。',
      },
      follow(facts, '查看记录或留言'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  reopened: (facts) => ({
    subject: `我们重新开始处理您的${say.kinds[facts.kind]}（${facts.reference}）`,
    preheader: facts.firstResponse ? `最晚 ${facts.firstResponse.at} 给您答复。` : '我们会再次给您答复。',
    greeting: dear(facts),
    parts: [
      { part: 'text', text: '您的这件事还没有真正解决，我们已经把它重新打开，从头再查一遍。让您又等一次，非常抱歉。' },
      {
        part: 'facts',
        rows: [
          number(facts),
          ...promise('下次答复最晚', facts.firstResponse),
          ...promise('处理结果最晚', facts.resolution),
        ],
      },
      { part: 'text', text: '如果有什么是我们上一次没有弄明白的，请打开下面的链接告诉我们。' },
      follow(facts, '查看进展或补充说明'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  withdrawn: (facts) => ({
    subject: `您的${say.kinds[facts.kind]}已撤回（${facts.reference}）`,
    preheader: '已按您的要求撤回，我们不再继续处理。',
    greeting: dear(facts),
    parts: [
      { part: 'text', text: `已按您的要求撤回这件${say.kinds[facts.kind]}，我们不再继续处理。仍然谢谢您告诉过我们。` },
      { part: 'facts', rows: [number(facts)] },
      { part: 'text', text: '如果撤回的不是您本人，或者您改变了主意，请重新提交，我们会从头认真处理。' },
      { part: 'action', label: '重新提交', url: facts.siteUrl },
    ],
    closing: sincerely(facts),
  }),
  'lost-link': (facts) => ({
    subject: `您的查询链接（${facts.reference}）`,
    preheader: '凭此链接可以查看进展、给我们留言。',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: `有人请我们重新发送您这件${say.kinds[facts.kind]}的查询链接。链接如下，与之前邮件中的相同。`,
      },
      { part: 'facts', rows: [number(facts), row('收到时间', facts.receivedAt.at)] },
      follow(facts, '查看进展或补充说明'),
      keepPrivate,
      { part: 'small', text: '如果不是您本人提出的，不需要做任何事：链接只发给了您。' },
    ],
    closing: sincerely(facts),
  }),
  extended: (facts) => ({
    subject: `您的${say.kinds[facts.kind]}需要延长处理时间（${facts.reference}）`,
    preheader: `最晚 ${facts.due.at} 给您答复。`,
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: `我们原本答应最晚 ${facts.previous.at} 给您${say.clocks[facts.clock]}。现在需要更多时间，让您久等，非常抱歉。原因如下：`,
      },
      { part: 'quote', text: facts.words },
      {
        part: 'facts',
        rows: [number(facts), row('新的时限', due(facts.due)), row('原来的时限', facts.previous.at)],
      },
      {
        part: 'text',
        text: '时限只延长这一次，不会再次推迟。如果您想补充情况，或者不同意延期，请打开下面的链接告诉我们。',
      },
      follow(facts, '查看进展或补充说明'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  promised: (facts) => ({
    subject: `我们对您的承诺和时间（${facts.reference}）`,
    preheader: `最晚 ${facts.due.at}。`,
    greeting: dear(facts),
    parts: [
      { part: 'text', text: `${say.teams[facts.team]}的同事向您承诺：` },
      { part: 'quote', text: facts.words },
      { part: 'facts', rows: [number(facts), row('最晚', due(facts.due))] },
      { part: 'text', text: '我们会盯紧这个日期。如果到时没有消息，请打开下面的链接告诉我们。' },
      follow(facts, '查看进展或补充说明'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  'promise-withdrawn': (facts) => ({
    subject: `很抱歉，我们无法兑现对您的承诺（${facts.reference}）`,
    preheader: '原因如下。',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: facts.due
          ? `我们曾承诺最晚 ${facts.due.at} 为您办妥，现在无法做到，非常抱歉。原因如下：`
          : '我们曾向您作出承诺，现在无法做到，非常抱歉。原因如下：',
      },
      { part: 'quote', text: facts.words },
      { part: 'facts', rows: [number(facts)] },
      { part: 'text', text: '如果您不同意，请打开下面的链接告诉我们，我们会重新考虑。' },
      follow(facts, '查看进展或补充说明'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
};
