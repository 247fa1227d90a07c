import type { TaskWording } from './task.en.ts';

export const task: TaskWording = {
  title: '请您协助',
  opening: '正在打开链接……',
  lead: '我们正在处理一件投诉，希望得到您的协助。请在这里答复，不需要注册账号。',
  number: '编号',
  due: '请在此之前答复',
  asked: '请您协助的事项',
  missing: '还需要补充',
  answers: '您的答复',
  answer: '您的答复',
  more: '补充答复',
  answerHint: '您了解到什么、准备怎么处理、什么时候完成。',
  send: '提交答复',
  sent: '我们已收到您的答复，谢谢。任务办结之前，您都可以在这里补充。',
  until: '链接有效期至',
  sharing: '凭链接即可代表贵方答复，请只转给经办的同事。',
  noLinkLead: '请重新打开我们邮件里的任务链接。',
  late: '已逾期',
  again: '重试',
  required: '请填写此项。',
  noLink: '请从邮件中的链接打开本页面',
};
