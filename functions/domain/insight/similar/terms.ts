import { endsClause, isAlphanumeric, isDigit, isHan } from '../../triage/fold.ts';
import { chineseStops, englishStops } from '../../triage/key-phrases.ts';
import { conceptsIn } from './concepts.ts';
import { masked } from './mask.ts';

/** A thing that two complaints can have in common; `words` is how a person reads it. `weight` says what it is worth. */
export type Term = { term: string; words: string; weight: number };

/** Terms by which a case is found later, and by which one is looked for: each is an item written or a query made. */
export const termLimits = { kept: 48, asked: 32 } as const;

/** Worth: the very product and its model most, what it is about next, then words; pairs of characters say less. */
const weights = { product: 3, model: 2.5, concept: 2, productWord: 2, word: 1, pair: 0.8 } as const;

const emptyPairs = new Set(
  '投诉 问题 产品 商品 东西 处理 解决 联系 公司 购买 收到 使用 发现 希望 要求 尽快 马上 立即 非常 谢谢 您好 你好 顾客 客户 今天 昨天 明天 现在 已经 时候 店铺 商家 平台 官方 贵司 情况 反馈 麻烦 申请 结果 质量 态度 严重 消费 反映 感谢 赔偿 星期'.split(
    ' ',
  ),
);
const emptyWords = new Set(
  'product item company customer problem issue bought buy purchase purchased order ordered complaint complain please help received receive use used using thing like really first second one two three four five six seven eight nine ten new old today yesterday tomorrow tell unacceptable disappointed happy good bad poor service quality shop store online website team people person year years hour hours minute minutes last next work works working without even back much many lot right left way well know think see look give given put take took let say ask asked'.split(
    ' ',
  ),
);

/**
 * What a complaint is about, as terms: its product, models, concepts that both languages share, words of English by
 * their stem and pairs of Chinese characters between function words. What says who somebody is was taken out before.
 * @returns the ones that say most first, at most `most`
 */
export function termsOf(
  { text, product, names }: { text: string; product?: string | undefined; names: readonly string[] },
  most: number,
): Term[] {
  const found = new Map<string, Term>();
  const add = (term: string, words: string, weight: number): void => {
    const before = found.get(term);
    if (!before || before.weight < weight) found.set(term, { term, words, weight });
  };
  const body = masked(text, names);
  const goods = product === undefined ? new Uint16Array() : masked(product, names);
  const named = productKey(goods);
  if (named !== undefined) add(`=${named}`, named, weights.product);
  for (const concept of [...conceptsIn(goods), ...conceptsIn(body)]) add(`~${concept}`, concept, weights.concept);
  const words: { term: string; words: string; weight: number }[] = [];
  collect(goods, weights.productWord, (term, said, weight) => add(term, said, weight));
  collect(body, undefined, (term, said, weight) => words.push({ term, words: said, weight }));
  const times = new Map<string, number>();
  for (const { term } of words) times.set(term, (times.get(term) ?? 0) + 1);
  // Said more than once counts first, then what is said first.
  for (const { term, words: said, weight } of words.toSorted((a, b) => rankOf(b) - rankOf(a))) add(term, said, weight);
  return [...found.values()].slice(0, most);

  function rankOf({ term, weight }: { term: string; weight: number }): number {
    return weight * Math.min(times.get(term) ?? 1, 3);
  }
}

type Add = (term: string, words: string, weight: number) => void;

function collect(folded: Uint16Array, weight: number | undefined, add: Add): void {
  for (let at = 0; at < folded.length; ) {
    if (isHan(folded[at])) at = pairs(folded, at, weight ?? weights.pair, add);
    else if (isAlphanumeric(folded[at])) at = word(folded, at, weight, add);
    else at += 1;
  }
}

/** Each two neighbouring characters of a run without function characters. */
function pairs(folded: Uint16Array, from: number, weight: number, add: Add): number {
  let at = from;
  while (isHan(folded[at])) {
    const [one, two] = [folded[at] ?? 0, folded[at + 1] ?? 0];
    if (isHan(two) && !chineseStops.has(one) && !chineseStops.has(two)) {
      const pair = String.fromCharCode(one, two);
      if (!emptyPairs.has(pair)) add(pair, pair, weight);
    }
    at += 1;
  }
  return at;
}

function word(folded: Uint16Array, from: number, weight: number | undefined, add: Add): number {
  let at = from;
  let digits = 0;
  const inWord = (unit: number | undefined): boolean => isAlphanumeric(unit) || unit === 0x27;
  while (inWord(folded[at]) && !(folded[at] === 0x27 && endsClause(folded[at + 1]))) {
    if (isDigit(folded[at])) digits += 1;
    at += 1;
  }
  const said = String.fromCharCode(...folded.subarray(from, Math.min(at, from + 30)));
  const letters = said.length - digits;
  if (digits > 0) {
    // kx500, b2207; a number alone is a quantity, a price or a year.
    if (letters > 0 && said.length >= 3 && said.length <= 12)
      add(`#${said}`, said, Math.max(weight ?? 0, weights.model));
  } else if (letters >= 3 && !englishStops.has(said) && !emptyWords.has(said)) {
    const stem = stemOf(said);
    if (!emptyWords.has(stem) && stem.length >= 3) add(stem, said, weight ?? weights.word);
  }
  return Math.max(at, from + 1);
}

/** Leaks, leaked and leaking are one word: a light stemming of endings, which does no harm where it goes too far. */
export function stemOf(said: string): string {
  let stem = said.replace(/'s?$/, '').replace(/'/g, '');
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 4 && /(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.length > 3 && /[^su]s$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 5 && stem.endsWith('ing')) stem = stem.slice(0, -3);
  else if (stem.length > 4 && stem.endsWith('ed')) stem = stem.slice(0, -2);
  if (stem.length > 3 && /([bdgkmnprt])\1$/.test(stem)) stem = stem.slice(0, -1);
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}

/** A product by its name, whatever its spelling: letters, digits and ideographs only. */
function productKey(goods: Uint16Array): string | undefined {
  const key = String.fromCharCode(...goods.filter((unit) => isHan(unit) || isAlphanumeric(unit))).slice(0, 40);
  return key.length >= 2 ? key : undefined;
}
