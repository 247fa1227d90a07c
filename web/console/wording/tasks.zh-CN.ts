import type { wording as en } from './tasks.en.ts';

export const wording: typeof en = {
  title: '任务',
};
