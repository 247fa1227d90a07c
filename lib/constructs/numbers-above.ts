/** A regular expression for the decimal numbers above `limit`, without look-arounds, which WAF does not know. */
export function numbersAbove(limit: number): string {
  const digits = String(limit);
  const sameLength = Array.from(digits).flatMap((digit, index) => {
    if (digit === '9') return [];
    const rest = digits.length - index - 1;
    return `${digits.slice(0, index)}[${Number(digit) + 1}-9]${rest > 0 ? `[0-9]{${rest}}` : ''}`;
  });
  return `^0*(${[...sameLength, `[1-9][0-9]{${digits.length},}`].join('|')})$`;
}
