/** What a customer of the demonstration writes: `{order}` and the like are filled in for each case. */
export type Text = { about: Matter; product?: string; text: string };

/** What it is about, for choosing who works on it and what they answer. */
export type Matter =
  | 'delivery'
  | 'quality'
  | 'safety'
  | 'price'
  | 'after-sales'
  | 'service'
  | 'information'
  | 'suggestion'
  | 'praise';
