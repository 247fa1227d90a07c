import { maskedName, type Sight, shownText } from '../../privacy/masking.ts';
import type { QueueRow } from '../../services.ts';

/** A row as its reader sees it: whoever is shown a number masked could find it out, digit by digit, by searching. */
export const shownRow =
  (sight: Sight) =>
  (row: QueueRow): QueueRow => {
    const { customerName, product, excerpt } = row;
    const shown = (text: string): string => shownText(text, sight, [customerName]).text;
    return {
      ...row,
      customerName: sight === 'masked' ? maskedName(customerName) : customerName,
      excerpt: shown(excerpt),
      ...(product !== undefined && { product: shown(product) }),
    };
  };
