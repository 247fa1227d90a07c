// Longer than 250 lines on purpose: every letter to customers in one voice, read and corrected as one text.
import type { CustomerFacts, CustomerLetters, Letter, Part, Row, Written } from '../letter.ts';
import type { Moment } from '../moments.ts';
import { wording } from '../wording.ts';

const say = wording.en;

const dear = (facts: CustomerFacts): string => (facts.name === undefined ? 'Hello,' : `Dear ${facts.name},`);
const sincerely = (facts: CustomerFacts): string[] => ['Yours sincerely,', facts.brand];
const due = (moment: Moment): string => `${moment.at}, ${moment.fromNow}`;
const row = (label: string, value: string): Row => ({ label, value });
const promise = (label: string, moment: Moment | undefined): Row[] => (moment ? [row(label, due(moment))] : []);
const number = (facts: CustomerFacts): Row => row('Reference', facts.reference);
const keepPrivate: Part = {
  part: 'small',
  text: 'Anyone who has this link can read everything we wrote to each other, so please keep it to yourself.',
};
const follow = (facts: CustomerFacts, label: string): Part => ({ part: 'action', label, url: facts.trackingUrl });

const acknowledgements: Record<CustomerFacts['kind'], (facts: CustomerFacts) => Letter> = {
  complaint: (facts) => ({
    subject: `We have received your complaint (${facts.reference})`,
    preheader: facts.firstResponse
      ? `You will have a first reply by ${facts.firstResponse.at}.`
      : 'Your complaint is on record and you will hear from us.',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: 'Thank you for telling us. We are sorry for the trouble this has caused you. Your complaint is on record, and we will keep you informed until it is settled.',
      },
      {
        part: 'facts',
        rows: [
          number(facts),
          row('Received', facts.receivedAt.at),
          ...promise('First reply by', facts.firstResponse),
          ...promise('Decision by', facts.resolution),
        ],
      },
      { part: 'heading', text: 'What happens next' },
      {
        part: 'steps',
        items: [
          `Somebody in our ${say.teams[facts.team]} finds out what happened.`,
          facts.firstResponse
            ? `That person writes to you by ${facts.firstResponse.at} at the latest.`
            : 'That person writes to you as soon as possible.',
          facts.resolution
            ? `You get our decision, and the reasons for it, by ${facts.resolution.at} at the latest.`
            : 'Once we know what happened, you get our decision and the reasons for it.',
        ],
      },
      {
        part: 'text',
        text: 'If you would like to add something, or to withdraw your complaint, use the link below. You do not need an account.',
      },
      follow(facts, 'Follow or add to your complaint'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  suggestion: (facts) => ({
    subject: `Thank you for your suggestion (${facts.reference})`,
    preheader: 'A person will read every word of it.',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: 'Thank you for taking the time to tell us what we could do better. Your suggestion is on record. Our suggestions team will read every word of it and pass it to the people who can act on it.',
      },
      { part: 'facts', rows: [number(facts), row('Received', facts.receivedAt.at)] },
      {
        part: 'text',
        text: 'We will write to you again if we have a question, or when something comes of it. If you would like to add to it, use the link below.',
      },
      follow(facts, 'See or add to your suggestion'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  praise: (facts) => ({
    subject: `Thank you for your kind words (${facts.reference})`,
    preheader: 'We will pass them on.',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: 'You have made our day. We will pass your words on to the people they are about, and to their manager. There is no better encouragement.',
      },
      { part: 'facts', rows: [number(facts), row('Received', facts.receivedAt.at)] },
      {
        part: 'text',
        text: 'There is nothing else you need to do. If you would like to add a line, use the link below.',
      },
      follow(facts, 'See your message'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
};

export const customerLettersInEnglish: Written<CustomerLetters> = {
  acknowledgement: (facts) => acknowledgements[facts.kind](facts),
  progress: (facts) => ({
    subject: `Somebody is now looking into your ${say.kinds[facts.kind]} (${facts.reference})`,
    preheader: `A colleague in our ${say.teams[facts.team]} has it.`,
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: `A colleague in our ${say.teams[facts.team]} has taken on your ${say.kinds[facts.kind]} and is responsible for it from now on, until you have a result.`,
      },
      {
        part: 'facts',
        rows: [
          number(facts),
          ...promise('First reply by', facts.firstResponse),
          ...promise('Decision by', facts.resolution),
        ],
      },
      follow(facts, `Follow or add to your ${say.kinds[facts.kind]}`),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  reply: (facts) => ({
    subject: `We have replied to your ${say.kinds[facts.kind]} (${facts.reference})`,
    preheader: `A colleague in our ${say.teams[facts.team]} has written to you.`,
    greeting: dear(facts),
    parts: [
      { part: 'text', text: `The colleague in our ${say.teams[facts.team]} who is looking after this writes:` },
      { part: 'quote', text: facts.words },
      { part: 'facts', rows: [number(facts), ...promise('Decision by', facts.resolution)] },
      { part: 'text', text: 'To answer, or to add something, use the link below. It reaches the same person.' },
      follow(facts, 'Answer this reply'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  decision: (facts) => ({
    subject: `Our decision on your ${say.kinds[facts.kind]} (${facts.reference})`,
    preheader: 'Our decision and the reasons for it; if you disagree, please tell us.',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: `We have finished looking into what you told us on ${facts.receivedAt.at}. This is our decision, and why:`,
      },
      { part: 'quote', text: facts.words },
      { part: 'facts', rows: [number(facts)] },
      { part: 'heading', text: 'If you are not satisfied' },
      {
        part: 'text',
        text: 'Use the link below to tell us what you disagree with and what would put it right. We will look at it again and answer you. If you accept the decision, there is nothing else you need to do.',
      },
      follow(facts, 'See the decision or disagree'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  closing: (facts) => ({
    subject: `Your ${say.kinds[facts.kind]} is closed (${facts.reference})`,
    preheader: 'If the problem comes back, you can tell us at any time.',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: `Your ${say.kinds[facts.kind]} is now closed. Thank you for your patience, and for giving us the chance to put things right.`,
      },
      { part: 'facts', rows: [number(facts)] },
      {
        part: 'text',
        text: 'If the problem comes back, or if things were not put right as we said they would be, use the link below to write to us and we will take it up again.',
      },
      follow(facts, 'See the record or write to us'),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  reopened: (facts) => ({
    subject: `We are looking into your ${say.kinds[facts.kind]} again (${facts.reference})`,
    preheader: facts.firstResponse
      ? `You will hear from us by ${facts.firstResponse.at}.`
      : 'You will hear from us again.',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: 'This was not really settled, so we have opened it again and are looking into it afresh. We are sorry that you have to wait once more.',
      },
      {
        part: 'facts',
        rows: [
          number(facts),
          ...promise('Next reply by', facts.firstResponse),
          ...promise('Decision by', facts.resolution),
        ],
      },
      {
        part: 'text',
        text: 'If there is anything that we did not understand the first time, please tell us through the link below.',
      },
      follow(facts, `Follow or add to your ${say.kinds[facts.kind]}`),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  withdrawn: (facts) => ({
    subject: `Your ${say.kinds[facts.kind]} has been withdrawn (${facts.reference})`,
    preheader: 'Withdrawn as you asked; we have stopped working on it.',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: `We have withdrawn your ${say.kinds[facts.kind]} as you asked, and have stopped working on it. Thank you for having told us.`,
      },
      { part: 'facts', rows: [number(facts)] },
      {
        part: 'text',
        text: 'If it was not you who withdrew it, or if you have changed your mind, please send it again and we will start afresh.',
      },
      { part: 'action', label: 'Send it again', url: facts.siteUrl },
    ],
    closing: sincerely(facts),
  }),
  'lost-link': (facts) => ({
    subject: `Your link to ${facts.reference}`,
    preheader: 'With it you can follow your case and write to us.',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: `Somebody asked us to send the link to your ${say.kinds[facts.kind]} again. Here it is; it is the same as in our earlier mails.`,
      },
      { part: 'facts', rows: [number(facts), row('Received', facts.receivedAt.at)] },
      follow(facts, `Follow or add to your ${say.kinds[facts.kind]}`),
      keepPrivate,
      {
        part: 'small',
        text: 'If it was not you who asked, there is nothing that you need to do: the link went to you alone.',
      },
    ],
    closing: sincerely(facts),
  }),
  extended: (facts) => ({
    subject: `We need more time for your ${say.kinds[facts.kind]} (${facts.reference})`,
    preheader: `You hear from us by ${facts.due.at}.`,
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: `We said that you would have our ${say.clocks[facts.clock]} by ${facts.previous.at}. We need more time, and are sorry to keep you waiting. This is why:`,
      },
      { part: 'quote', text: facts.words },
      {
        part: 'facts',
        rows: [number(facts), row('New date', due(facts.due)), row('Before', facts.previous.at)],
      },
      {
        part: 'text',
        text: 'The date is set once and does not move again. If you would like to add something, or do not agree, use the link below.',
      },
      follow(facts, `Follow or add to your ${say.kinds[facts.kind]}`),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  promised: (facts) => ({
    subject: `What we promise you, and by when (${facts.reference})`,
    preheader: `By ${facts.due.at}.`,
    greeting: dear(facts),
    parts: [
      { part: 'text', text: `A colleague in our ${say.teams[facts.team]} promises you:` },
      { part: 'quote', text: facts.words },
      { part: 'facts', rows: [number(facts), row('By', due(facts.due))] },
      {
        part: 'text',
        text: 'We watch this date. Should it pass without a word from us, tell us through the link below.',
      },
      follow(facts, `Follow or add to your ${say.kinds[facts.kind]}`),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
  'promise-withdrawn': (facts) => ({
    subject: `We cannot do what we promised you (${facts.reference})`,
    preheader: 'And this is why.',
    greeting: dear(facts),
    parts: [
      {
        part: 'text',
        text: facts.due
          ? `We promised you something by ${facts.due.at}. It will not be done, and we are sorry. This is why:`
          : 'We promised you something that will not be done, and we are sorry. This is why:',
      },
      { part: 'quote', text: facts.words },
      { part: 'facts', rows: [number(facts)] },
      { part: 'text', text: 'If you do not agree, tell us through the link below, and we look at it again.' },
      follow(facts, `Follow or add to your ${say.kinds[facts.kind]}`),
      keepPrivate,
    ],
    closing: sincerely(facts),
  }),
};
