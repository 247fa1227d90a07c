import type { Asked, Tracking } from '../api.ts';
import { keep, recall } from '../tab.ts';
import type { Site as SiteOf } from '../site.ts';
import type { trackWording } from '../wording/wording.ts';

export type Site = SiteOf<(typeof trackWording)['en' | 'zh-CN']>;

/** What a customer can do with a case, by the operation's name. */
export type Deed = Extract<Asked, 'addMessage' | 'withdrawComplaint' | 'confirmSolved' | 'disagreeWithDecision'>;

/** A case on the page. */
export type Opened = {
  site: Site;
  tracking: Tracking;
  /** Does it, shows the case as it is then, and says so. @throws Refusal */
  act: (deed: Deed, body: unknown, done: string) => Promise<void>;
};

/** What is being written about this case, by field name; kept in this tab, over a reload and a change of language. */
export function draftOf({ tracking: { reference } }: Opened): Record<string, string> {
  const draft = recall('trackDraft');
  return draft?.reference === reference ? draft.values : {};
}

/** Keeps what a form holds, and forgets what was emptied. */
export function keepDraft(opened: Opened, names: readonly string[], values: Readonly<Record<string, string>>): void {
  const others = Object.entries(draftOf(opened)).filter(([name]) => !names.includes(name));
  keep('trackDraft', {
    reference: opened.tracking.reference,
    values: { ...Object.fromEntries(others), ...values },
  });
}
