import { explainRouting } from '../../../functions/domain/routing/reasons.ts';
import { linkActions } from '../../../functions/domain/correspondence/action-links.ts';
import type { Language } from '../../../functions/domain/complaint/vocabulary.ts';
import { kinds, languages } from '../../../functions/domain/complaint/vocabulary.ts';
import { set } from '../../../functions/domain/correspondence/layout.ts';
import type {
  Because,
  DigestEntry,
  DigestFacts,
  Keeper,
  LetterFacts,
  LetterName,
  StepLetterFacts,
  WrittenFacts,
  MessageFacts,
} from '../../../functions/domain/correspondence/letter.ts';
import { letters } from '../../../functions/domain/correspondence/letters/letters.ts';
import { momentIn } from '../../../functions/domain/correspondence/moments.ts';
import { formWording } from '../../../functions/domain/speaking/feedback/forms.ts';
import { later, noon, settings } from './desk.ts';

/** Texts that people write; replace them to see what hostile ones do. */
export type Texts = { name: string; words: string; excerpt: string; product: string; keeper: string; brand: string };

const usual: Record<Language, Texts> = {
  'zh-CN': {
    name: '张三',
    words:
      '您好，我们已经检查了您的水壶：密封圈装反了，这是我们的错。\n\n我们会免费换一只新的，顺丰今天发出，运单号稍后发给您。',
    excerpt: '水壶一直漏水，客服电话打了三次都没人接，孩子差点被烫到！',
    product: '晨光电热水壶 2 代',
    keeper: '李雷',
    brand: '灯笼电器',
  },
  en: {
    name: 'Emma Clarke',
    words:
      'We have looked at your kettle: the seal was fitted the wrong way round, and that was our mistake.\n\nA new one leaves our warehouse today, and you need not send the old one back.',
    excerpt: 'The kettle leaks, nobody answers the phone, and my daughter was nearly scalded!',
    product: 'Dawn electric kettle 2',
    keeper: 'Wang Fang',
    brand: 'Lantern',
  },
};

type Sample = {
  language: Language;
  name: string;
  letter: LetterName;
  brand: string;
  subject: string;
  html: string;
  text: string;
};

