import type { wording as en } from './dashboard.en.ts';

export const wording: typeof en = {
  title: '看板',
};
