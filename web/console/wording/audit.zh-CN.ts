import type { wording as en } from './audit.en.ts';

export const wording: typeof en = {
  title: '审计',
};
