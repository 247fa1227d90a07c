// Longer than 250 lines on purpose: one page in two languages, read and corrected side by side.
import type { AttachmentState } from '../casework/attachments/attachment.ts';
import type { RemedyState } from '../casework/remedies/remedy.ts';
import type { FeltUrgency, Language } from '../complaint/vocabulary.ts';
import type { CustomerLetters } from '../correspondence/letter.ts';
import type { PersonalDataKind } from './personal-data.ts';
import type { Sentiment } from '../services.ts';
import type { ExportActor, ExportedEvent, ExportedNote } from './export-document.ts';

/** The page that a person is given, in one language. */
export type ExportWording = {
  title: (desk: string) => string;
  intro: (count: number, at: string, request: string) => string[];
  times: (timeZone: string) => string;
  nothing: string;
  contents: string;
  aboutThis: string;
  yourDetails: string;
  details: Record<'name' | 'email' | 'phone' | 'language' | 'tier', string>;
  facts: Record<
    | 'status'
    | 'kind'
    | 'category'
    | 'level'
    | 'channel'
    | 'enteredBy'
    | 'receivedAt'
    | 'country'
    | 'product'
    | 'orderNumber'
    | 'batch'
    | 'saidKind'
    | 'urgency'
    | 'mergedInto'
    | 'splitFrom',
    string
  >;
  languages: Record<Language, string>;
  urgencies: Record<FeltUrgency, string>;
  yourWords: string;
  assessment: string;
  assessmentSays: string;
  sentiment: string;
  sentiments: Record<Sentiment, string>;
  keyPhrases: string;
  personalData: string;
  kindsOfData: Record<PersonalDataKind, string>;
  decision: string;
  rating: string;
  confirmed: string;
  history: string;
  events: Record<ExportedEvent, string>;
  actors: Record<ExportActor, string>;
  until: (at: string) => string;
  remedies: string;
  remedyStates: Record<RemedyState, string>;
  files: string;
  filesSay: string;
  bytes: (size: number) => string;
  fileStates: Record<AttachmentState, string>;
  mails: string;
  mailColumns: readonly [at: string, what: string, to: string];
  templates: Record<keyof CustomerLetters, string>;
  otherMail: string;
  notes: string;
  notesSay: string;
  noteKinds: Record<ExportedNote, string>;
};

