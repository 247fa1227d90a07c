import type { Kind, Language } from '../../complaint/vocabulary.ts';
import { fold, plainOf } from '../../triage/fold.ts';
import { detectFolded } from '../../triage/language.ts';
import type { Hit } from '../../triage/scan.ts';
import type { ReplyFacts } from './facts.ts';
import type { Fault, Finding, FindingCode, Praise, ScorePart, Severity } from './findings.ts';
import { listen, type Speech, type Spoken } from './lexicons.ts';
import { whereNamed, whereProduct } from './named.ts';
import { scoreOf } from './score.ts';
import { sentenceAt, sentencesOf, type Span, within } from './sentences.ts';
import { strangersData } from './strangers.ts';
import { timesIn } from './times.ts';

export type Review = {
  /** The reply's own, by its letters. */
  language: Language;
  /** In the order of the text; of one sort at most ten. */
  findings: Finding[];
  /** 0 to 100; the parts add up to it, unless they fall below 0. */
  score: number;
  parts: ScorePart[];
};

/** Of one sort; a reply of nothing but officialese need not be answered with a book. */
const mostOfASort = 10;

/**
 * What a complaints officer would say about a reply, by rules alone: the four parts of nonviolent communication
 * (Rosenberg: observation, feeling, need, request), sincerity before solution, a dated next step, no blame, no
 * officialese, no empty promise, nobody else's data, the customer and the product by name.
 */
export function review(text: string, facts: ReplyFacts): Review {
  const folded = fold(text);
  const read: Reading = { text, folded: plainOf(folded), spoken: listen(folded), sentences: sentencesOf(text), facts };
  const found = [
    ...partFindings(read),
    ...sincerity(read),
    ...nextStep(read),
    ...naming(read),
    ...harms(read),
    ...strangersData(text, folded, facts.own).map((place) => warning('personal-data', place)),
  ];
  const findings = fewOfASort(found).toSorted((a, b) => a.start - b.start || a.end - b.end);
  return { language: detectFolded(folded, facts.language).language, findings, ...scoreOf(found) };
}

type Reading = { text: string; folded: string; spoken: Spoken; sentences: Span[]; facts: ReplyFacts };

const finding = (code: FindingCode, severity: Severity, { start, end }: Span): Finding => ({
  code,
  severity,
  start,
  end,
});
const praise = (code: Praise, span: Span): Finding => finding(code, 'praise', span);
const hint = (code: Fault, span: Span): Finding => finding(code, 'hint', span);
const warning = (code: Fault, span: Span): Finding => finding(code, 'warning', span);
const at = (place: number): Span => ({ start: place, end: place });

/** Which parts a reply owes: thanks for praise ask for nothing and announce nothing. */
const owed: Record<Kind, { need: boolean; request: boolean; step: boolean }> = {
  complaint: { need: true, request: true, step: true },
  suggestion: { need: false, request: false, step: true },
  praise: { need: false, request: false, step: false },
};

function partFindings(read: Reading): Finding[] {
  const { text, spoken, sentences, facts } = read;
  const { need, request } = owed[facts.kind];
  const afterGreeting = sentences[0]?.start ?? 0;
  const end = text.trimEnd().length;
  const part = (hits: Span[], named: Praise, missing: Fault, place: number, asked = true): Finding[] => {
    const [first] = hits;
    if (first) return [praise(named, first)];
    return asked ? [hint(missing, at(place))] : [];
  };
  return [
    ...part(spoken.observation, 'observation-named', 'observation-missing', afterGreeting),
    ...part(spoken.feeling, 'feeling-named', 'feeling-missing', afterGreeting),
    ...part(spoken.need, 'need-named', 'need-missing', end, need),
    ...part([...spoken.request, ...questions(read)], 'request-made', 'request-missing', end, request),
  ];
}

/** A question asks something of the customer, unless it reproaches. */
const questions = ({ text, spoken, sentences }: Reading): Span[] =>
  sentences.filter(
    (sentence) =>
      /[?？]/.test(text.slice(sentence.start, sentence.end)) &&
      !/为什么|怎么不|干嘛|\bwhy\b|, right\?|是吧/i.test(text.slice(sentence.start, sentence.end)) &&
      !spoken.blame.some((hit) => within(sentence, hit)),
  );

