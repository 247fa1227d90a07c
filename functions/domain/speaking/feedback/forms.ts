import type { Language } from '../../complaint/vocabulary.ts';

/**
 * Forms in which people of the desk tell each other things. BID and BIA go together: criticism that ends with what is
 * wanted, praise that ends with thanks.
 *
 * Where they come from, as far as it can be established: no author is named for any of them. BID (behaviour, impact,
 * and what to do instead) is taught by trainers such as ycn.org, descended from the Center for Creative Leadership's
 * situation, behaviour, impact. Of BEST several readings circulate: behaviour, effect, suggestion, thanks; and, in
 * Chinese management training, behaviour description, express consequence, solicit input, talk about positive outcomes
 * (行为描述、表达后果、征求意见、着眼未来). Ours is the latter, because it ends in a question and not in advice, with the
 * customer's need as the consequence. For BIA we found no source: it is our reading.
 */
export const feedbackForms = ['BEST', 'BID', 'BIA'] as const;
export type FeedbackForm = (typeof feedbackForms)[number];

/** Every part of every form. */
export const feedbackParts = ['behaviour', 'effect', 'ask', 'outcome', 'impact', 'desired', 'appreciation'] as const;
export type FeedbackPart = (typeof feedbackParts)[number];
export type FeedbackWords = { [P in FeedbackPart]?: string };

/** The parts of each form, in order: one for each letter of its name. */
export const partsOf = {
  BEST: ['behaviour', 'effect', 'ask', 'outcome'],
  BID: ['behaviour', 'impact', 'desired'],
  BIA: ['behaviour', 'impact', 'appreciation'],
} as const satisfies Record<FeedbackForm, readonly FeedbackPart[]>;

type Said = Record<Language, string>;

/** What a form is for, and what each of its letters asks. */
export const formWording: Record<FeedbackForm, { title: Said; letters: { label: Said; asks: Said }[] }> = {
  BEST: {
    title: { en: 'About a customer’s need', 'zh-CN': '转达顾客的需要' },
    letters: [
      {
        label: { en: 'Behaviour', 'zh-CN': '行为' },
        asks: {
          en: 'What was done or left undone, and when, as a camera would show it.',
          'zh-CN': '什么时候做了什么或没做什么，像镜头拍到的一样。',
        },
      },
      {
        label: { en: 'Effect', 'zh-CN': '后果' },
        asks: {
          en: 'What came of it for the customer, and what the customer needs.',
          'zh-CN': '对顾客造成了什么后果，顾客需要什么。',
        },
      },
      {
        label: { en: 'Solicit', 'zh-CN': '征求意见' },
        asks: {
          en: 'A question to your colleague: how do they see it, what do they propose?',
          'zh-CN': '向同事提一个问题：对方怎么看，有什么办法？',
        },
      },
      {
        label: { en: 'Talk about the outcome', 'zh-CN': '着眼未来' },
        asks: {
          en: 'What will be good when it is done: for the customer, and for you both.',
          'zh-CN': '办好以后会怎样：对顾客，也对你们两人。',
        },
      },
    ],
  },
  BID: {
    title: { en: 'Criticism', 'zh-CN': '批评' },
    letters: [
      {
        label: { en: 'Behaviour', 'zh-CN': '行为' },
        asks: {
          en: 'What was said or done, and when; one case, no character.',
          'zh-CN': '什么时候说了什么、做了什么；只谈一件事，不谈人品。',
        },
      },
      {
        label: { en: 'Impact', 'zh-CN': '影响' },
        asks: {
          en: 'What it did to the customer, to colleagues or to you.',
          'zh-CN': '对顾客、同事或您自己有什么影响。',
        },
      },
      {
        label: { en: 'Desired', 'zh-CN': '期望' },
        asks: {
          en: 'What you would like to see next time, as something that one can do.',
          'zh-CN': '下一次希望看到什么，写成可以做到的事。',
        },
      },
    ],
  },
  BIA: {
    title: { en: 'Praise', 'zh-CN': '表扬' },
    letters: [
      {
        label: { en: 'Behaviour', 'zh-CN': '行为' },
        asks: { en: 'What exactly was good, and when.', 'zh-CN': '具体好在哪里，是什么时候。' },
      },
      {
        label: { en: 'Impact', 'zh-CN': '影响' },
        asks: { en: 'What it made possible, and for whom.', 'zh-CN': '因此谁得到了什么。' },
      },
      {
        label: { en: 'Appreciation', 'zh-CN': '感谢' },
        asks: { en: 'Your thanks, in your own words.', 'zh-CN': '用您自己的话道谢。' },
      },
    ],
  },
};
