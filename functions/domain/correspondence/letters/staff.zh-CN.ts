// Longer than 250 lines on purpose: all that staff are told by mail, in one language, side by side with staff.en.ts.
import type {
  DigestEntry,
  Letter,
  Part,
  Row,
  StaffFacts,
  StaffLetters,
  StepLetterFacts,
  Tone,
  Written,
} from '../letter.ts';
import { wording } from '../wording.ts';

const say = wording['zh-CN'];
const row = (label: string, value: string): Row => ({ label, value });

function keeperOf({ keeper, team }: Pick<StaffFacts, 'keeper' | 'team'>): string {
  if (keeper.is === 'nobody') return `还没有人接手（${say.teams[team]}）`;
  return keeper.is === 'known' ? `${keeper.name}（${say.teams[team]}）` : `${keeper.id}（通讯录里没有此人的邮箱）`;
}

function reasonFor({ because, keeper }: StaffFacts): string {
  if (because.is === 'keeper') return '您收到这封邮件，是因为这件事由您负责。';
  if (because.is === 'rung') return `您收到这封邮件，是因为这件事已升级到第 ${because.rung} 级，这一级由您负责。`;
  if (because.is === 'on-call') return '您收到这封邮件，是因为现在由您值班。';
  if (because.is === 'named') return '您收到这封邮件，是因为处理政策指定通知您。';
  return keeper.is === 'nobody'
    ? '您收到这封邮件，是因为这件事还没有人接手。'
    : '您收到这封邮件，是因为通讯录里没有负责人的邮箱。请您转告负责人，并请管理员补上邮箱。';
}

const absent = (passedOn: StepLetterFacts['passedOn']): string =>
  passedOn
    .map(({ name, reason, until }) =>
      reason === 'nobody-on-call' ? '值班表上目前没有人当班' : `${name}休假至 ${until?.at ?? '?'}`,
    )
    .join('，');

/** Why this reader, and who was to be told instead. */
function stepReason(facts: StepLetterFacts): string {
  const { because, passedOn, away } = facts;
  const instead =
    because.is === 'in-place'
      ? `您收到这封邮件，是因为${absent(passedOn)}，按顺序由您接替。`
      : reasonFor(facts) + (passedOn.length > 0 ? `另外，${absent(passedOn)}，也由您接替。` : '');
  return away ? `${instead}您本人和其他各级负责人目前也都不在，请务必安排一位同事处理。` : instead;
}

/** The first lines: what, how late, who, what the customer said; then the link. */
const alert = (facts: StaffFacts, tone: Tone, what: string, time: Row, said = facts.excerpt): Part => ({
  part: 'alert',
  tone,
  rows: [row('事情', what), time, row('负责人', keeperOf(facts)), row('顾客说', say.quoted(said))],
  link: row('打开', facts.caseUrl),
});

const nextPromise = (facts: StaffFacts): Row =>
  facts.next
    ? row('时限', `${say.clocks[facts.next.clock]}最晚 ${facts.next.due.at}（${facts.next.due.fromNow}）`)
    : row('时限', '目前没有在计时的时限');

const about = (facts: StaffFacts): Part => ({
  part: 'facts',
  rows: [
    row('受理编号', facts.reference),
    row('类型', `${say.kinds[facts.kind]}${say.comma}${say.categories[facts.category]}`),
    row('级别', say.levels[facts.level]),
    ...(facts.reasons.length > 0 ? [row('定级理由', facts.reasons.join('；'))] : []),
    row('状态', say.statuses[facts.status]),
    ...(facts.product === undefined ? [] : [row('产品或服务', facts.product)]),
    ...(facts.orderNumber === undefined ? [] : [row('订单号', facts.orderNumber)]),
    row('顾客', facts.customerName),
    row('来自', say.channels[facts.channel]),
    row('收到时间', `${facts.receivedAt.at}（${facts.receivedAt.fromNow}）`),
  ],
});

