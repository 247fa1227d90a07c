import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import { cases } from './cases.en.ts';
import { cases as casesZh } from './cases.zh-CN.ts';
import { confirm } from './confirm.en.ts';
import { confirm as confirmZh } from './confirm.zh-CN.ts';
import { files } from './files.en.ts';
import { files as filesZh } from './files.zh-CN.ts';
import { form, result } from './form.en.ts';
import { form as formZh, result as resultZh } from './form.zh-CN.ts';
import { site } from './site.en.ts';
import { site as siteZh } from './site.zh-CN.ts';
import { task } from './task.en.ts';
import { task as taskZh } from './task.zh-CN.ts';
import { track } from './track.en.ts';
import { track as trackZh } from './track.zh-CN.ts';

/** One wording in both languages. */
export type Spoken<W> = Readonly<Record<Language, W>>;

// What each page says, and no more: a page carries only its own words. A missing one does not compile.

export const formWording = {
  'zh-CN': { site: siteZh, form: formZh, result: resultZh, files: filesZh },
  en: { site, form, result, files },
};

export const trackWording = {
  'zh-CN': { site: siteZh, cases: casesZh, form: formZh, result: resultZh, files: filesZh, track: trackZh },
  en: { site, cases, form, result, files, track },
};

export const confirmWording = {
  'zh-CN': { site: siteZh, cases: casesZh, confirm: confirmZh },
  en: { site, cases, confirm },
};

export const taskWording = {
  'zh-CN': { site: siteZh, task: taskZh },
  en: { site, task },
};
