import type { Language } from '../domain/complaint/vocabulary.ts';

/** Details that hold codes: one, or several with ", " between them. */
const coded = new Set(['status', 'state', 'allowed', 'team', 'teams', 'other', 'role', 'kind', 'what']);

/** English is what the codes are written in already. */
const chinese: Record<string, string> = {
  received: '待接手',
  'in-progress': '处理中',
  resolved: '已有处理结果',
  closed: '已结案',
  withdrawn: '顾客已撤回',
  merged: '已并入另一案件',
  open: '未完成',
  answered: '已答复',
  returned: '已退回',
  accepted: '已验收',
  cancelled: '已取消',
  done: '已完成',
  verified: '已验证',
  proposed: '待审批',
  approved: '已批准',
  rejected: '已驳回',
  executed: '已执行',
  superseded: '已被取代',
  quality: '质量组',
  logistics: '物流组',
  service: '客服组',
  suggestions: '建议组',
  praise: '表扬',
  agent: '客服专员',
  lead: '组长',
  manager: '经理',
  auditor: '审计员',
  admin: '管理员',
  complaint: '投诉',
  suggestion: '建议',
  refund: '退款',
  exchange: '换货',
  repair: '维修',
  compensation: '补偿',
  apology: '道歉',
  explanation: '说明',
  task: '任务',
  remedy: '补救措施',
  negotiation: '协商',
};

/** The team that praise goes to is called otherwise than praise. */
const chineseTeams: Record<string, string> = { ...chinese, praise: '客户关怀组' };
const named = (name: string): Record<string, string> =>
  name === 'team' || name === 'teams' || name === 'other' ? chineseTeams : chinese;

/**
 * A detail of a refusal as a person reads it: codes in their language, spans of days in days, moments without their
 * letters. What is none of these stays as it is.
 */
export function inPlainWords(name: string, value: string | number, language: Language): string {
  const text = String(value);
  const days = /^P(\d+)D$/.exec(text)?.[1];
  if (days !== undefined) return language === 'en' ? `${days} days` : `${days} 天`;
  const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z$/.exec(text);
  if (moment) return `${moment[1]} ${moment[2]} UTC`;
  if (language === 'en' || !coded.has(name)) return text;
  return text
    .split(', ')
    .map((code) => named(name)[code] ?? code)
    .join('、');
}
