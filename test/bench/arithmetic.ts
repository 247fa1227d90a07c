import { chainStart, seal, verifyChain } from '../../functions/domain/complaint/chain.ts';
import { acknowledgementId, compose } from '../../functions/domain/correspondence/compose.ts';
import { customerFacts } from '../../functions/domain/correspondence/facts.ts';
import { letters } from '../../functions/domain/correspondence/letters/letters.ts';
import { register } from '../../functions/domain/intake/register.ts';
import { coach } from '../../functions/domain/speaking/coach/coach.ts';
import { replyFactsOf } from '../../functions/domain/speaking/coach/facts.ts';
import { analyseEmbedded } from '../../functions/domain/triage/embedded-analysis.ts';
import { registerTriage } from '../../functions/domain/triage/register-triage.ts';
import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import type { CaseFile } from '../../functions/domain/services.ts';
import { type Desk, openDesk } from '../desk.ts';
import { everyLetter } from '../domain/correspondence/every-letter.ts';
import { closingAfter } from './closing.ts';
import { complaintText, submission } from './complaints.ts';
import type { Findings, Part } from './report.ts';
import { median } from './statistics.ts';

/** Different texts in turn, so that no branch is learnt by heart. */
const variety = 12;

export const arithmetic: Part = {
  name: 'arithmetic',
  what: 'triage, mail rendering and hash chain, in microseconds',
  run: async ({ quick }) => {
    const desk = await openDesk();
    return closingAfter(
      () => desk.close(),
      () => measureAll(desk, quick ? 20 : 100),
    );
  },
};

/** @param milliseconds of one run; each figure is the median of nine */
async function measureAll(desk: Desk, milliseconds: number): Promise<Findings> {
  const files = { en: await fileOf(desk, 0), 'zh-CN': await fileOf(desk, 1) };
  const texts = (language: Language) => Array.from({ length: variety }, (_, number) => complaintText(language, number));
  const rows: { what: string; text: string; microseconds: number }[] = [];
  const measure = async (what: string, text: string, work: (turn: number) => unknown, each = 1): Promise<void> => {
    rows.push({ what, text, microseconds: (await timed(work, milliseconds)) / each });
  };

  for (const language of ['en', 'zh-CN'] as const) {
    const written = texts(language);
    const { subject, events } = files[language];
    const one = (turn: number) => written[turn % variety] ?? { product: '', words: '' };
    await measure('triage by rules, as in the POST', language, (turn) => {
      const { words, product } = one(turn);
      return registerTriage(words, product);
    });
    await measure('embedded analysis, as the fallback', language, (turn) => analyseEmbedded(one(turn).words, language));
    await measure('acknowledgement: facts, letter, HTML and text', language, async () => {
      const facts = await customerFacts(desk, subject, desk.clock.now());
      const to = subject.customer.email ?? '';
      const envelope = { mailId: acknowledgementId, to, language, purpose: 'answer' } as const;
      return compose(subject, desk.settings, letters[language].acknowledgement(facts), envelope);
    });
    const facts = replyFactsOf(subject, desk.clock.now());
    const drafts = Array.from({ length: variety }, (_, turn) => draftOf(written, turn));
    await measure('coach: read a reply of 2,000 characters, explain and suggest', language, (turn) =>
      coach(drafts[turn % variety] ?? '', facts, language, desk.settings.timeZone),
    );
    const [first] = events;
    if (first?.type !== 'ComplaintReceived' || !first.words || !first.salt)
      throw new Error('A complaint has no first event.');
    const { type, at, by, facts: said, words, salt, summary } = first;
    const event = { type, at, by, facts: said, words };
    const head = { reference: subject.reference, version: 0, lastHash: chainStart };
    await measure('hash chain: seal a received complaint', language, () => seal(head, [event], summary, [salt]));
    await measure('hash chain: verify it', language, () => verifyChain(subject, events));
  }
  const count = everyLetter().length;
  await measure(`any letter, mean of all ${count}`, 'both', () => everyLetter(), count);

  return {
    tables: [
      {
        title: `Arithmetic on texts of 500 characters, one thread, warm; median of ${runs} runs of ${milliseconds} ms`,
        columns: [
          { key: 'what', title: 'what' },
          { key: 'text', title: 'text' },
          { key: 'microseconds', title: 'µs', digits: 1 },
        ],
        rows,
        notes: ['The issue sets no target for these: they are parts of the CPU time per complaint.'],
      },
    ],
    verdicts: [],
    unmeasured: [],
  };
}

/** As long a reply as people write: the texts one after the other, from another one each time. */
const draftOf = (written: readonly { words: string }[], from: number): string =>
  Array.from({ length: variety }, (_, at) => written[(from + at) % variety]?.words ?? '')
    .join('\n')
    .slice(0, 2000);

async function fileOf(desk: Desk, number: number): Promise<CaseFile> {
  const { reference } = await register(desk, submission(number), { enteredBy: { type: 'customer' } });
  const file = await desk.cases.open(reference);
  if (file === undefined) throw new Error(`${reference} was not stored.`);
  return file;
}

const runs = 9;

/** Median microseconds of one call, after a run that does not count. */
async function timed(work: (turn: number) => unknown, milliseconds: number): Promise<number> {
  const results: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const began = performance.now();
    let turn = 0;
    let now = began;
    while (now - began < milliseconds) {
      for (const until = turn + 5; turn < until; turn += 1) {
        const made = work(turn);
        if (made instanceof Promise) await made;
      }
      now = performance.now();
    }
    if (run > 0) results.push(((now - began) * 1000) / turn);
  }
  return median(results);
}
