/** Marks that turn the direction of what follows, or end such a turn; nobody sees them. */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A name as it may stand within a sentence of ours, where no element can keep it apart: it turns nothing but itself. In
 * elements of its own a name stands in `<bdi>`.
 */
export function isolated(name: string): string {
  const still = name.replace(turns, '');
  return rightToLeft.test(still) ? `\u2068${still}\u2069` : still;
}
