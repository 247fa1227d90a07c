/** What stands around every page, and what any of them may have to say. */
export const site = {
  ownName: 'English',
  skip: 'Skip to content',
  pages: 'Pages',
  complain: 'Tell us',
  track: 'Follow a case',
  offline: 'We could not reach the desk. Check your connection and try again: nothing you wrote is lost.',
  failed: 'Something went wrong on our side. Please try again: nothing you wrote is lost.',
  assurances: [
    'You get a reference and a link at once',
    'You are told by when we answer',
    'You see every step, and may disagree',
  ] as readonly string[],
};

export type SiteWording = typeof site;
