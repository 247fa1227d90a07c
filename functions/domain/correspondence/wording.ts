import type { Category, Channel, Kind, Language, Level, Status, Team } from '../complaint/vocabulary.ts';
import type { ClockKind } from '../sla/clock.ts';

type Unit = { one: string; many: string };

/** How each word of the vocabulary is said in one language. A new word in the vocabulary does not compile without. */
export type Wording = {
  kinds: Record<Kind, string>;
  categories: Record<Category, string>;
  levels: Record<Level, string>;
  statuses: Record<Status, string>;
  teams: Record<Team, string>;
  channels: Record<Channel, string>;
  clocks: Record<ClockKind, string>;
  units: { day: Unit; hour: Unit; minute: Unit };
  /** Less than half a minute. */
  shortest: string;
  /** Stands between two units: `2 hours 5 minutes`. */
  between: string;
  ahead: (span: string) => string;
  ago: (span: string) => string;
  quoted: (text: string) => string;
  /** Stands between a label and its value in plain text. */
  colon: string;
  /** Stands between the items of an enumeration. */
  comma: string;
};

const unchanging = (word: string): Unit => ({ one: word, many: word });

export const wording: Record<Language, Wording> = {
  'zh-CN': {
    kinds: { complaint: '投诉', suggestion: '建议', praise: '表扬' },
    categories: {
      'product-quality': '产品质量',
      safety: '安全问题',
      'service-attitude': '服务态度',
      delivery: '物流配送',
      price: '价格费用',
      'after-sales': '售后服务',
      information: '信息说明',
      other: '其他问题',
    },
    levels: { general: '一般', important: '重要', urgent: '紧急' },
    statuses: {
      received: '已受理，待接手',
      'in-progress': '处理中',
      resolved: '已有处理结果',
      closed: '已结案',
      withdrawn: '顾客已撤回',
      merged: '已并入另一案件',
    },
    teams: { quality: '质量组', logistics: '物流组', service: '客服组', suggestions: '建议组', praise: '客户关怀组' },
    channels: {
      web: '网页表单',
      email: '电子邮件',
      phone: '电话',
      chat: '在线聊天',
      social: '社交媒体',
      letter: '书信',
      'in-person': '当面反映',
    },
    clocks: {
      acknowledge: '受理确认',
      'first-response': '首次答复',
      'next-response': '再次答复',
      'progress-update': '进展告知',
      resolution: '处理结果',
      promise: '承诺事项',
      task: '任务',
    },
    units: { day: unchanging('天'), hour: unchanging('小时'), minute: unchanging('分钟') },
    shortest: '不到 1 分钟',
    between: ' ',
    ahead: (span) => `${span}后`,
    ago: (span) => `${span}前`,
    quoted: (text) => `“${text}”`,
    colon: '：',
    comma: '、',
  },
  en: {
    kinds: { complaint: 'complaint', suggestion: 'suggestion', praise: 'praise' },
    categories: {
      'product-quality': 'product quality',
      safety: 'safety',
      'service-attitude': 'service attitude',
      delivery: 'delivery',
      price: 'price and charges',
      'after-sales': 'after-sales service',
      information: 'information we gave',
      other: 'other',
    },
    levels: { general: 'general', important: 'important', urgent: 'urgent' },
    statuses: {
      received: 'received, not taken yet',
      'in-progress': 'in progress',
      resolved: 'decided',
      closed: 'closed',
      withdrawn: 'withdrawn by the customer',
      merged: 'merged into another case',
    },
    teams: {
      quality: 'quality team',
      logistics: 'delivery team',
      service: 'customer service team',
      suggestions: 'suggestions team',
      praise: 'customer care team',
    },
    channels: {
      web: 'web form',
      email: 'email',
      phone: 'phone',
      chat: 'chat',
      social: 'social media',
      letter: 'letter',
      'in-person': 'in person',
    },
    clocks: {
      acknowledge: 'acknowledgement',
      'first-response': 'first reply',
      'next-response': 'next reply',
      'progress-update': 'progress update',
      resolution: 'decision',
      promise: 'promise',
      task: 'task',
    },
    units: {
      day: { one: 'day', many: 'days' },
      hour: { one: 'hour', many: 'hours' },
      minute: { one: 'minute', many: 'minutes' },
    },
    shortest: 'less than a minute',
    between: ' ',
    ahead: (span) => `in ${span}`,
    ago: (span) => `${span} ago`,
    quoted: (text) => `“${text}”`,
    colon: ': ',
    comma: ', ',
  },
};
