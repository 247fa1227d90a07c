import type { FieldError } from '../../errors.ts';

/** Everything that a template can leave open. */
export const placeholders = [
  'customerName',
  'product',
  'orderNumber',
  'reference',
  'receivedDate',
  'dueDate',
  'agentName',
  'remedy',
  'reason',
  'brand',
] as const;
export type Placeholder = (typeof placeholders)[number];
export type PlaceholderValues = { [P in Placeholder]?: string };

const isPlaceholder = (name: string): name is Placeholder => placeholders.some((one) => one === name);

/** What people write in Chinese when they mean one of them. */
const chineseNames: Record<string, Placeholder> = {
  姓名: 'customerName',
  客户姓名: 'customerName',
  顾客姓名: 'customerName',
  称呼: 'customerName',
  产品: 'product',
  产品名称: 'product',
  订单号: 'orderNumber',
  编号: 'reference',
  案件编号: 'reference',
  收到日期: 'receivedDate',
  日期: 'dueDate',
  截止日期: 'dueDate',
  客服: 'agentName',
  客服姓名: 'agentName',
  补偿: 'remedy',
  补救: 'remedy',
  原因: 'reason',
  理由: 'reason',
  品牌: 'brand',
};

/** Braces as people type them: full-width ones are meant as braces, and would reach the customer as they are. */
const openers = '{｛';
const closers = '}｝';
const braced = /[{｛]([^{}｛｝]{0,60})[}｝]/g;

type Piece = { is: 'text'; text: string } | { is: 'placeholder'; name: string; raw: string };

/** The pieces of a template, in order. A brace without its partner is a piece of its own, named by itself. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (until: number): void => {
    for (const part of text.slice(from, until).split(/([{｛}｝])/)) {
      if (part === '') continue;
      const brace = part.length === 1 && (openers + closers).includes(part);
      pieces.push(brace ? { is: 'placeholder', name: part, raw: part } : { is: 'text', text: part });
    }
  };
  for (const match of text.matchAll(braced)) {
    plain(match.index);
    const [whole, name = ''] = match;
    pieces.push({ is: 'placeholder', name, raw: whole });
    from = match.index + whole.length;
  }
  plain(text.length);
  return pieces;
}

/** Everything about the placeholders of a text that is wrong, each with the name that was probably meant. */
export function placeholderErrors(text: string, field: string): FieldError[] {
  let before = '';
  return piecesOf(text).flatMap((piece): FieldError[] => {
    const context = before.slice(-20);
    before = piece.is === 'text' ? piece.text : piece.raw;
    if (piece.is === 'text' || (isPlaceholder(piece.name) && piece.raw === `{${piece.name}}`)) return [];
    const { name, raw } = piece;
    if (name === raw) return [{ field, code: 'lonely-brace', detail: context + raw }];
    const meant = isPlaceholder(name.trim()) ? name.trim() : nearestTo(name.trim());
    return meant === undefined
      ? [{ field, code: 'unknown-placeholder', detail: `${raw} (${placeholders.map((one) => `{${one}}`).join(' ')})` }]
      : [{ field, code: 'misspelt-placeholder', detail: `${raw} → {${meant}}` }];
  });
}

/** The known name that is at most a third of its letters away, or the one that a Chinese name stands for. */
export function nearestTo(name: string): Placeholder | undefined {
  if (Object.hasOwn(chineseNames, name)) return chineseNames[name];
  const bare = name.toLowerCase().replace(/[^a-z]/g, '');
  if (bare === '') return undefined;
  const [best] = placeholders
    .map((known) => ({ known, steps: distance(bare, known.toLowerCase()) }))
    .toSorted((a, b) => a.steps - b.steps);
  return best && best.steps <= Math.ceil(best.known.length / 3) ? best.known : undefined;
}

/** Levenshtein's: how many letters to add, take away or change. Both are short. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const changed = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The placeholders of a text that has been checked, each once, in its order. */
export const placeholdersIn = (text: string): Placeholder[] => [
  ...new Set(
    piecesOf(text).flatMap((piece) => (piece.is === 'placeholder' && isPlaceholder(piece.name) ? [piece.name] : [])),
  ),
];

/** What stands where a value is not known: seen by whoever sends it, and warned about by the coach. */
export const blank = '____';

export type Filled = { text: string; missing: Placeholder[] };

/**
 * A template with its values, each put in once: braces in a value stay what they are. No placeholder is left in it;
 * those without a value become a blank and are named in `missing`.
 */
export function fill(text: string, values: PlaceholderValues): Filled {
  const missing = new Set<Placeholder>();
  const filled = piecesOf(text)
    .map((piece) => {
      if (piece.is === 'text') return piece.text;
      if (!isPlaceholder(piece.name)) return blank;
      const value = values[piece.name];
      if (value !== undefined && value.trim() !== '') return value;
      missing.add(piece.name);
      return blank;
    })
    .join('');
  return { text: filled, missing: [...missing] };
}