const english: ExportWording = {
  title: (desk) => `Your data at ${desk}`,
  intro: (count, at, request) => [
    `This is what the complaint desk keeps about you: ${count === 1 ? 'one case' : `${count} cases`}, as of ${at}. Your request has the number ${request}.`,
    'Left out is what concerns other people: who of our staff dealt with it (you see their role), outside partners, and other customers. The same data in a form for programs is in the file that came with this one.',
  ],
  times: (timeZone) => `Times are those of the zone ${timeZone}.`,
  nothing: 'The complaint desk keeps nothing about you: no case was found under what you gave us.',
  contents: 'Cases',
  aboutThis: 'The case',
  yourDetails: 'Your details',
  details: {
    name: 'Name',
    email: 'Email',
    phone: 'Phone',
    language: 'Language',
    tier: 'How we rank you as a customer',
  },
  facts: {
    status: 'State',
    kind: 'Kind',
    category: 'Category',
    level: 'Level',
    channel: 'How it reached us',
    enteredBy: 'Entered by',
    receivedAt: 'Received',
    country: 'Country',
    product: 'Product',
    orderNumber: 'Order number',
    batch: 'Batch',
    saidKind: 'What you called it',
    urgency: 'How urgent it felt to you',
    mergedInto: 'Goes on in',
    splitFrom: 'Was part of',
  },
  languages: { en: 'English', 'zh-CN': 'Chinese' },
  urgencies: { 'can-wait': 'it can wait', soon: 'soon', now: 'it cannot wait' },
  yourWords: 'What you told us',
  assessment: 'What was concluded automatically',
  assessmentSays:
    'A program read your words to sort and prioritise them. People decide; nobody is refused anything by a program alone.',
  sentiment: 'Mood of the text',
  sentiments: { positive: 'positive', neutral: 'neutral', negative: 'negative', mixed: 'mixed' },
  keyPhrases: 'Key phrases',
  personalData: 'Personal data noticed in the text',
  kindsOfData: {
    EMAIL: 'email address',
    PHONE: 'phone number',
    ID_CARD: 'identity card number',
    BANK_CARD: 'bank card number',
    ADDRESS: 'address',
    IBAN: 'IBAN',
    PASSPORT: 'passport number',
  },
  decision: 'Our decision',
  rating: 'Your rating',
  confirmed: 'You confirmed it',
  history: 'What happened',
  events: {
    ComplaintReceived: 'It was received',
    ComplaintAcknowledged: 'We confirmed that we have it',
    CaseAssigned: 'Somebody of our staff was given it',
    CustomerMessageAdded: 'You wrote',
    ReplyAdded: 'We answered',
    CaseReclassified: 'Kind, category or level were corrected',
    CaseWaiting: 'The case waited for somebody',
    CaseResumed: 'The case went on',
    ComplaintResolved: 'We decided',
    ComplaintClosed: 'The case was closed',
    ComplaintReopened: 'The case was reopened',
    ResolutionConfirmed: 'You said that it is solved',
    ResolutionDisputed: 'You disagreed',
    ComplaintWithdrawn: 'It was withdrawn',
    LinkSentAgain: 'Your link was sent to you again',
    PromiseMade: 'We promised',
    PromiseKept: 'We kept a promise',
    PromiseWithdrawn: 'We took a promise back',
    DeadlineExtended: 'We asked for more time',
    NegotiationRound: 'An amount was named',
    AboutCorrected: 'Product, order number or batch were corrected',
    CaseMerged: 'It was merged into another case of yours',
    CaseAbsorbed: 'Another case of yours was merged into it',
    CaseSplit: 'A part of it became a case of its own',
    AttachmentAdded: 'A file was added',
    MailBounced: 'A mail did not reach its reader',
    LegalHoldPlaced: 'The case was kept for a dispute',
    LegalHoldReleased: 'The case is no longer kept for a dispute',
    PersonalDataRevealed: 'Somebody of our staff was shown data that is hidden otherwise',
  },
  actors: {
    you: 'you',
    agent: 'an agent of ours',
    lead: 'a team lead of ours',
    manager: 'a manager of ours',
    auditor: 'an auditor of ours',
    admin: 'an administrator of ours',
    staff: 'our staff',
    system: 'our system',
  },
  until: (at) => `by ${at}`,
  remedies: 'What was to put it right',
  remedyStates: {
    proposed: 'proposed',
    approved: 'approved',
    rejected: 'not approved',
    executed: 'done',
    cancelled: 'cancelled',
    superseded: 'replaced by another',
  },
  files: 'Files',
  filesSay:
    'The files themselves are not on this page. You can save each from the page of your case; if you have lost its link, ask there to have it sent again, or ask us for the files.',
  bytes: (size) => `${size} bytes`,
  fileStates: {
    awaiting: 'on its way',
    scanning: 'being checked',
    clean: 'checked',
    refused: 'refused: malware was found',
    unscanned: 'not checked',
  },
  mails: 'Mails that we sent you',
  mailColumns: ['Sent', 'About', 'To'],
  templates: {
    acknowledgement: 'confirmation that we have it',
    progress: 'how far it is',
    reply: 'answer',
    decision: 'decision',
    closing: 'end of the case',
    reopened: 'reopening',
    withdrawn: 'withdrawal',
    'lost-link': 'link to the case',
    extended: 'more time',
    promised: 'promise',
    'promise-withdrawn': 'promise taken back',
  },
  otherMail: 'notice about your case',
  notes: 'Notes about you',
  notesSay: 'What our staff wrote about the case for each other.',
  noteKinds: {
    NoteAdded: 'Note',
    CaseReclassified: 'Why it was sorted otherwise',
    CaseWaiting: 'Why it waited',
    ComplaintReopened: 'Why it was reopened',
    PolicyApplied: 'Why other rules apply',
    RemedyRejected: 'Why a remedy was not approved',
    RemedyCancelled: 'Why a remedy was cancelled',
    RemedyExecuted: 'Evidence of a remedy',
    NegotiationRound: 'About an amount',
    NegotiationEnded: 'Why there was no agreement',
    TaskAdded: 'Task for a department',
    TaskAnswered: "A department's answer",
    LegalHoldPlaced: 'Why it is kept for a dispute',
    LegalHoldReleased: 'Why it is no longer kept',
    PersonalDataRevealed: 'Why hidden data was shown',
    CaseMerged: 'Why it was merged',
    CaseAbsorbed: 'Why another case was merged into it',
    CaseSplit: 'Why a part became a case of its own',
    AboutCorrected: 'Why it was corrected',
  },
};