/** "I am sorry, but": what follows takes it back. */
const takenBack = /^[^.。!?！？；;]{0,60}[,;:.。，；]?\s?(?:但是?|不过|可是|然而|but\b|however\b)/;

/** An apology, thanks or understanding that is meant, and before anything is explained or offered. */
function sincerity({ folded, spoken, sentences }: Reading): Finding[] {
  const meant = spoken.sincerity.find(({ end }) => !takenBack.test(folded.slice(end, end + 80)));
  if (!meant) return [warning('sincerity-missing', at(sentences[0]?.start ?? 0))];
  const sentence = sentenceAt(sentences, meant.start);
  // Who repeats what the customer told explains nothing yet.
  const early = spoken.solution.find((solution) => {
    const place = sentenceAt(sentences, solution.start);
    const span = sentences[place];
    return place < sentence && span !== undefined && !spoken.observation.some((quote) => quoteIn(span, quote));
  });
  return [early ? warning('solution-first', early) : praise('sincerity-first', meant)];
}

const quoteIn = (span: Span, hit: Hit<Speech['observation']>): boolean => hit.says === 'quotes' && within(span, hit);

/** Something that we shall do, and until when. */
function nextStep({ text, folded, spoken, sentences, facts }: Reading): Finding[] {
  const times = timesIn(folded);
  for (const sentence of sentences) {
    const inIt = times.filter((one) => within(sentence, one));
    const step = spoken.step.some((one) => within(sentence, one));
    // "Reply within three days" is the customer's step and not ours.
    const theirs = spoken.request.some((one) => within(sentence, one));
    const time = inIt.find((one) => step || (one.ahead && !theirs));
    if (time) return [praise('step-dated', time)];
  }
  if (!owed[facts.kind].step) return [];
  const place = spoken.vague[0] ?? spoken.step[0] ?? at(text.trimEnd().length);
  return [finding('step-undated', facts.level === 'urgent' ? 'warning' : 'hint', place)];
}

function naming({ folded, facts: { customerName, product } }: Reading): Finding[] {
  const name = customerName === undefined ? undefined : whereNamed(folded, customerName);
  const thing = product === undefined ? undefined : whereProduct(folded, product);
  return [
    ...(name ? [praise('customer-named', name)] : []),
    ...(customerName !== undefined && !name ? [hint('customer-unnamed', at(0))] : []),
    ...(thing ? [praise('product-named', thing)] : []),
    ...(product !== undefined && !thing ? [hint('product-unnamed', at(0))] : []),
  ];
}

/** A placeholder that nobody filled, or the line that a template leaves where a value was not known. */
const blanks = /\{[\p{L}\p{N}_. -]{1,40}\}|[_＿]{3,}|〔[^〕\n]{0,40}〕/gu;

/** What does harm wherever it stands. */
function harms({ text, folded, spoken, sentences }: Reading): Finding[] {
  const times = timesIn(folded);
  const dated = (hit: Span): boolean => {
    const sentence = sentences[sentenceAt(sentences, hit.start)];
    return sentence !== undefined && times.some((time) => within(sentence, time));
  };
  return [
    ...spoken.blame.map((hit) => warning('blame', hit)),
    ...spoken.jargon.map((hit) => hint('jargon', hit)),
    // "I promise that it comes on Friday" can be held against us: that is a promise, and not an empty one.
    ...spoken.promise
      .filter((hit) => hit.says === 'absolute' || !dated(hit))
      .map((hit) => warning('empty-promise', hit)),
    ...Array.from(text.matchAll(blanks), ({ index, 0: blank }) =>
      warning('blank-left', { start: index, end: index + blank.length }),
    ),
  ];
}

function fewOfASort(findings: readonly Finding[]): Finding[] {
  const seen = new Map<FindingCode, number>();
  return findings.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= mostOfASort;
  });
}
