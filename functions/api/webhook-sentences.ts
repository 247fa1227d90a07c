import { publicSentences, type Sentences } from './public-sentences.ts';

/** What other systems are told, or rather who reads their logs. */
const webhookOnly: Sentences = {
  problems: {
    en: {
      'webhook.not-signed': {
        title: 'The signature does not fit',
        detail:
          'Nothing was stored. Check that the address names your source, that "webhook-id", "webhook-timestamp" and "webhook-signature" are each there once, that the secret is the present one, and that exactly the bytes that are sent, in UTF-8, were signed (standardwebhooks.com).',
      },
      'webhook.out-of-time': {
        title: 'The message is too old, or ahead of its time',
        detail:
          'Nothing was stored. "webhook-timestamp" may differ from our clock, which says {now}, by {minutes} minutes at most. Sign each attempt with the time at which it is made, under the same "webhook-id".',
      },
      'idempotency.mismatch': {
        title: 'This webhook-id was used for another message',
        detail: 'Nothing was changed. Use a "webhook-id" of its own for each message, or repeat the first one exactly.',
      },
    },
    'zh-CN': {
      'webhook.not-signed': {
        title: '签名不符',
        detail:
          '没有保存任何内容。请检查：地址中的来源名称是否正确；“webhook-id”、“webhook-timestamp”、“webhook-signature”是否各有一个；密钥是否为当前密钥；签名的内容是否就是所发送的 UTF-8 原始字节（参见 standardwebhooks.com）。',
      },
      'webhook.out-of-time': {
        title: '消息过旧，或时间超前',
        detail:
          '没有保存任何内容。“webhook-timestamp”与我们的时钟（{now}）最多相差 {minutes} 分钟。每次发送都请用发送时的时间重新签名，“webhook-id”保持不变。',
      },
      'idempotency.mismatch': {
        title: '此 webhook-id 已用于另一条消息',
        detail: '没有做任何更改。每条消息请用各自的“webhook-id”，或原样重发第一条消息。',
      },
    },
  },
  fields: { en: {}, 'zh-CN': {} },
};

export const webhookSentences: Sentences = {
  problems: {
    en: { ...publicSentences.problems.en, ...webhookOnly.problems.en },
    'zh-CN': { ...publicSentences.problems['zh-CN'], ...webhookOnly.problems['zh-CN'] },
  },
  fields: publicSentences.fields,
};