const chinese: ExportWording = {
  title: (desk) => `您在 ${desk} 的个人数据`,
  intro: (count, at, request) => [
    `以下是投诉受理系统中关于您的全部数据：共 ${count} 个案件，截至 ${at}。您的请求编号为 ${request}。`,
    '其中不包含涉及他人的内容：具体由哪位员工办理（只写明其角色）、外部合作方以及其他顾客。随附的另一个文件以机器可读的格式载有同样的数据。',
  ],
  times: (timeZone) => `时间按 ${timeZone} 时区显示。`,
  nothing: '投诉受理系统中没有关于您的数据：按您提供的信息没有找到任何案件。',
  contents: '案件目录',
  aboutThis: '案件',
  yourDetails: '您的信息',
  details: { name: '姓名', email: '电子邮件', phone: '电话', language: '语言', tier: '客户等级' },
  facts: {
    status: '状态',
    kind: '类型',
    category: '类别',
    level: '级别',
    channel: '受理渠道',
    enteredBy: '录入人',
    receivedAt: '受理时间',
    country: '国家或地区',
    product: '产品',
    orderNumber: '订单号',
    batch: '批次',
    saidKind: '您选择的类型',
    urgency: '您感觉的紧急程度',
    mergedInto: '已并入',
    splitFrom: '拆分自',
  },
  languages: { en: '英文', 'zh-CN': '中文' },
  urgencies: { 'can-wait': '可以等', soon: '希望尽快', now: '不能等' },
  yourWords: '您的陈述',
  assessment: '自动分析的结论',
  assessmentSays: '程序会阅读您的文字，以便分类和排序。最终由人作出决定，不会仅凭程序拒绝任何人。',
  sentiment: '文字的情绪',
  sentiments: { positive: '积极', neutral: '中性', negative: '消极', mixed: '复杂' },
  keyPhrases: '关键词',
  personalData: '文字中发现的个人信息种类',
  kindsOfData: {
    EMAIL: '电子邮件地址',
    PHONE: '电话号码',
    ID_CARD: '身份证号码',
    BANK_CARD: '银行卡号',
    ADDRESS: '地址',
    IBAN: '国际银行账号',
    PASSPORT: '护照号码',
  },
  decision: '处理结果',
  rating: '您的评分',
  confirmed: '您确认已解决',
  history: '处理经过',
  events: {
    ComplaintReceived: '已受理',
    ComplaintAcknowledged: '我们已确认受理',
    CaseAssigned: '已指派员工办理',
    CustomerMessageAdded: '您的留言',
    ReplyAdded: '我们的答复',
    CaseReclassified: '更正了类型、类别或级别',
    CaseWaiting: '案件等待他方',
    CaseResumed: '案件继续办理',
    ComplaintResolved: '我们作出处理',
    ComplaintClosed: '已结案',
    ComplaintReopened: '已重新处理',
    ResolutionConfirmed: '您确认已解决',
    ResolutionDisputed: '您提出了异议',
    ComplaintWithdrawn: '已撤回',
    LinkSentAgain: '已重新发送您的链接',
    PromiseMade: '我们向您承诺',
    PromiseKept: '承诺已兑现',
    PromiseWithdrawn: '我们撤回了一项承诺',
    DeadlineExtended: '我们延长了期限',
    NegotiationRound: '提出了金额',
    AboutCorrected: '更正了产品、订单号或批次',
    CaseMerged: '已并入您的另一个案件',
    CaseAbsorbed: '您的另一个案件并入本案',
    CaseSplit: '其中一部分另立案件',
    AttachmentAdded: '添加了文件',
    MailBounced: '有邮件未能送达',
    LegalHoldPlaced: '因争议需要保留本案',
    LegalHoldReleased: '不再因争议保留本案',
    PersonalDataRevealed: '有员工查看了平时隐藏的数据',
  },
  actors: {
    you: '您',
    agent: '客服专员',
    lead: '组长',
    manager: '经理',
    auditor: '审计员',
    admin: '管理员',
    staff: '我方员工',
    system: '系统',
  },
  until: (at) => `期限 ${at}`,
  remedies: '补救措施',
  remedyStates: {
    proposed: '待审批',
    approved: '已批准',
    rejected: '未获批准',
    executed: '已执行',
    cancelled: '已取消',
    superseded: '已被取代',
  },
  files: '文件',
  filesSay:
    '本页不含文件内容。您可以在案件的查询页面逐一保存；如果丢失了链接，可在该页面要求重新发送，也可以直接向我们索取。',
  bytes: (size) => `${size} 字节`,
  fileStates: {
    awaiting: '尚未送达',
    scanning: '检查中',
    clean: '已检查',
    refused: '已拒收：发现恶意软件',
    unscanned: '未检查',
  },
  mails: '我们发给您的邮件',
  mailColumns: ['发送时间', '内容', '收件地址'],
  templates: {
    acknowledgement: '受理确认',
    progress: '进展告知',
    reply: '答复',
    decision: '处理结果',
    closing: '结案',
    reopened: '重新处理',
    withdrawn: '撤回',
    'lost-link': '案件链接',
    extended: '延长期限',
    promised: '承诺',
    'promise-withdrawn': '撤回承诺',
  },
  otherMail: '案件通知',
  notes: '关于您的内部记录',
  notesSay: '以下是我方员工在办理中彼此留下的记录。',
  noteKinds: {
    NoteAdded: '记录',
    CaseReclassified: '更正分类的理由',
    CaseWaiting: '等待的理由',
    ComplaintReopened: '重新处理的理由',
    PolicyApplied: '适用其他规则的理由',
    RemedyRejected: '补救措施未获批准的理由',
    RemedyCancelled: '取消补救措施的理由',
    RemedyExecuted: '补救措施的凭证',
    NegotiationRound: '关于金额',
    NegotiationEnded: '未达成一致的理由',
    TaskAdded: '交办部门的任务',
    TaskAnswered: '部门的答复',
    LegalHoldPlaced: '因争议保留的理由',
    LegalHoldReleased: '不再保留的理由',
    PersonalDataRevealed: '查看隐藏数据的理由',
    CaseMerged: '合并的理由',
    CaseAbsorbed: '并入他案的理由',
    CaseSplit: '拆分的理由',
    AboutCorrected: '更正的理由',
  },
};

export const exportWording: Record<Language, ExportWording> = { en: english, 'zh-CN': chinese };
