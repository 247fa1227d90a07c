import { fold, isAlphanumeric, isHan } from '../triage/fold.ts';

/** A place where somebody is named: UTF-16 units from `start` to before `end`. */
export type NamePlace = { start: number; end: number };

/** After these a person says who they are, or that somebody is called so. */
const introductions = {
  chinese: ['我叫', '我是', '姓名', '名叫', '联系人'],
  english: ['my name is ', "name's ", 'i am called ', "i'm called "],
  /** Only before a capital: this is Mary, and not this is bad. */
  capital: ['this is ', 'i am ', 'regards, ', 'yours, '],
} as const;
const titles = {
  behind: ['先生', '女士', '小姐', '经理', '师傅', '老师', '医生', '主任', '总监'],
  before: ['mr ', 'mrs ', 'ms ', 'miss ', 'dr ', 'mr. ', 'mrs. ', 'ms. ', 'dr. '],
} as const;

/** What four of five people in China are called, and the compound ones. */
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常汤赖康施牛洪纪童凌岳俞符温聂祝甘宁翁柯莎柳焦裴娄颜葛鲁倪鲍司上诸东',
);
const notNames = new Set(
  'a an and at but from have has i in is it not of on so the this that to very was we with your calling writing'.split(
    ' ',
  ),
);

/**
 * Where people usually name themselves or others. Names elsewhere are not found: no rule tells 王芳 from a word.
 * @param text as it was written; `folded` and `plain` are the same, unit by unit
 */
export function likelyNames(text: string, folded: Uint16Array, plain: string): NamePlace[] {
  const after = (
    cues: readonly string[],
    end: (start: number) => number,
    from = (start: number) => start,
  ): NamePlace[] =>
    cues.flatMap((cue) =>
      everywhere(plain, cue, (at) => {
        const start = from(at + cue.length);
        return isAlphanumeric(folded[at]) && isAlphanumeric(folded[at - 1]) ? [0, 0] : [start, end(start)];
      }),
    );
  const said = after(
    introductions.chinese,
    (start) => (surnames.has(plain[start] ?? '') ? pastHan(plain, folded, start) : 0),
    (start) => skipped(plain, start),
  );
  return [
    ...said,
    ...after(introductions.english, (start) => pastWords(plain, start, 2)),
    ...after(introductions.capital, (start) => (isCapital(text[start]) ? pastWords(plain, start, 2) : 0)),
    ...after(titles.before, (start) => pastWords(plain, start, isCapital(text[start]) ? 2 : 1)),
    ...titles.behind.flatMap((title) =>
      everywhere(plain, title, (at) => (surnames.has(plain[at - 1] ?? '') ? [at - 1, at] : [0, 0])),
    ),
  ];
}

const isCapital = (character: string | undefined): boolean => /^\p{Lu}/u.test(character ?? '');
const skipped = (plain: string, start: number): number =>
  start + (/^[:： 是为]{0,2}/.exec(plain.slice(start, start + 2))?.[0].length ?? 0);

/**
 * Where a folded text names one of those who are known, in whole or in part. Linear in the text for each name.
 * @param names as they are written elsewhere; each counts up to 100 characters
 */
export function knownNames(plain: string, names: readonly string[]): NamePlace[] {
  const within = (at: number): boolean => /[a-z\d]/.test(plain[at] ?? '') && /[a-z\d]/.test(plain[at - 1] ?? '');
  return names.flatMap(partsOf).flatMap((name) =>
    // Ann is not in cannot; 小明 is in 王小明的.
    everywhere(plain, name, (at) => (within(at) || within(at + name.length) ? [0, 0] : [at, at + name.length])),
  );
}

function everywhere(plain: string, what: string, place: (at: number) => [start: number, end: number]): NamePlace[] {
  const places: NamePlace[] = [];
  for (let at = plain.indexOf(what); at !== -1; at = plain.indexOf(what, at + 1)) {
    const [start, end] = place(at);
    if (end > Math.max(0, start)) places.push({ start: Math.max(0, start), end });
  }
  return places;
}

/** A name, and each of its words that is long enough to be told from any other. */
function partsOf(name: string): string[] {
  const whole = String.fromCharCode(...fold(name.slice(0, 100))).trim();
  const parts = [whole, ...whole.split(/[\s·・.,]+/)];
  // Of 李雷 the whole, of 欧阳娜娜 what she is called, too.
  if (/^\p{Script=Han}{3,4}$/u.test(whole)) parts.push(whole.slice(-2));
  return [...new Set(parts)].filter((part) => part.length >= (isHan(part.charCodeAt(0)) ? 2 : 3));
}

/** Behind the two or three characters that begin here, but not in a title: 李雷先生 is 李雷. */
function pastHan(plain: string, folded: Uint16Array, from: number): number {
  const near = plain.slice(from, from + 5);
  const titled = titles.behind.map((title) => near.indexOf(title)).filter((place) => place > 0);
  const most = Math.min(3, ...titled);
  let at = from;
  while (at - from < most && isHan(folded[at])) at += 1;
  return at;
}

/** Behind the words that begin here, as far as they may be a name. */
function pastWords(plain: string, from: number, most: number): number {
  let at = from;
  for (let word = 0; word < most; word += 1) {
    const said = /^ {0,2}([\p{L}'-]{1,30})/u.exec(plain.slice(at, at + 34));
    if (!said || notNames.has(said[1] ?? '')) break;
    at += said[0].length;
  }
  return at > from ? at : 0;
}
