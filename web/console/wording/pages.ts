import { use } from 'react';
import type { Language } from '../../../functions/domain/complaint/vocabulary.ts';
import { useDesk } from '../desk.ts';
import type * as audit from './audit.en.ts';
import type * as kase from './case.en.ts';
import type * as dashboard from './dashboard.en.ts';
import type * as events from './events.en.ts';
import type * as people from './people.en.ts';
import type * as policies from './policies.en.ts';
import type * as privacy from './privacy.en.ts';
import type * as queue from './queue.en.ts';
import type * as tasks from './tasks.en.ts';

/** The words of each page, by its name; `events` says in words what can happen to a case. */
export type PageWords = {
  audit: typeof audit.wording;
  case: typeof kase.wording;
  dashboard: typeof dashboard.wording;
  events: typeof events.wording;
  people: typeof people.wording;
  policies: typeof policies.wording;
  privacy: typeof privacy.wording;
  queue: typeof queue.wording;
  tasks: typeof tasks.wording;
};

type Files = { [P in keyof PageWords]: Record<Language, () => Promise<{ wording: PageWords[P] }>> };

const files: Files = {
  audit: { en: () => import('./audit.en.ts'), 'zh-CN': () => import('./audit.zh-CN.ts') },
  case: { en: () => import('./case.en.ts'), 'zh-CN': () => import('./case.zh-CN.ts') },
  dashboard: { en: () => import('./dashboard.en.ts'), 'zh-CN': () => import('./dashboard.zh-CN.ts') },
  events: { en: () => import('./events.en.ts'), 'zh-CN': () => import('./events.zh-CN.ts') },
  people: { en: () => import('./people.en.ts'), 'zh-CN': () => import('./people.zh-CN.ts') },
  policies: { en: () => import('./policies.en.ts'), 'zh-CN': () => import('./policies.zh-CN.ts') },
  privacy: { en: () => import('./privacy.en.ts'), 'zh-CN': () => import('./privacy.zh-CN.ts') },
  queue: { en: () => import('./queue.en.ts'), 'zh-CN': () => import('./queue.zh-CN.ts') },
  tasks: { en: () => import('./tasks.en.ts'), 'zh-CN': () => import('./tasks.zh-CN.ts') },
};

const loaded = new Map<string, Promise<unknown>>();

/** A page's words in the reader's language. Waits (React suspends) while they come. */
export function usePageWords<P extends keyof PageWords>(page: P): PageWords[P] {
  const { language } = useDesk();
  const name = `${page} ${language}`;
  const words = loaded.get(name) ?? files[page][language]().then(({ wording }) => wording);
  loaded.set(name, words);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what stands under a page's name are its words
  return use(words as Promise<PageWords[P]>);
}
