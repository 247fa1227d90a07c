import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import * as cases from './cases.en.ts';
import * as casesZh from './cases.zh-CN.ts';
import * as confirm from './confirm.en.ts';
import * as confirmZh from './confirm.zh-CN.ts';
import * as files from './files.en.ts';
import * as filesZh from './files.zh-CN.ts';
import * as form from './form.en.ts';
import * as formZh from './form.zh-CN.ts';
import * as site from './site.en.ts';
import * as siteZh from './site.zh-CN.ts';
import * as task from './task.en.ts';
import * as taskZh from './task.zh-CN.ts';
import * as track from './track.en.ts';
import * as trackZh from './track.zh-CN.ts';

/** One wording in both languages. */
export type Spoken<W> = Readonly<Record<Language, W>>;

// What each page says, and no more: a page carries only its own words. A missing one does not compile.
// Marked pure, since bundlers keep what is spread: a getter might have an effect.

export const formWording = /* @__PURE__ */ (() => ({
  'zh-CN': { ...siteZh, ...formZh, ...filesZh },
  en: { ...site, ...form, ...files },
}))();

export const trackWording = /* @__PURE__ */ (() => ({
  'zh-CN': { ...siteZh, ...casesZh, ...formZh, ...filesZh, ...trackZh },
  en: { ...site, ...cases, ...form, ...files, ...track },
}))();

export const confirmWording = /* @__PURE__ */ (() => ({
  'zh-CN': { ...siteZh, ...casesZh, ...confirmZh },
  en: { ...site, ...cases, ...confirm },
}))();

export const taskWording = /* @__PURE__ */ (() => ({
  'zh-CN': { ...siteZh, ...taskZh },
  en: { ...site, ...task },
}))();
