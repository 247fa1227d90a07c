import type { ReactNode } from 'react';
import { useDesk } from '../desk.ts';
import './masked.css';

/** What the API leaves of a masked number, address or name: at least two stars, and what is joined to them. */
const stars =
  /[^\s*，。；：、]*\*{2,}[^\s，。；：、]*(?:[ -][^\s*，。；：、]*\*{2,}[^\s，。；：、]*)*(?: \d{1,4}(?!\d))?/g;

/**
 * A text in which something is masked: what is, looks so, and is said to be to who cannot see it.
 * @param masked whether the API said that it masked something; else stars are what somebody wrote
 */
export function Masked({ text, masked }: { text: string; masked: boolean }): ReactNode {
  const { words } = useDesk();
  if (!masked || !text.includes('**')) return text;
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
