/** What a mail about a late answer offers to do. */
export const linkActions = ['acknowledge', 'take-over', 'reassign'] as const;
export type LinkAction = (typeof linkActions)[number];

/** How long a link can be used: as long as somebody may be away, and no longer. */
export const linkDays = 7;

/** In characters; longer texts are no token of ours. */
export const longestToken = 1024;
