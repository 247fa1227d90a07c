import type { SiteWording } from './site.en.ts';

export const site: SiteWording = {
  ownName: '中文',
  skip: '跳到正文',
  pages: '页面',
  complain: '我要反映',
  track: '查询进度',
  offline: '暂时无法连接。请检查网络后重试，您填写的内容不会丢失。',
  failed: '我们的系统出了点问题，请重试，您填写的内容不会丢失。',
  assurances: ['提交后立即获得编号和查询链接', '告知您答复的时限', '每一步进展可查，不认可可再议'],
};
