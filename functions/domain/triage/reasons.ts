import type { Kind, Language } from '../complaint/vocabulary.ts';
import type { Sentiment } from '../services.ts';
import type { GravityReason } from './gravity.ts';
import type { LevelBecause } from './level.ts';

/** Reasons that name a word. The word is the lexicon's, never a piece of the customer's text. */
const families = ['safety-word', 'safety-negated', 'category-word', 'kind-word', 'negative-word', 'doubt'] as const;
type Family = (typeof families)[number];

type PlainReason =
  | GravityReason
  | `sentiment:${Sentiment}`
  | `level:${LevelBecause}`
  | 'level:promised'
  | 'level:no-complaint'
  | 'level:felt-urgent'
  | 'kind:unsure'
  | `kind:customer-${Kind}`
  | 'category:none'
  | 'model:sentiment';

/** Why a label was given: stable codes, stored with the label and turned into words when somebody asks. */
export type ReasonCode = `${Family}:${string}` | PlainReason;

type Words = Record<Language, string>;

/** `{}` stands for the word that was found. */
const familyWording: Record<Family, Words> = {
  'safety-word': { 'zh-CN': '提到了安全词“{}”', en: 'It mentions a safety word: “{}”' },
  'safety-negated': {
    'zh-CN': '“{}”前有否定词，可能没有发生；隐患仍在，按紧急处理，请人工核实',
    en: 'The words before “{}” say that it may not have happened; the hazard remains, so it stays urgent until a person has checked',
  },
  'category-word': { 'zh-CN': '提到了“{}”', en: 'It mentions “{}”' },
  'kind-word': { 'zh-CN': '用了“{}”这样的说法', en: 'It says “{}”' },
  'negative-word': { 'zh-CN': '有负面用语“{}”', en: 'It has a negative word: “{}”' },
  doubt: { 'zh-CN': '“{}”表示可能有不妥之处', en: '“{}” suggests that something may be wrong' },
};

