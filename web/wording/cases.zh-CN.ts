import { wording as shared } from '../../functions/domain/correspondence/wording.ts';
import type { CasesWording } from './cases.en.ts';

const { kinds, categories, levels, teams, clocks } = shared['zh-CN'];

export const cases: CasesWording = {
  kinds,
  categories,
  levels,
  teams,
  clocks,
  statuses: {
    received: '已受理',
    'in-progress': '处理中',
    resolved: '已处理',
    closed: '已结案',
    withdrawn: '已撤回',
    merged: '已并入另一案件',
  },
};
