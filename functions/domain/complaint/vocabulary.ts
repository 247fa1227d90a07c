/** The words that a case is described with. Every list is closed: a new word is a new row here. */

/** `merged` is what a case becomes that turned out to be one with another: that one goes on for both. */
export const statuses = ['received', 'in-progress', 'resolved', 'closed', 'withdrawn', 'merged'] as const;
export type Status = (typeof statuses)[number];

/** What the customer brings: a complaint starts clocks; a suggestion and praise do not. */
export const kinds = ['complaint', 'suggestion', 'praise'] as const;
export type Kind = (typeof kinds)[number];

/** How urgent the customer says that it feels. */
export const feltUrgencies = ['can-wait', 'soon', 'now'] as const;
export type FeltUrgency = (typeof feltUrgencies)[number];

export const categories = [
  'product-quality',
  'safety',
  'service-attitude',
  'delivery',
  'price',
  'after-sales',
  'information',
  'other',
] as const;
export type Category = (typeof categories)[number];

/** 一般, 重要, 紧急; in rising order. */
export const levels = ['general', 'important', 'urgent'] as const;
export type Level = (typeof levels)[number];

export const channels = ['web', 'email', 'phone', 'chat', 'social', 'letter', 'in-person'] as const;
export type Channel = (typeof channels)[number];

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export const teams = ['quality', 'logistics', 'service', 'suggestions', 'praise'] as const;
export type Team = (typeof teams)[number];

/** Where a label came from: a rule of ours, a model's guess, or a person. A later, lesser origin never overrules a person. */
export type Origin = 'rule' | 'model' | 'human';
