/** What the page says on which a partner answers a task. */
export const task = {
  title: 'A task for you',
  opening: 'Opening the link…',
  lead: 'We ask for your help with a complaint. Please answer here; you need no account.',
  number: 'Number',
  due: 'Please answer by',
  asked: 'What we ask of you',
  missing: 'What is still missing',
  answers: 'Your answers',
  answer: 'Your answer',
  more: 'Add something to your answer',
  answerHint: 'What you found, what you do about it, and by when.',
  send: 'Send the answer',
  sent: 'Your answer has arrived. Thank you. You may add to it here until the task is settled.',
  until: 'This link works until',
  sharing: 'Whoever has the link can answer for you: please pass it on only to colleagues who work on this.',
  noLinkLead: 'Open the link in our mail about the task once more.',
  late: 'late',
  again: 'Try again',
  required: 'Please fill this in.',
  noLink: 'This page needs a link from a mail',
};

export type TaskWording = typeof task;
