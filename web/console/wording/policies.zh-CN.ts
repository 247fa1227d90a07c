import type { wording as en } from './policies.en.ts';

export const wording: typeof en = {
  title: '政策',
};
