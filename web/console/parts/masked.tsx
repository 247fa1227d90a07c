import type { ReactNode } from 'react';
import { useDesk } from '../desk.ts';
import './masked.css';

/**
 * What the API leaves of a masked number or address: stars, with the letters and digits that are joined to them, and
 * groups that belong to one number (4111 **** **** 1111); and 王** or 李*, of whom the family name is left.
 */
const stars =
  /(?:[A-Z]{0,2}\d{2,4}[ -])?[\w@.+]{0,40}\*{2,64}[\w@.+]{0,40}(?:[ -][\w@.+]{0,40}\*{2,64}[\w@.+]{0,40}){0,8}(?:[ -]\d{1,4}(?!\d))?|\p{Script=Han}\*{1,8}/gu;

/**
 * A text in which something is masked: what is, looks so, and is said to be to who cannot see it.
 * @param masked whether the API said that it masked something; else stars are what somebody wrote
 */
export function Masked({ text, masked }: { text: string; masked: boolean }): ReactNode {
  const { words } = useDesk();
  if (!masked || !text.includes('*')) return text;
  const shown: ReactNode[] = [];
  let from = 0;
  for (const { index, 0: found } of text.matchAll(stars)) {
    shown.push(
      text.slice(from, index),
      <span key={index} className="desk-masked" title={words.masked}>
        {found}
        <span className="desk-unseen"> ({words.masked})</span>
      </span>,
    );
    from = index + found.length;
  }
  return [...shown, text.slice(from)];
}
