import type { Sentences } from './public-sentences.ts';

/** What can be told to whoever looks after requests about the data of persons. */
export const privacyOnly: Sentences = {
  problems: {
    en: {
      'privacy-request.not-found': {
        title: 'There is no such request',
        detail: 'There is no request {id}. The list of requests has them all, the latest first.',
      },
      'privacy-request.over': {
        title: 'This request cannot be called off',
        detail:
          'Request {id} is {state}. Only an erasure that is not finished can be called off; an export changes nothing.',
      },
      'privacy-request.no-export': {
        title: 'There is nothing to download',
        detail:
          'Request {id} is {state} and has no export. An export is made within a minute or two of being asked for; an erasure makes none.',
      },
      'privacy-request.export-gone': {
        title: 'This export is gone',
        detail: 'What request {id} had made was deleted after {days} days. Ask for a new export.',
      },
    },
    'zh-CN': {
      'privacy-request.not-found': {
        title: '没有这项请求',
        detail: '没有编号为 {id} 的请求。请求列表中有全部请求，最新的在前。',
      },
      'privacy-request.over': {
        title: '这项请求不能取消',
        detail: '请求 {id} {state}。只有尚未完成的删除请求可以取消；导出不会改变任何内容。',
      },
      'privacy-request.no-export': {
        title: '没有可以下载的内容',
        detail: '请求 {id} {state}，没有导出文件。提出导出后一两分钟内即可生成；删除请求不生成文件。',
      },
      'privacy-request.export-gone': {
        title: '导出文件已删除',
        detail: '请求 {id} 生成的文件已在 {days} 天后删除。请重新提出导出。',
      },
    },
  },
  fields: {
    en: {
      'one-way-to-find':
        'Please name exactly one of email, phone and reference: by it the cases of the person are found.',
    },
    'zh-CN': { 'one-way-to-find': '请在 email、phone、reference 中只填写一项，用来查找此人的案件。' },
  },
};
