import { erasedOnly } from './erased-sentences.ts';
import { publicSentences, type Sentences } from './public-sentences.ts';

/** What can be told to whoever sends files or asks for them; no other function of customers carries it. */
export const attachmentsOnly: Sentences = {
  problems: {
    en: {
      'attachment.not-found': {
        title: 'There is no such file',
        detail:
          'There is no file {attachment} in this case, or it has not arrived. The case lists the files that it has.',
      },
      'attachment.too-many': {
        title: 'This case takes no further files',
        detail:
          'At most {limit} files can be sent, those that are still on their way among them; links that are not used run out by themselves. Put several pictures into one PDF, or describe what they show in a message.',
      },
      'attachment.scanning': {
        title: 'This file is still being checked',
        detail:
          'File {attachment} is being looked at for malware, which mostly takes less than a minute. Try again then.',
      },
      'attachment.refused': {
        title: 'This file cannot be opened',
        detail:
          'Malware was found in file {attachment}, and nobody is given it. If it is needed, ask for it in another form, such as a picture of it.',
      },
    },
    'zh-CN': {
      'attachment.not-found': {
        title: '没有这个文件',
        detail: '此案件中没有文件 {attachment}，或者它还没有送达。案件页面列有已收到的文件。',
      },
      'attachment.too-many': {
        title: '此案件不能再添加文件',
        detail:
          '最多可以发送 {limit} 个文件（包括正在上传的）；没有用到的上传链接会自动失效。请将多张图片合并成一个 PDF，或者在留言中说明内容。',
      },
      'attachment.scanning': {
        title: '文件仍在检查中',
        detail: '正在检查文件 {attachment} 是否含有恶意软件，一般不到一分钟。请稍后再试。',
      },
      'attachment.refused': {
        title: '这个文件不能打开',
        detail:
          '文件 {attachment} 中发现恶意软件，任何人都不能取得。如仍需要其中的内容，请对方换一种形式提供，例如截图。',
      },
    },
  },
  fields: {
    en: {
      'path-in-name': '"{field}" must be the name of a file alone, without folders.',
      'deceiving-name': '"{field}" contains invisible characters that hide how it ends. Please rename the file.',
      'other-ending': '"{field}" does not end as files of this type do. Please give the file its right ending.',
    },
    'zh-CN': {
      'path-in-name': '“{field}”只能是文件名，不能包含文件夹。',
      'deceiving-name': '“{field}”含有会掩盖扩展名的不可见字符，请重命名文件。',
      'other-ending': '“{field}”的扩展名与文件类型不符，请使用正确的扩展名。',
    },
  },
};

export const attachmentSentences: Sentences = {
  problems: {
    en: { ...publicSentences.problems.en, ...erasedOnly.en, ...attachmentsOnly.problems.en },
    'zh-CN': { ...publicSentences.problems['zh-CN'], ...erasedOnly['zh-CN'], ...attachmentsOnly.problems['zh-CN'] },
  },
  fields: {
    en: { ...publicSentences.fields.en, ...attachmentsOnly.fields.en },
    'zh-CN': { ...publicSentences.fields['zh-CN'], ...attachmentsOnly.fields['zh-CN'] },
  },
};
