import { printable } from '../../../correspondence/printable.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it may stand in XML, between tags or in an attribute: nothing in it acts, and nothing breaks the document. */
export const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** One element. Attributes are escaped; `inside` is XML already. */
export const element = (
  name: string,
  attributes: Record<string, string | number | undefined>,
  inside?: string | readonly string[],
): string => {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escaped(String(value))}"`))
    .join('');
  if (inside === undefined) return `<${name}${written}/>`;
  return `<${name}${written}>${typeof inside === 'string' ? inside : inside.join('')}</${name}>`;
};
