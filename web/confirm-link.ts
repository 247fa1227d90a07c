import { keep, newKey, recall } from './tab.ts';

/** The link that the reader came by; `key` makes a repeat of the same press as good as one. */
export type MailLink = { token: string; key: string };

let arrived: MailLink | undefined;

/**
 * Takes the token out of the address bar, where a screenshot or a shared address would show it, and keeps it in this
 * tab, so that the page survives a reload: phones drop pages that are not looked at.
 *
 * @param kept under which name this tab keeps it: pages with other links keep others
 */
export function takeLink(kept: 'mailLink' | 'taskLink' = 'mailLink'): MailLink | undefined {
  // Copied out of a plain mail, a link easily brings the bracket behind it along.
  const token = /^#[\w.-]+/.exec(location.hash)?.[0].slice(1) ?? '';
  if (token !== '') {
    const known = recall(kept);
    arrived = known?.token === token ? known : { token, key: newKey() };
    keep(kept, arrived);
    history.replaceState(null, '', location.pathname);
  }
  return arrived ?? recall(kept);
}
