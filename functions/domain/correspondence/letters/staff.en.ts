// Longer than 250 lines on purpose: every letter to staff in one voice, read and corrected as one text.
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

const say = wording.en;
const row = (label: string, value: string): Row => ({ label, value });

function keeperOf({ keeper, team }: Pick<StaffFacts, 'keeper' | 'team'>): string {
  if (keeper.is === 'nobody') return `Nobody yet (${say.teams[team]})`;
  return keeper.is === 'known'
    ? `${keeper.name} (${say.teams[team]})`
    : `${keeper.id} (the staff directory has no address for them)`;
}

function reasonFor({ because, keeper }: StaffFacts): string {
  if (because.is === 'keeper') return 'You receive this because the case is yours.';
  if (because.is === 'rung')
    return `You receive this because the case has reached step ${because.rung} of the escalation ladder, and that step is yours.`;
  if (because.is === 'on-call') return 'You receive this because you are on call.';
  if (because.is === 'named') return 'You receive this because the policy has you told.';
  return keeper.is === 'nobody'
    ? 'You receive this because nobody has taken the case.'
    : 'You receive this because the staff directory has no address for whoever has the case. Please tell them, and have their address added.';
}

const absent = (passedOn: StepLetterFacts['passedOn']): string =>
  passedOn
    .map(({ name, reason, until }) =>
      reason === 'nobody-on-call' ? 'nobody of the rota is on call' : `${name} is on leave until ${until?.at ?? '?'}`,
    )
    .join(' and ');

/** Why this reader, and who was to be told instead. */
function stepReason(facts: StepLetterFacts): string {
  const { because, passedOn, away } = facts;
  const instead =
    because.is === 'in-place'
      ? `You receive this because ${absent(passedOn)}, and you are next in line.`
      : [
          reasonFor(facts),
          ...(passedOn.length > 0 ? [`Also, ${absent(passedOn)}, and you are next in line.`] : []),
        ].join(' ');
  return away
    ? `${instead} You are away yourself, and so is everybody else in the line: please make sure that somebody takes it.`
    : instead;
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
/** What a step's letter says below its first lines, before what the case is about. */
const known = (facts: StepLetterFacts): Part[] => {
  const rows = [
    ...(facts.task === undefined ? [] : [row('The task', facts.task)]),
    ...(facts.says === undefined ? [] : [row('The rule', facts.says)]),
    ...facts.known.map(({ name, at }) => row('Acknowledged', `${name}, ${at.at} (${at.fromNow})`)),
  ];
  return rows.length > 0 ? [{ part: 'facts', rows }] : [];
};
const choices = ({ links }: StepLetterFacts): Part => ({
  part: 'choices',
  items: [
    { label: 'Acknowledge: I know', url: links.acknowledge },
    { label: 'Take over', url: links['take-over'] },
    { label: 'Reassign', url: links.reassign },
  ],
});
const stepWhy = (facts: StepLetterFacts): Part => ({ part: 'small', text: stepReason(facts) });
const closing = (facts: { brand: string }): string[] => [`${facts.brand} complaint desk`];
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
  task: 'Ask whoever was given the task what holds it up; remind them, or give it to somebody else.',
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
  assigned: (facts) => ({
    subject: `A ${say.kinds[facts.kind]} has come to you: ${say.categories[facts.category]} (${level(facts)})`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'calm', `${say.kinds[facts.kind]}, ${say.categories[facts.category]}`, nextPromise(facts)),
      ...next('Take the case, so that the customer hears that somebody has it.', owed['first-response']),
      about(facts),
      { part: 'facts', rows: [row('Why you', facts.chosen.join('; '))] },
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
  'customer-sent-file': (facts) => ({
    subject: `The customer has sent a file (${level(facts)})`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'calm', 'the customer has sent a file', nextPromise(facts)),
      { part: 'heading', text: 'What the customer calls it' },
      { part: 'quote', text: facts.words },
      { part: 'text', text: 'There may be more of them. The case shows all, and whether malware was looked for.' },
      about(facts),
      why(facts),
    ],
    closing: closing(facts),
  }),
  disputed: (facts) => ({
    subject: `The customer disagrees with the decision (${level(facts)})`,
    preheader: facts.excerpt,
    parts: [
      alert(facts, 'soon', 'the customer does not agree, and the case is open again', nextPromise(facts)),
      ...next(
        facts.keeper.is === 'nobody'
          ? 'Give it to somebody who has not decided on it: whoever did cannot have it again.'
          : 'Read the case from its beginning, and what the customer says below, before you decide.',
        'Tell the customer that somebody else is looking at it now, and by when they hear from us.',
      ),
      { part: 'heading', text: 'Why the customer disagrees' },
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
      choices(facts),
      ...known(facts),
      about(facts),
      stepWhy(facts),
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
      choices(facts),
      ...known(facts),
      about(facts),
      stepWhy(facts),
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
  due.past ? `${sentence(say.clocks[clock])} is ${due.span} late` : `${sentence(say.clocks[clock])}: ${due.span} left`;

function digest(brand: string, queueUrl: string, entries: readonly DigestEntry[], instead: string): Letter {
  const late = entries.filter(({ step }) => step.due.past).length;
  const [first] = entries;
  const cases = `${entries.length} ${entries.length === 1 ? 'deadline' : 'deadlines'}`;
  return {
    subject:
      late > 0 ? `[Late] ${cases}: ${late} late, the longest by ${first?.step.due.span ?? ''}` : `[Due soon] ${cases}`,
    preheader: entries
      .slice(0, 3)
      .map((entry) => `${entry.reference}: ${lateness(entry)}`)
      .join('; '),
    parts: [
      { part: 'text', text: `${cases}, the most overdue first. You get them in one mail because they came together.` },
      { part: 'action', label: 'Open the queue', url: queueUrl },
      {
        part: 'cases',
        items: entries.map((entry) => ({
          heading: lateness(entry),
          lines: [
            `${sentence(say.levels[entry.level])}; who has it${say.colon}${keeperOf(entry)}`,
            say.quoted(entry.excerpt),
          ],
          link: { label: entry.reference, url: entry.caseUrl },
          tone: entry.step.due.past ? ('late' as const) : ('soon' as const),
        })),
      },
      ...(instead === '' ? [] : [{ part: 'small' as const, text: `Some of these come to you because ${instead}.` }]),
    ],
    closing: closing({ brand }),
  };
}
