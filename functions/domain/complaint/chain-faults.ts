import type { EventType } from './events.ts';
import type { Language } from './vocabulary.ts';

/** What is wrong with a case's record, and what a reader needs to find it. */
export type ChainFault =
  | { is: 'unnumbered' | 'other-end' }
  | { is: 'beyond-the-end'; counted: number }
  | { is: 'gap'; seq: number; next: number }
  | { is: 'twice' | 'replaced' | 'unreadable'; seq: number }
  | { is: 'words' | 'wordless' | 'words-left' | 'own-hash' | 'unchained'; seq: number; type: EventType }
  | { is: 'cut-off'; counted: number; there: number }
  | { is: 'other-summary'; caseSays: string; eventSays: string }
  /** Something else that the case says and its history does not: `what` names the field. */
  | { is: 'other-case'; what: CaseField };

/** What stands in a case and follows from its history. */
export const caseFields = [
  'lastChange',
  'receivedAt',
  'erased',
  'customer',
  'excerpt',
  'resolution',
  'deadlines',
] as const;
export type CaseField = (typeof caseFields)[number];

const fieldNames: Record<CaseField, Record<Language, string>> = {
  lastChange: { en: 'its latest change', 'zh-CN': '最近一次变更' },
  receivedAt: { en: 'when it was received', 'zh-CN': '收到的时间' },
  erased: { en: 'its erasure', 'zh-CN': '删除情况' },
  customer: { en: 'the customer', 'zh-CN': '顾客信息' },
  excerpt: { en: "the customer's words", 'zh-CN': '顾客原话' },
  resolution: { en: 'the decision', 'zh-CN': '处理结论' },
  deadlines: { en: 'its deadlines', 'zh-CN': '各项时限' },
};

/** One sentence for whoever looks after the records. */
export function faultInWords(fault: ChainFault, language: Language): string {
  const en = language === 'en';
  switch (fault.is) {
    case 'unnumbered':
      return en ? 'This event has no number: no command wrote it.' : '这条记录没有编号，不是由系统命令写入的。';
    case 'beyond-the-end':
      return en
        ? `The case counts ${fault.counted} events; this one comes after them.`
        : `案件共计 ${fault.counted} 条记录，这一条在其后多出。`;
    case 'gap':
      return en
        ? `Event ${fault.seq} is not there; the next one is event ${fault.next}.`
        : `第 ${fault.seq} 条记录不见了，后面直接是第 ${fault.next} 条。`;
    case 'twice':
      return en ? `Event ${fault.seq} stands twice.` : `第 ${fault.seq} 条记录重复出现。`;
    case 'unreadable':
      return en
        ? `Event ${fault.seq} cannot be read: it is not in any form that the desk writes.`
        : `第 ${fault.seq} 条记录无法读取，不是系统写入的格式。`;
    case 'words':
      return en
        ? `The words of event ${fault.seq} (${fault.type}) are not those that were sealed.`
        : `第 ${fault.seq} 条记录（${fault.type}）的文字与封存时不一致。`;
    case 'wordless':
      return en
        ? `The words of event ${fault.seq} (${fault.type}) are not there, and nothing says that they were erased.`
        : `第 ${fault.seq} 条记录（${fault.type}）的文字不见了，而没有删除的记录。`;
    case 'words-left':
      return en
        ? `The case was erased, and words still stand in event ${fault.seq} (${fault.type}).`
        : `案件已删除，但第 ${fault.seq} 条记录（${fault.type}）中仍有文字。`;
    case 'own-hash':
      return en
        ? `Event ${fault.seq} (${fault.type}) does not match its own hash.`
        : `第 ${fault.seq} 条记录（${fault.type}）与自身的校验值不符。`;
    case 'replaced':
      return en
        ? `Event ${fault.seq} is not the one that event ${fault.seq + 1} was sealed behind.`
        : `第 ${fault.seq} 条记录不是第 ${fault.seq + 1} 条封存时前面的那一条。`;
    case 'unchained':
      return en
        ? `Event ${fault.seq} (${fault.type}) does not carry the hash of the event before it.`
        : `第 ${fault.seq} 条记录（${fault.type}）没有带上前一条记录的校验值。`;
    case 'cut-off':
      return en
        ? `The case counts ${fault.counted} events; ${fault.there} are there.`
        : `案件共计 ${fault.counted} 条记录，实际只有 ${fault.there} 条。`;
    case 'other-end':
      return en
        ? 'The last event is not the one that the case names as its latest.'
        : '最后一条记录与案件所记的最近一条不符。';
    case 'other-summary':
      return en
        ? `The case says ${fault.caseSays}, its latest event says ${fault.eventSays}.`
        : `案件写的是 ${fault.caseSays}，最近一条记录写的是 ${fault.eventSays}。`;
    case 'other-case':
      return en
        ? `What the case says of ${fieldNames[fault.what].en} is not what its events say.`
        : `案件中的${fieldNames[fault.what]['zh-CN']}与各条记录不一致。`;
    default:
      return fault satisfies never;
  }
}