const plainWording: Record<PlainReason, Words> = {
  'severity:repeated': { 'zh-CN': '问题反复出现', en: 'It has happened repeatedly' },
  'severity:unanswered': { 'zh-CN': '此前联系没有得到答复', en: 'Earlier attempts were left without an answer' },
  'severity:loss': { 'zh-CN': '造成了损失', en: 'It caused a loss' },
  'severity:vulnerable-person': {
    'zh-CN': '涉及孩子、老人、孕妇、病人或残障人士',
    en: 'It concerns a child, an elderly, pregnant, ill or disabled person',
  },
  'severity:large-amount': { 'zh-CN': '涉及金额较大', en: 'A large amount of money is concerned' },
  'severity:very-large-amount': { 'zh-CN': '涉及金额很大', en: 'A very large amount of money is concerned' },
  'severity:overheating': { 'zh-CN': '产品异常发热', en: 'The product overheats' },
  'severity:health': { 'zh-CN': '可能影响健康', en: 'Health may be affected' },
  'severity:legal': {
    'zh-CN': '提到了监管、法律途径或媒体',
    en: 'It mentions an authority, legal action or the press',
  },
  'severity:fraud': { 'zh-CN': '提到了欺诈、假货或盗用', en: 'It speaks of fraud, counterfeits or theft' },
  'severity:abuse': {
    'zh-CN': '提到了辱骂、歧视、骚扰或威胁',
    en: 'It speaks of abuse, discrimination, harassment or threats',
  },
  'severity:privacy': { 'zh-CN': '可能泄露了个人信息', en: 'Personal data may have been disclosed' },
  'urgency:now': { 'zh-CN': '要求立即处理', en: 'It asks for action at once' },
  'urgency:today': { 'zh-CN': '事情就在今天', en: 'It is about today' },
  'urgency:soon': { 'zh-CN': '要求尽快处理', en: 'It asks for action soon' },
  'urgency:occasion': { 'zh-CN': '关系到一个不能改期的日子', en: 'It concerns an occasion that cannot be moved' },
  'scope:everyone': { 'zh-CN': '涉及所有人', en: 'Everyone is affected' },
  'scope:many-people': { 'zh-CN': '涉及很多人', en: 'Many people are affected' },
  'scope:several-people': { 'zh-CN': '涉及几个人', en: 'Several people are affected' },
  'sentiment:positive': { 'zh-CN': '语气是正面的', en: 'The tone is positive' },
  'sentiment:neutral': { 'zh-CN': '语气是中性的', en: 'The tone is neutral' },
  'sentiment:mixed': { 'zh-CN': '语气有褒有贬', en: 'The tone is mixed' },
  'sentiment:negative': { 'zh-CN': '语气是负面的', en: 'The tone is negative' },
  'level:danger': { 'zh-CN': '可能危及人身安全：紧急', en: 'Somebody may be in danger: urgent' },
  'level:serious-and-now': { 'zh-CN': '后果严重且要求立即处理：紧急', en: 'Serious and wanted at once: urgent' },
  'level:serious-for-many': { 'zh-CN': '后果严重且涉及很多人：紧急', en: 'Serious for many people: urgent' },
  'level:for-many-and-now': {
    'zh-CN': '涉及很多人且要求立即处理：紧急',
    en: 'Many people are affected and want it at once: urgent',
  },
  'level:serious': { 'zh-CN': '后果严重：重要', en: 'Serious: important' },
  'level:for-many': { 'zh-CN': '涉及很多人：重要', en: 'Many people are affected: important' },
  'level:now-and-upset': { 'zh-CN': '要求立即处理且不满：重要', en: 'Wanted at once by somebody upset: important' },
  'level:moderate-and-soon': { 'zh-CN': '有一定后果且时间紧：重要', en: 'Of some weight and pressing: important' },
  'level:moderate-for-several': {
    'zh-CN': '有一定后果且涉及几个人：重要',
    en: 'Of some weight for several people: important',
  },
  'level:moderate-and-upset': { 'zh-CN': '有一定后果且不满：重要', en: 'Of some weight for somebody upset: important' },
  'level:nothing-grave': {
    'zh-CN': '没有看出严重、紧迫或涉及面广的情况：一般',
    en: 'Nothing grave, pressing or widespread was found: general',
  },
  'level:promised': {
    'zh-CN': '已按此级别向客户承诺了期限，不再降低',
    en: 'The customer was promised the deadlines of this level, so it is not lowered',
  },
  'level:felt-urgent': { 'zh-CN': '顾客表示不能再等：重要', en: 'The customer says that it cannot wait: important' },
  'level:no-complaint': { 'zh-CN': '不是投诉：一般', en: 'It is not a complaint: general' },
  'kind:unsure': {
    'zh-CN': '不能确定是表扬或建议，按投诉处理',
    en: 'It is not certain to be praise or a suggestion, so it is treated as a complaint',
  },
  'kind:customer-complaint': { 'zh-CN': '顾客说这是投诉', en: 'The customer says that it is a complaint' },
  'kind:customer-suggestion': { 'zh-CN': '顾客说这是建议', en: 'The customer says that it is a suggestion' },
  'kind:customer-praise': { 'zh-CN': '顾客说这是表扬', en: 'The customer says that it is praise' },
  'category:none': { 'zh-CN': '没有看出属于哪一类', en: 'No words point to a category' },
  'model:sentiment': { 'zh-CN': '语义模型判断了语气', en: 'The language model judged the tone' },
};

const isFamily = (name: string): name is Family => families.some((family) => family === name);
const isPlain = (code: string): code is PlainReason => Object.hasOwn(plainWording, code);

/**
 * A reason in words, for staff and mails. Plain text: escape it like any other.
 * @param code a `ReasonCode` from a label; a code of an older release that is no longer known is given back as it is
 */
export function explainReason(code: string, language: Language): string {
  if (isPlain(code)) return plainWording[code][language];
  const colon = code.indexOf(':');
  const family = code.slice(0, colon);
  if (isFamily(family)) return familyWording[family][language].replace('{}', () => code.slice(colon + 1));
  return code;
}

/** Every reason without a word in it: for tests and for documents. */
export const plainReasons = Object.keys(plainWording).filter(isPlain);