const next = (...items: string[]): Part[] => [
  { part: 'heading', text: '现在请做' },
  { part: 'steps', items },
];
const why = (facts: StaffFacts): Part => ({ part: 'small', text: reasonFor(facts) });
/** What a step's letter says below its first lines, before what the case is about. */
const known = (facts: StepLetterFacts): Part[] => {
  const rows = [
    ...(facts.task === undefined ? [] : [row('任务', facts.task)]),
    ...(facts.says === undefined ? [] : [row('规定', facts.says)]),
    ...facts.known.map(({ name, at }) => row('已知悉', `${name}，${at.at}（${at.fromNow}）`)),
  ];
  return rows.length > 0 ? [{ part: 'facts', rows }] : [];
};
const choices = ({ links }: StepLetterFacts): Part => ({
  part: 'choices',
  items: [
    { label: '我已知悉', url: links.acknowledge },
    { label: '由我接手', url: links['take-over'] },
    { label: '改派他人', url: links.reassign },
  ],
});
const stepWhy = (facts: StepLetterFacts): Part => ({ part: 'small', text: stepReason(facts) });
const closing = (facts: { brand: string }): string[] => [`${facts.brand} 投诉处理系统`];
const level = (facts: StaffFacts): string => `${facts.reference} ${say.levels[facts.level]}`;

const stillOpen = (facts: StepLetterFacts, over: string): Row =>
  facts.step.due.past ? row('已超时', facts.step.due.span) : row(over, facts.step.due.span);
const takeIt = (facts: StaffFacts): string =>
  facts.keeper.is === 'nobody' ? '先接手，让同事知道有人在处理。' : '打开案件，看清楚到了哪一步。';

const unblock = (facts: StaffFacts): string =>
  facts.keeper.is === 'nobody' ? '马上指派一位同事，并确认对方已经知道。' : '问清负责人卡在哪里，必要时改派他人。';

const owed = {
  'next-response': '答复顾客最近一次来信：我们了解到什么、接下来做什么、什么时候有结果。',
  'progress-update': '告诉顾客目前的进展，没有新进展也要说明，并说好下次什么时候联系。',
  promise: '按承诺的日期办到；确实办不到时，在到期之前告诉顾客。',
  task: '问清承办方卡在哪里；催办，或改交他人。',
  acknowledge: '联系顾客，确认我们已经收到；邮件没有送达时，请打电话。',
  'first-response': '给顾客一个首次答复：我们了解到什么、接下来做什么、什么时候有结果。',
  resolution: '给出处理结果和理由；确实来不及时，先告诉顾客原因和新的时间。',
} as const;

