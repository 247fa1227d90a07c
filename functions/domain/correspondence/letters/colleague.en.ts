import type { ColleagueLetters, Part, Written } from '../letter.ts';

const said = ({ label, text }: { label: string; text: string }): Part[] => [
  { part: 'heading', text: label },
  { part: 'quote', text },
];
const product = (value: string | undefined): Part[] =>
  value === undefined ? [] : [{ part: 'facts', rows: [{ label: 'Product or service', value }] }];

/** What colleagues read of each other, and what customers say of them. */
export const colleagueLettersInEnglish: Written<ColleagueLetters> = {
  feedback: (facts) => ({
    subject: `Feedback from a colleague (${facts.reference})`,
    preheader: facts.parts[0]?.text ?? '',
    greeting: `Dear ${facts.to},`,
    parts: [
      {
        part: 'text',
        text: `${facts.from} writes to you about case ${facts.reference}: ${facts.title.toLowerCase()}.`,
      },
      ...facts.parts.flatMap(said),
      { part: 'action', label: 'Open the case', url: facts.caseUrl },
      {
        part: 'small',
        text: 'Only you, the writer and those who lead the desk can read these words. If you see it differently, talk to the writer.',
      },
    ],
    closing: [`${facts.brand} complaint desk`],
  }),
  praise: (facts) => ({
    subject:
      facts.reader === 'employee'
        ? `A customer praises you (${facts.reference})`
        : `A customer praises one of your people (${facts.reference})`,
    preheader: facts.words,
    ...(facts.reader === 'employee' && { greeting: `Dear ${facts.employee},` }),
    parts: [
      {
        part: 'text',
        text:
          facts.reader === 'employee'
            ? `${facts.customerName ?? 'A customer'} has written to us because of you. These are the words:`
            : `${facts.customerName ?? 'A customer'} has written to us because of ${facts.employee}, who has these words as well:`,
      },
      { part: 'quote', text: facts.words },
      ...product(facts.product),
      {
        part: 'text',
        text:
          facts.reader === 'employee'
            ? 'Thank you. This is what we are here for.'
            : 'Please say it once more in person.',
      },
      { part: 'action', label: 'Open the case', url: facts.caseUrl },
    ],
    closing: [`${facts.brand} complaint desk`],
  }),
};
