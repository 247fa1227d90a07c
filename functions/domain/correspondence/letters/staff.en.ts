import type { Part, Row, StaffFacts, StaffLetters, StepLetterFacts, Tone, Written } from '../letter.ts';
import { wording } from '../wording.ts';

const say = wording.en;
const row = (label: string, value: string): Row => ({ label, value });

function keeperOf({ keeper, team }: StaffFacts): string {
  if (keeper.is === 'nobody') return `Nobody yet (${say.teams[team]})`;
  return keeper.is === 'known'
    ? `${keeper.name} (${say.teams[team]})`
    : `${keeper.id} (the staff directory has no address for them)`;
}

function reasonFor({ because, keeper }: StaffFacts): string {
  if (because.is === 'keeper') return 'You receive this because the case is yours.';
  if (because.is === 'rung')
    return `You receive this because the case has reached step ${because.rung} of the escalation ladder, and that step is yours.`;
  return keeper.is === 'nobody'
    ? 'You receive this because nobody has taken the case.'
    : 'You receive this because the staff directory has no address for whoever has the case. Please tell them, and have their address added.';
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The first lines: what, how late, who, what the customer said; then the link. */
const alert = (facts: StaffFacts, tone: Tone, what: string, time: Row, said = facts.excerpt): Part => ({
  part: 'alert',
  tone,
  rows: [row('What', sentence(what)), time, row('Who has it', keeperOf(facts)), row('Customer', say.quoted(said))],
  link: row('Open', facts.caseUrl),
});

const nextPromise = (facts: StaffFacts): Row =>
  facts.next
    ? row('Due', `${sentence(say.clocks[facts.next.clock])} by ${facts.next.due.at} (${facts.next.due.fromNow})`)
    : row('Due', 'No deadline is running');

const about = (facts: StaffFacts): Part => ({
  part: 'facts',
  rows: [
    row('Reference', facts.reference),
    row('About', `${sentence(say.kinds[facts.kind])}${say.comma}${say.categories[facts.category]}`),
    row('Level', sentence(say.levels[facts.level])),
    ...(facts.reasons.length > 0 ? [row('Why that level', facts.reasons.join('; '))] : []),
    row('Status', sentence(say.statuses[facts.status])),
    ...(facts.product === undefined ? [] : [row('Product or service', facts.product)]),
    ...(facts.orderNumber === undefined ? [] : [row('Order number', facts.orderNumber)]),
    row('From', facts.customerName),
    row('Through', sentence(say.channels[facts.channel])),
    row('Received', `${facts.receivedAt.at} (${facts.receivedAt.fromNow})`),
  ],
});

const next = (...items: string[]): Part[] => [
  { part: 'heading', text: 'Do now' },
  { part: 'steps', items },
];
const why = (facts: StaffFacts): Part => ({ part: 'small', text: reasonFor(facts) });
const closing = (facts: StaffFacts): string[] => [`${facts.brand} complaint desk`];
const level = (facts: StaffFacts): string => `${facts.reference}, ${say.levels[facts.level]}`;

const stillOpen = (facts: StepLetterFacts): Row =>
  facts.step.due.past ? row('Late by', facts.step.due.span) : row('Time left', facts.step.due.span);
const takeIt = (facts: StaffFacts): string =>
  facts.keeper.is === 'nobody'
    ? 'Take the case, so that everybody can see that somebody has it.'
    : 'Open the case and see how far it has come.';

const unblock = (facts: StaffFacts): string =>
  facts.keeper.is === 'nobody'
    ? 'Give the case to somebody now, and make sure that they know.'
    : 'Find out what is holding it up, and give it to somebody else if you must.';

const owed = {
  'next-response': 'Answer what the customer asked last: what we know, what we do next, and by when.',
  'progress-update': 'Tell the customer where it stands, even if nothing has changed, and when they hear again.',
  promise: 'Do what was promised by that date; if it cannot be kept, tell the customer before it passes.',
  acknowledge: 'Tell the customer that we have their complaint; if the mail did not arrive, phone them.',
  'first-response': 'Give the customer a first reply: what we know, what we do next, and by when.',
  resolution:
    'Give the decision and its reasons; if there really is no time, tell the customer why and name a new time.',
} as const;

export const staffLettersInEnglish: Written<StaffLetters> = {
  urgent: (facts) => ({
    subject: `[Urgent] New ${say.kinds[facts.kind]}: ${say.categories[facts.category]} (${facts.reference})`,
    preheader: facts.excerpt,
    parts: [
      alert(
        facts,
        'late',
        `new urgent ${say.kinds[facts.kind]}, ${say.categories[facts.category]}`,
        nextPromise(facts),
      ),
      ...next(
        takeIt(facts),
        'If anybody could be hurt, phone the customer first and ask them to stop using it.',
        owed['first-response'],
      ),
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
  'customer-wrote': (facts) => ({
    subject: `The customer has written again (${level(facts)})`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'calm', 'the customer has written again', nextPromise(facts)),
      { part: 'heading', text: 'The whole message' },
      { part: 'quote', text: facts.words },
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
  warning: (facts) => ({
    subject: `[Due soon] ${sentence(say.clocks[facts.step.clock])}: ${facts.step.due.span} left (${level(facts)})`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'soon', `${say.clocks[facts.step.clock]} is nearly due, by ${facts.step.due.at}`, stillOpen(facts)),
      ...next(takeIt(facts), owed[facts.step.clock]),
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
  breach: (facts) => ({
    subject: `[Late] ${sentence(say.clocks[facts.step.clock])} is ${facts.step.due.span} late (${level(facts)})`,
    preheader: facts.excerpt,
    parts: [
      alert(
        facts,
        'late',
        `${say.clocks[facts.step.clock]} is late, was due by ${facts.step.due.at}`,
        stillOpen(facts),
      ),
      ...next(takeIt(facts), owed[facts.step.clock]),
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
  escalation: (facts) => ({
    subject: `[Escalated] ${sentence(say.clocks[facts.step.clock])} is ${facts.step.due.span} late and still open (${level(facts)})`,
    preheader: facts.excerpt,
    parts: [
      alert(
        facts,
        'late',
        `${say.clocks[facts.step.clock]} is late and still open, was due by ${facts.step.due.at}`,
        stillOpen(facts),
      ),
      ...next(unblock(facts), owed[facts.step.clock]),
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
};