export const staffLettersInChinese: Written<StaffLetters> = {
  urgent: (facts) => ({
    subject: `【紧急】新的${say.kinds[facts.kind]}：${say.categories[facts.category]}（${facts.reference}）`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'late', `新的紧急${say.kinds[facts.kind]}，${say.categories[facts.category]}`, nextPromise(facts)),
      ...next(takeIt(facts), '如有人身安全风险，先打电话联系顾客，请对方停止使用。', owed['first-response']),
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
  assigned: (facts) => ({
    subject: `有一件${say.kinds[facts.kind]}分派给您：${say.categories[facts.category]}（${level(facts)}）`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'calm', `${say.kinds[facts.kind]}，${say.categories[facts.category]}`, nextPromise(facts)),
      ...next('请先接手，顾客会随即得知有人在处理。', owed['first-response']),
      about(facts),
      { part: 'facts', rows: [row('分派原因', facts.chosen.join('；'))] },
      why(facts),
    ],
    closing: closing(facts),
  }),
  'customer-wrote': (facts) => ({
    subject: `顾客有新留言（${level(facts)}）`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'calm', '顾客来了新留言', nextPromise(facts)),
      { part: 'heading', text: '留言全文' },
      { part: 'quote', text: facts.words },
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
  'customer-sent-file': (facts) => ({
    subject: `顾客发来了文件（${level(facts)}）`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'calm', '顾客发来了文件', nextPromise(facts)),
      { part: 'heading', text: '文件名' },
      { part: 'quote', text: facts.words },
      { part: 'text', text: '文件可能不止一个。案件中可以看到全部文件，以及是否已查毒。' },
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
  disputed: (facts) => ({
    subject: `顾客不同意处理结果（${level(facts)}）`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'soon', '顾客对处理结果提出异议，案件已重新打开', nextPromise(facts)),
      ...next(
        facts.keeper.is === 'nobody'
          ? '请交给没有对此案作出过决定的同事：原处理人不能再次经办。'
          : '作出决定之前，请从头看一遍案件，再看看顾客在下面说了什么。',
        '告诉顾客已换了一位同事重新查看，以及最晚什么时候给答复。',
      ),
      { part: 'heading', text: '顾客为什么不同意' },
      { part: 'quote', text: facts.words },
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
  warning: (facts) => ({
    subject: `【即将超时】${say.clocks[facts.step.clock]}还剩 ${facts.step.due.span}（${level(facts)}）`,
    preheader: facts.excerpt,
    parts: [
      alert(
        facts,
        'soon',
        `${say.clocks[facts.step.clock]}快到时限，最晚 ${facts.step.due.at}`,
        stillOpen(facts, '还剩'),
      ),
      ...next(takeIt(facts), owed[facts.step.clock]),
      choices(facts),
      ...known(facts),
      about(facts),
      stepWhy(facts),
    ],
    closing: closing(facts),
  }),
  breach: (facts) => ({
    subject: `【已超时】${say.clocks[facts.step.clock]}超时 ${facts.step.due.span}（${level(facts)}）`,
    preheader: facts.excerpt,
    parts: [
      alert(
        facts,
        'late',
        `${say.clocks[facts.step.clock]}已超时，本应不晚于 ${facts.step.due.at}`,
        stillOpen(facts, '超时'),
      ),
      ...next(takeIt(facts), owed[facts.step.clock]),
      choices(facts),
      ...known(facts),
      about(facts),
      stepWhy(facts),
    ],
    closing: closing(facts),
  }),
  escalation: (facts) => ({
    subject: `【升级】${say.clocks[facts.step.clock]}已超时 ${facts.step.due.span}，仍未完成（${level(facts)}）`,
    preheader: facts.excerpt,
    parts: [
      alert(
        facts,
        'late',
        `${say.clocks[facts.step.clock]}超时后仍未完成，本应不晚于 ${facts.step.due.at}`,
        stillOpen(facts, '超时'),
      ),
      ...next(unblock(facts), owed[facts.step.clock]),
      choices(facts),
      ...known(facts),
      about(facts),
      stepWhy(facts),
    ],
    closing: closing(facts),
  }),
  digest: ({ brand, queueUrl, entries, passedOn }) => digest(brand, queueUrl, entries, absent(passedOn)),
};

const lateness = ({ step: { clock, due } }: DigestEntry): string =>
  due.past ? `${say.clocks[clock]}已超时 ${due.span}` : `${say.clocks[clock]}还剩 ${due.span}`;

function digest(brand: string, queueUrl: string, entries: readonly DigestEntry[], instead: string): Letter {
  const late = entries.filter(({ step }) => step.due.past).length;
  const [first] = entries;
  const cases = `${entries.length} 项时限`;
  return {
    subject:
      late > 0 ? `【已超时】${cases}，其中 ${late} 项超时，最久 ${first?.step.due.span ?? ''}` : `【即将超时】${cases}`,
    preheader: entries
      .slice(0, 3)
      .map((entry) => `${entry.reference} ${lateness(entry)}`)
      .join('；'),
    parts: [
      { part: 'text', text: `以下 ${cases}同时需要您关注，合并在这一封邮件里，超时最久的在最前面。` },
      { part: 'action', label: '打开待办列表', url: queueUrl },
      {
        part: 'cases',
        items: entries.map((entry) => ({
          heading: lateness(entry),
          lines: [`${say.levels[entry.level]}，负责人${say.colon}${keeperOf(entry)}`, say.quoted(entry.excerpt)],
          link: { label: entry.reference, url: entry.caseUrl },
          tone: entry.step.due.past ? ('late' as const) : ('soon' as const),
        })),
      },
      ...(instead === '' ? [] : [{ part: 'small' as const, text: `其中一部分由您接替，是因为${instead}。` }]),
    ],
    closing: closing({ brand }),
  };
}
