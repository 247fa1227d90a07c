import type { Part, Row, TaskFacts, TaskLetters, Written } from '../letter.ts';
import { wording } from '../wording.ts';

const say = wording.en;
const row = (label: string, value: string): Row => ({ label, value });
const quoted = (heading: string, text: string | undefined): Part[] =>
  text === undefined || text === ''
    ? []
    : [
        { part: 'heading', text: heading },
        { part: 'quote', text },
      ];
const dated = (facts: TaskFacts): Row[] => [
  row('Task', facts.title),
  row('Number', facts.task),
  row('Due', `${facts.due.at} (${facts.due.fromNow})`),
];

/** What partners and departments read of tasks. A partner reads nothing of the customer or of the case. */
export const taskLettersInEnglish: Written<TaskLetters> = {
  'partner-task': (facts) => ({
    subject: {
      new: `Please help us with a complaint (${facts.task})`,
      returned: `We need a little more from you (${facts.task})`,
      link: `A new link to your task (${facts.task})`,
      over: `No longer needed: your task (${facts.task})`,
    }[facts.news],
    preheader: facts.title,
    greeting: facts.name === undefined ? 'Hello,' : `Dear ${facts.name},`,
    parts:
      facts.news === 'over'
        ? [
            { part: 'text', text: 'This task is no longer needed, and its link no longer works. Thank you.' },
            { part: 'facts', rows: [row('Task', facts.title), row('Number', facts.task)] },
            ...quoted('Why', facts.reason),
          ]
        : [
            {
              part: 'text',
              text: {
                new: 'One of our customers has a problem that we would like to solve with your help.',
                returned: 'Thank you for your answer. One thing is still missing.',
                link: 'Here is a new link. The one that you had no longer works.',
              }[facts.news],
            },
            { part: 'facts', rows: dated(facts) },
            ...quoted('What is missing', facts.reason),
            ...quoted('What we ask of you', facts.text),
            { part: 'action', label: 'Read and answer', url: facts.url },
            {
              part: 'small',
              text: `The link shows this task and nothing else, and works until ${facts.until.at}. Whoever has it can answer for you, so please pass it on only to colleagues who work on this.`,
            },
          ],
    closing: ['Yours sincerely,', facts.brand],
  }),
  'department-task': (facts) => ({
    subject: {
      new: `[Task] For the ${say.teams[facts.department]} (${facts.task})`,
      returned: `[Task] Returned to the ${say.teams[facts.department]} (${facts.task})`,
      link: `[Task] For the ${say.teams[facts.department]} (${facts.task})`,
      over: `[Task] No longer needed (${facts.task})`,
    }[facts.news],
    preheader: facts.title,
    parts: [
      {
        part: 'facts',
        rows: [
          ...dated(facts),
          ...(facts.product === undefined ? [] : [row('Product or service', facts.product)]),
          ...(facts.mandatory && facts.news !== 'over'
            ? [row('Mandatory', 'The case cannot be resolved without it')]
            : []),
        ],
      },
      ...quoted(facts.news === 'over' ? 'Why' : 'What is missing', facts.reason),
      ...(facts.news === 'over'
        ? [{ part: 'text' as const, text: 'Nothing more is to be done about it.' }]
        : [
            ...quoted('What is asked', facts.text),
            { part: 'action' as const, label: 'Open the task', url: facts.url },
          ]),
      { part: 'small', text: `You receive this because it concerns the ${say.teams[facts.department]}.` },
    ],
    closing: [`${facts.brand} complaint desk`],
  }),
  'task-answered': (facts) => ({
    subject: `A task was answered (${facts.task})`,
    preheader: facts.title,
    parts: [
      {
        part: 'text',
        text: `${facts.by} has answered. Please accept the answer, or return it and say what is missing.`,
      },
      { part: 'facts', rows: [row('Task', facts.title), row('Number', facts.task), row('Case', facts.reference)] },
      ...quoted('The answer', facts.words),
      { part: 'action', label: 'Open the case', url: facts.caseUrl },
    ],
    closing: [`${facts.brand} complaint desk`],
  }),
};
