/** The most characters (UTF-16 units) of what people write. The API refuses more; the form tells so before it sends. */
export const limits = {
  words: 20_000,
  name: 100,
  product: 200,
  orderNumber: 100,
  batch: 100,
  reason: 2_000,
  tier: 40,
  email: 254,
} as const;

/** Digits, with separators and an extension (ext. 12, 转801) as people write them. */
export const phonePattern = /^[+＋(（]?[\d０-９][\d０-９ ()（）./－,，#+转分机ext-]{4,38}$/i;
