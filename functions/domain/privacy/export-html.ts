// Longer than 250 lines on purpose: the whole page that a person is given, in the order in which they read it.
import { element, escaped } from '../casework/causes/picture/xml.ts';
import { remedyKindWords } from '../casework/remedies/wording.ts';
import type { Instant } from '../complaint/complaint.ts';
import { momentIn } from '../correspondence/moments.ts';
import { wording } from '../correspondence/wording.ts';
import { isCurrency } from '../money/currencies.ts';
import { moneyIn } from '../money/in-words.ts';
import type { ExportDocument, ExportedCase } from './export-document.ts';
import { exportStyle } from './export-style.ts';
import { exportWording } from './export-wording.ts';

type Colours = { colour: string };

/**
 * The page as somebody opens it from their disk, years from now and without us: everything is in it, nothing is loaded
 * or run, and nothing that anybody wrote is taken for a part of it. It prints.
 */
export function exportPage(document: ExportDocument, { colour }: Colours): string {
  const { language, desk, timeZone, cases, createdAt, request } = document;
  const words = exportWording[language];
  const page = pageOf(document);
  const at = page.at(createdAt);
  const intro = cases.length === 0 ? [words.nothing, at] : words.intro(cases.length, at, request);
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escaped(words.title(desk))}</title>
<style>
${exportStyle(/^#[0-9a-fA-F]{6}$/.test(colour) ? colour : '#333333')}
</style>
</head>
<body>
<main>
${element('h1', {}, escaped(words.title(desk)))}
${intro.map((line) => element('p', {}, escaped(line))).join('\n')}
${element('p', { class: 'small' }, escaped(words.times(timeZone)))}
${cases.length > 1 ? contents(document) : ''}
${cases.map((one) => page.section(one)).join('\n')}
</main>
</body>
</html>
`;
}

function contents({ cases, language }: ExportDocument): string {
  const items = cases.map(({ reference, category, product }) => {
    const about = [wording[language].categories[category], product].filter((one) => one !== undefined);
    return element('li', {}, [
      element('a', { href: `#${reference}` }, escaped(reference)),
      ` ${theirs(about.join(' · '))}`,
    ]);
  });
  return `${element('h2', {}, escaped(exportWording[language].contents))}${element('ul', {}, items)}`;
}

/** What somebody wrote, in a line: its direction turns nothing around it. */
const theirs = (text: string): string => element('bdi', {}, escaped(text));
/** The same over several lines. */
const said = (text: string): string => element('div', { class: 'said', dir: 'auto' }, escaped(text));

