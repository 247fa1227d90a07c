import type { wording as en } from './case.en.ts';

export const wording: typeof en = {
  title: '案件',
};
