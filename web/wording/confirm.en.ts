/** What the page of a link in a staff mail says. */
export const confirm = {
  title: 'Confirm',
  opening: 'Opening the link…',
  headings: {
    acknowledge: 'Do you know of this case?',
    'take-over': 'Take over this case?',
    reassign: 'Give this case to somebody else?',
  },
  leads: {
    acknowledge:
      'The case will show that you know of it. That stops no deadline and no further escalation: the customer still waits for an answer.',
    'take-over': 'The case comes to you, whoever has it now, and you answer the customer.',
    reassign: 'The case goes to the person whom you name, whoever has it now.',
  },
  buttons: { acknowledge: 'Yes, I know of it', 'take-over': 'Take over', reassign: 'Reassign' },
  done: {
    acknowledge: (_who: string) => 'Recorded: you know of it',
    'take-over': (_who: string) => 'The case is yours',
    reassign: (who: string) => `The case is with ${who} now`,
  },
  afterwards: {
    acknowledge: 'The customer still waits, and the deadlines go on. Somebody must answer.',
    'take-over': 'The customer waits for your answer.',
    reassign: 'The deadlines go on.',
  },
  pending: 'Nothing has changed yet. A link works once.',
  over: 'There is nothing left to do here: the case has been settled meanwhile.',
  actingAs: (who: string) => `You act as ${who}.`,
  handler: 'Who has it now',
  ended: 'answered',
  demanded: 'What is demanded',
  assignee: 'Who shall have the case',
  assigneeHint: 'User name or email address of a colleague.',
  openCase: 'Open the case',
  openConsole: 'Open the console',
  used: (who: string, when: string) => `${who} used this link on ${when}. Nothing was changed now.`,
  noLink: 'This page needs a link from a mail',
  noLinkLead: 'Open the link in the mail about the case once more.',
  nobody: 'Nobody',
  status: 'Status',
  category: 'Category',
  late: 'late',
  again: 'Try again',
};

export type ConfirmWording = typeof confirm;