function pageOf({ language, timeZone, createdAt }: ExportDocument) {
  const words = exportWording[language];
  const say = wording[language];
  const at = (instant: Instant): string => momentIn(language, timeZone, instant, createdAt).at.replace(/ \(.*\)$/, '');
  const when = (text: string): string => element('span', { class: 'when' }, escaped(text));
  const money = ({ minor, currency }: { minor: number; currency: string }): string =>
    isCurrency(currency) ? moneyIn(language, { minor, currency }) : `${minor} ${String(currency)}`;
  const rows = (pairs: readonly (readonly [string, string | undefined])[]): string =>
    element(
      'dl',
      {},
      pairs.flatMap(([label, value]) =>
        value === undefined || value === ''
          ? []
          : [element('dt', {}, escaped(label)), element('dd', {}, theirs(value))],
      ),
    );
  const table = (heads: readonly string[], lines: readonly (readonly string[])[]): string =>
    element('div', { class: 'scroll' }, [
      element('table', {}, [
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            heads.map((head) => element('th', { scope: 'col' }, escaped(head))),
          ),
        ),
        element(
          'tbody',
          {},
          lines.map((line) =>
            element(
              'tr',
              {},
              line.map((cell) => element('td', {}, theirs(cell))),
            ),
          ),
        ),
      ]),
    ]);
  const part = (title: string, inside: string | undefined): string =>
    inside === undefined || inside === '' ? '' : `${element('h3', {}, escaped(title))}\n${inside}\n`;

  function facts(one: ExportedCase): string {
    const { facts: label } = words;
    return rows([
      [label.status, say.statuses[one.status]],
      [label.kind, say.kinds[one.kind]],
      [label.category, say.categories[one.category]],
      [label.level, say.levels[one.level]],
      [label.channel, say.channels[one.channel]],
      [label.enteredBy, words.actors[one.enteredBy]],
      [label.receivedAt, at(one.receivedAt)],
      [label.country, one.country],
      [label.product, one.product],
      [label.orderNumber, one.orderNumber],
      [label.batch, one.batch],
      [label.saidKind, one.said?.kind && say.kinds[one.said.kind]],
      [label.urgency, one.said?.urgency && words.urgencies[one.said.urgency]],
      [label.mergedInto, one.mergedInto],
      [label.splitFrom, one.splitFrom],
    ]);
  }

  const details = ({ you }: ExportedCase): string =>
    rows([
      [words.details.name, you.name],
      [words.details.email, you.email],
      [words.details.phone, you.phone],
      [words.details.language, words.languages[you.language]],
      [words.details.tier, you.tier],
    ]);

  function assessment({ assessment: made }: ExportedCase): string | undefined {
    if (!made) return undefined;
    const sentiments: Record<string, string> = words.sentiments;
    const kindsOfData: Record<string, string> = words.kindsOfData;
    return `${element('p', { class: 'small' }, escaped(words.assessmentSays))}${rows([
      [words.sentiment, made.sentiment && (sentiments[made.sentiment] ?? made.sentiment)],
      [words.keyPhrases, made.keyPhrases.join(say.comma)],
      [words.personalData, made.personalData.map((kind) => kindsOfData[kind] ?? kind).join(say.comma)],
    ])}`;
  }

  function decision({ resolution }: ExportedCase): string | undefined {
    if (!resolution) return undefined;
    const { explanation, confirmedAt, rating } = resolution;
    return `${when(at(resolution.at))}${said(explanation)}${rows([
      [words.confirmed, confirmedAt && at(confirmedAt)],
      [words.rating, rating === undefined ? undefined : `${rating} / 5`],
    ])}`;
  }

  const history = ({ history: lines }: ExportedCase): string =>
    element(
      'ol',
      { class: 'history' },
      lines.map((line) => {
        const more = [
          line.dueAt === undefined ? undefined : words.until(at(line.dueAt)),
          line.amount && money(line.amount),
          line.rating === undefined ? undefined : `${line.rating} / 5`,
        ].filter((one) => one !== undefined);
        return element('li', {}, [
          when(`${at(line.at)} · ${words.actors[line.by]}`),
          element('div', {}, escaped([words.events[line.what], ...more].join(' · '))),
          line.text === undefined ? '' : said(line.text),
        ]);
      }),
    );

  const remedies = ({ remedies: all }: ExportedCase): string =>
    all.length === 0
      ? ''
      : element(
          'ul',
          {},
          all.map(({ kind, state, what, amount, dueAt }) => {
            const head = [remedyKindWords[language][kind], amount && money(amount), words.remedyStates[state]];
            const line = [...head, words.until(at(dueAt))].filter((one) => one !== undefined).join(' · ');
            return element('li', {}, [escaped(line), said(what)]);
          }),
        );

  function files({ files: all }: ExportedCase): string {
    if (all.length === 0) return '';
    const items = all.map((file) => {
      const line = [words.bytes(file.size), words.fileStates[file.state], words.actors[file.by], at(file.at)];
      return element('li', {}, [
        element('div', {}, theirs(file.name)),
        when(line.join(' · ')),
        element('div', { class: 'small' }, escaped(`SHA-256${say.colon}${file.sha256}`)),
      ]);
    });
    return `${element('p', { class: 'small' }, escaped(words.filesSay))}${element('ol', { class: 'history' }, items)}`;
  }

  function mails({ mails: all }: ExportedCase): string {
    const names: Record<string, string> = words.templates;
    const lines = all.map((mail) => [at(mail.at), names[mail.template] ?? words.otherMail, mail.to]);
    return lines.length === 0 ? '' : table(words.mailColumns, lines);
  }

  function notes({ notes: all }: ExportedCase): string {
    if (all === undefined || all.length === 0) return '';
    const lines = all.map((note) =>
      element('li', {}, [
        when(`${at(note.at)} · ${words.actors[note.by]} · ${words.noteKinds[note.what]}`),
        said(note.text),
      ]),
    );
    return element('div', { class: 'notes' }, [
      element('p', { class: 'small' }, escaped(words.notesSay)),
      element('ol', { class: 'history' }, lines),
    ]);
  }

  return {
    at,
    section: (one: ExportedCase): string =>
      element('section', { id: one.reference }, [
        element('h2', {}, escaped(one.reference)),
        facts(one),
        part(words.yourDetails, details(one)),
        part(words.yourWords, one.description === '' ? '' : said(one.description)),
        part(words.assessment, assessment(one)),
        part(words.decision, decision(one)),
        part(words.history, history(one)),
        part(words.remedies, remedies(one)),
        part(words.files, files(one)),
        part(words.mails, mails(one)),
        part(words.notes, notes(one)),
      ]),
  };
}