/** Every letter in both languages, in each of its shapes. */
export function everyLetter(texts: Partial<Texts> = {}): Sample[] {
  return languages.flatMap((language) => {
    const said = { ...usual[language], ...texts };
    const now = later(noon, 150);
    const moment = (minutes: number) => momentIn(language, settings.timeZone, later(now, minutes), now);
    const customer: WrittenFacts = {
      brand: said.brand,
      reference: 'CR-7KQ3-M2XT',
      name: said.name,
      kind: 'complaint',
      team: 'quality',
      receivedAt: moment(-150),
      firstResponse: moment(24 * 60 - 150),
      resolution: moment(7 * 24 * 60 - 150),
      trackingUrl: `${settings.siteUrl}/track#reference=CR-7KQ3-M2XT&secret=7V3M0Q9K2C5R8T1W4Y6ZB3D7F0`,
      siteUrl: settings.siteUrl,
      words: said.words,
    };
    const link = (action: string) => `${settings.siteUrl}/confirm#${action}-${'A1b2C3'.repeat(30)}`;
    const staff = (keeper: Keeper, because: Because, minutes: number): StepLetterFacts & MessageFacts => ({
      brand: said.brand,
      reference: customer.reference,
      caseUrl: `${settings.siteUrl}/console#/cases/CR-7KQ3-M2XT`,
      kind: 'complaint',
      category: 'safety',
      level: 'urgent',
      reasons: [language === 'en' ? 'the words “nearly scalded” are about safety' : '“差点被烫到”涉及人身安全'],
      status: 'received',
      team: 'quality',
      channel: 'web',
      product: said.product,
      orderNumber: said.product,
      customerName: said.name,
      receivedAt: moment(-150),
      next: { clock: 'first-response', due: moment(minutes) },
      excerpt: said.excerpt,
      keeper,
      because,
      step: { clock: 'first-response', due: moment(minutes) },
      words: said.words,
      says: { en: 'Urgent: a first response within 2 hours.', 'zh-CN': '紧急：2 小时内首次回复。' }[language],
      passedOn:
        because.is === 'in-place' ? [{ name: said.keeper, reason: 'on-leave', until: moment(3 * 24 * 60) }] : [],
      away: false,
      known: because.is === 'in-place' ? [{ name: said.keeper, at: moment(-20) }] : [],
      links: {
        acknowledge: link(linkActions[0]),
        'take-over': link(linkActions[1]),
        reassign: link(linkActions[2]),
      },
    });
    const entries = (count: number): DigestEntry[] =>
      Array.from({ length: count }, (_, index) => {
        const { reference, caseUrl, level, team, excerpt } = staff({ is: 'nobody' }, { is: 'stand-in' }, 0);
        const keeper: Keeper = index % 3 === 0 ? { is: 'nobody' } : { is: 'known', name: said.keeper };
        const due = moment((index + 1) * 30 - 24 * 60);
        return { reference, caseUrl, level, team, excerpt, keeper, step: { clock: 'first-response', due } };
      });
    const digest = (count: number, passedOn: StepLetterFacts['passedOn'] = []): DigestFacts => ({
      brand: said.brand,
      queueUrl: `${settings.siteUrl}/console`,
      entries: entries(count),
      passedOn,
    });
    const praise = (reader: 'employee' | 'lead') => ({
      brand: said.brand,
      reference: customer.reference,
      caseUrl: `${settings.siteUrl}/console#/cases/CR-7KQ3-M2XT`,
      reader,
      employee: said.keeper,
      customerName: said.name,
      product: said.product,
      words: said.words,
    });
    const taskNumber = `${customer.reference}-T7`;
    const task = <N extends string>(news: N) => ({
      brand: said.brand,
      task: taskNumber,
      title: said.product,
      text: said.words,
      due: moment(3 * 24 * 60),
      news,
      ...(news === 'returned' && { reason: said.excerpt }),
    });
    const known: Keeper = { is: 'known', name: said.keeper };
    const keeper: Because = { is: 'keeper' };
    const shapes: { [N in LetterName]: Record<string, LetterFacts[N]> } = {
      acknowledgement: Object.fromEntries(kinds.map((kind) => [kind, { ...customer, kind }])),
      progress: { first: customer },
      reply: { answer: customer },
      decision: { answer: customer, nameless: { ...customer, name: undefined } },
      closing: { closed: customer },
      reopened: { again: customer },
      withdrawn: { bye: customer },
      'lost-link': Object.fromEntries(kinds.map((kind) => [kind, { ...customer, kind }])),
      urgent: { untaken: staff({ is: 'nobody' }, { is: 'stand-in' }, 120) },
      assigned: {
        chosen: {
          ...staff(known, keeper, 120),
          chosen: ['by-category:safety', 'speaks:zh-CN', 'round-robin'].map((code) => explainRouting(code, language)),
        },
      },
      'customer-wrote': { taken: staff(known, keeper, 120) },
      'customer-sent-file': { taken: { ...staff(known, keeper, 120), words: said.product } },
      disputed: { taken: staff(known, keeper, 120), untaken: staff({ is: 'nobody' }, { is: 'stand-in' }, 120) },
      warning: {
        taken: { ...staff(known, keeper, 30), task: `${taskNumber} ${said.product}` },
        unreachable: staff({ is: 'unknown', id: said.keeper }, { is: 'stand-in' }, 30),
      },
      breach: { taken: staff(known, keeper, -5), line: staff({ is: 'nobody' }, { is: 'rung', rung: 1 }, -5) },
      escalation: {
        second: staff(known, { is: 'rung', rung: 2 }, -1445),
        'in-place': staff(known, { is: 'in-place' }, -1445),
        'on-call': { ...staff(known, { is: 'on-call' }, -1445), away: true },
      },
      digest: {
        few: digest(7, [{ name: said.keeper, reason: 'on-leave', until: moment(3 * 24 * 60) }]),
        soon: { ...digest(0), entries: entries(60).slice(50) },
        many: digest(100),
      },
      extended: { once: { ...customer, clock: 'resolution', previous: moment(-10), due: moment(20 * 24 * 60) } },
      feedback: {
        criticism: {
          brand: said.brand,
          reference: customer.reference,
          caseUrl: `${settings.siteUrl}/console#/cases/CR-7KQ3-M2XT`,
          to: said.keeper,
          from: said.keeper,
          form: 'BID',
          title: formWording.BID.title[language],
          parts: formWording.BID.letters.map(({ label }) => ({ label: label[language], text: said.words })),
        },
      },
      praise: { employee: praise('employee'), lead: praise('lead') },
      'partner-task': Object.fromEntries(
        (['new', 'returned', 'link', 'over'] as const).map((news) => [
          news,
          { ...task(news), name: said.name, until: moment(40 * 24 * 60), url: link('task') },
        ]),
      ),
      'department-task': Object.fromEntries(
        (['new', 'returned', 'over'] as const).map((news) => [
          news,
          { ...task(news), department: 'quality', mandatory: news === 'new', product: said.product, url: link('task') },
        ]),
      ),
      'task-answered': {
        once: { ...staff(known, keeper, 120), task: taskNumber, title: said.product, by: said.keeper },
      },
      promised: { date: { ...customer, due: moment(3 * 24 * 60) } },
      'promise-withdrawn': { date: { ...customer, due: moment(3 * 24 * 60) }, dateless: customer },
    };
    const write = <N extends LetterName>(letter: N, samples: Record<string, LetterFacts[N]>): Sample[] =>
      Object.entries(samples).map(([shape, facts]) => ({
        language,
        letter,
        brand: said.brand,
        name: `${letter}-${shape}.${language}`,
        ...set(letters[language][letter](facts), language, { ...settings.brand, name: said.brand }),
      }));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of shapes are the letters' names
    return (Object.keys(shapes) as LetterName[]).flatMap((letter) => write(letter, shapes[letter]));
  });
}
