import type { wording as en } from './people.en.ts';

export const wording: typeof en = {
  title: '人员与团队',
};
