import type { wording as en } from './queue.en.ts';

export const wording: typeof en = {
  title: '案件队列',
};
