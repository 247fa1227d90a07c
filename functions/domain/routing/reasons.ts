import type { Language } from '../complaint/vocabulary.ts';
import { wording } from '../correspondence/wording.ts';

type Words = Record<Language, string>;

/** `{}` stands for what the case has: a label, or a word of the rule. */
const familyWording = {
  'by-kind': { 'zh-CN': '反馈性质为“{}”', en: 'Its kind is “{}”' },
  'by-category': { 'zh-CN': '类别为“{}”', en: 'Its category is “{}”' },
  'by-level': { 'zh-CN': '级别为“{}”', en: 'Its level is “{}”' },
  'by-channel': { 'zh-CN': '渠道为{}', en: 'It came by {}' },
  'by-product': { 'zh-CN': '产品名称中有“{}”', en: 'The name of its product has “{}” in it' },
  'by-country': { 'zh-CN': '国家或地区为 {}', en: 'Its country is {}' },
  'by-language': { 'zh-CN': '客户的语言为{}', en: "The customer's language is {}" },
  speaks: { 'zh-CN': '此人会客户的语言（{}）', en: "They speak the customer's language ({})" },
  'nobody-speaks': {
    'zh-CN': '会客户语言（{}）的同事现在都不能接案，改由其他同事处理',
    en: "Nobody who speaks the customer's language ({}) can take a case now, so somebody else has it",
  },
  'passed-away': { 'zh-CN': '{} 位同事不在', en: 'Of the team, {} are away' },
  'passed-full': {
    'zh-CN': '{} 位同事手上的案件已满',
    en: 'Of the team, {} have as many open cases as they can',
  },
} as const satisfies Record<string, Words>;
type Family = keyof typeof familyWording;

const plainWording = {
  rest: { 'zh-CN': '其他规则都不适用', en: 'No other rule applies' },
  'by-tier': { 'zh-CN': '客户等级符合规则', en: "The customer's tier is one that the rule names" },
  queue: {
    'zh-CN': '规则不指定人员：在团队的待办中，谁接手谁处理',
    en: "The rule chooses nobody: it is in the team's queue for whoever takes it",
  },
  waits: { 'zh-CN': '留在团队的待办中', en: "It waits in the team's queue" },
  'round-robin': { 'zh-CN': '轮流分配：轮到此人', en: 'Turn by turn: it was their turn' },
  'least-loaded': {
    'zh-CN': '按负荷分配：此人手上的案件占可处理数量的比例最小',
    en: 'By load: their open cases fill the least of what they can have',
  },
  kept: { 'zh-CN': '已有人负责，没有更换', en: 'Somebody has it already, and keeps it' },
  'nobody-takes-cases': {
    'zh-CN': '该团队没有登记可接案的同事',
    en: 'Nobody of the team is entered as taking cases',
  },
  'nobody-free': { 'zh-CN': '该团队现在没有同事能接案', en: 'Nobody of the team can take a case now' },
} as const satisfies Record<string, Words>;
type Plain = keyof typeof plainWording;

/**
 * Why a case went where it went: stable codes, stored with the case and turned into words when somebody asks. They
 * hold labels, counts and words of the rules; never a word of the customer.
 */
export type RoutingReason = Plain | `${Family}:${string}`;

const isPlain = (code: string): code is Plain => Object.hasOwn(plainWording, code);
const isFamily = (name: string): name is Family => Object.hasOwn(familyWording, name);

/**
 * A reason in words, for staff. Plain text: escape it like any other.
 * @param code a `RoutingReason`; a code of an older release that is no longer known is given back as it is
 */
export function explainRouting(code: string, language: Language): string {
  if (isPlain(code)) return plainWording[code][language];
  const colon = code.indexOf(':');
  const family = code.slice(0, colon);
  const value = code.slice(colon + 1);
  return isFamily(family) ? familyWording[family][language].replace('{}', () => said(family, value, language)) : code;
}

/** A label as people say it; anything else as it is. */
function said(family: Family, value: string, language: Language): string {
  const { kinds, categories, levels, channels } = wording[language];
  const labels: Partial<Record<Family, Readonly<Record<string, string>>>> = {
    'by-kind': kinds,
    'by-category': categories,
    'by-level': levels,
    'by-channel': channels,
    'by-language': languageNames[language],
    speaks: languageNames[language],
    'nobody-speaks': languageNames[language],
  };
  return labels[family]?.[value] ?? value;
}

const languageNames: Record<Language, Record<Language, string>> = {
  'zh-CN': { 'zh-CN': '中文', en: '英文' },
  en: { 'zh-CN': 'Chinese', en: 'English' },
};

/** Every code without a value, and the families of those that have one: for tests and documents. */
export const routingReasons = { plain: Object.keys(plainWording), families: Object.keys(familyWording) };
