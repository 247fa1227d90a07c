import type { AttributeValue } from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

/** Fields of `words` that hold no words: codes and digests of ours, staff by their ids, times. */
const labels = new Set(['branch', 'id', 'language', 'key', 'request', 'form', 'tier', 'by', 'at', 'owner']);

/** As short as a name may be and still be nobody else's word: `Lucy Li`, `韩梅梅`. */
const tellsSomebody = (text: string): boolean => text.length >= (/\p{Script=Han}/u.test(text) ? 3 : 7);

/** How much of a text is looked for: a log that cuts it off after that is found all the same. */
const most = 32;

/**
 * What people wrote and who they are, as the table holds it in the end: every text in the words of every event, the
 * customers, and what partners are called.
 * @returns texts to look for, each once, as they stand in JSON as well as outside: without line breaks and quotes
 */
export function personalTexts(items: readonly Item[]): Set<string> {
  const found = new Set<string>();
  for (const item of items) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON of ours; any of it may be missing
    const read = (name: string) => JSON.parse(item[name]?.S ?? '{}') as Record<string, unknown>;
    if (item['words'] !== undefined) gather(unquoted(read('words'), item['data']?.S ?? ''), found);
    else if (item['sk']?.S === 'CASE')
      gather({ customer: read('data')['customer'], excerpt: read('row')['excerpt'] }, found);
    else if (item['sk']?.S?.startsWith('PART#file#')) gather({ name: read('data')['name'] }, found);
    else if (item['pk']?.S?.startsWith('PRIVACY#PR-')) gather({ reason: read('data')['reason'] }, found);
    const email = item['email']?.S;
    if (email !== undefined) gather(email, found);
  }
  return found;
}

/** Secrets and tokens of the links in mails: whoever has one may do what it is for. */
export function secretsIn(text: string): string[] {
  return [...text.matchAll(/#(?:\S*secret=)?([\w.~%-]{16,})/g)].map(([, secret = '']) => secret.slice(0, most));
}

/** Without the key phrases that are (part of) a word of our own lexicon: an event's reasons name it, and they are codes. */
function unquoted(words: Record<string, unknown>, data: string): Record<string, unknown> {
  const { keyPhrases } = words;
  if (!Array.isArray(keyPhrases)) return words;
  const named = [...data.toLowerCase().matchAll(/"[a-z-]+:([^"]+)"/g)].map(([, word = '']) => word);
  const isOurs = (phrase: unknown): boolean => named.some((word) => word.includes(String(phrase).toLowerCase()));
  return { ...words, keyPhrases: keyPhrases.filter((phrase) => !isOurs(phrase)) };
}

function gather(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    const piece = longest(value);
    if (tellsSomebody(piece)) into.add(piece);
  } else if (Array.isArray(value)) for (const one of value) gather(one, into);
  else if (value instanceof Object) {
    for (const [name, inner] of Object.entries(value)) if (!labels.has(name)) gather(inner, into);
  }
}

/** The longest run that JSON leaves as it is, cut to what is looked for. */
function longest(text: string): string {
  const runs = text.split(/["\\\p{Cc}\u2028\u2029]+/u).map((run) => run.trim());
  return (runs.toSorted((a, b) => b.length - a.length)[0] ?? '').slice(0, most);
}

/** Where something was written down: a log's name, a queue's. */
export type Captured = { where: string; text: string };

/** @returns a sentence for each text that stands where it must not, at most one for each place and text. */
export function leaks(texts: Iterable<string>, captured: readonly Captured[]): string[] {
  return [...texts].flatMap((text) =>
    captured.filter((one) => one.text.includes(text)).map(({ where }) => `${where} holds ${JSON.stringify(text)}`),
  );
}
