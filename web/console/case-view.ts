import { Refusal, type StaffCase } from '../api.ts';
import { facts, fill, make } from '../elements.ts';
import { fromNow, localTime } from '../times.ts';
import { actionsPanel, type Drafts } from './actions.ts';
import { type Desk, sentenceOf } from './desk.ts';
import { timelineOf } from './timeline.ts';

/** A case as it was read, with the version that changes are made to. */
export type Opened = { subject: StaffCase; etag: string | undefined; serverTime: number };

/** Opens a case and stays on it: after each change, and after somebody else's, it is read and drawn again. */
export async function openCase(desk: Desk, view: HTMLElement, reference: string): Promise<void> {
  const { console: words } = desk.site.words;
  const drafts: Drafts = new Map();
  await read();

  async function read(notice?: HTMLElement): Promise<void> {
    try {
      const { body, etag, serverTime } = await desk.ask('readCase', { reference });
      draw({ subject: body, etag, serverTime }, notice);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      fill(view, [backLink(words.back), make('p', { role: 'alert', class: 'status' }, [sentenceOf(error, desk.site)])]);
    }
  }

  function draw(opened: Opened, notice?: HTMLElement): void {
    const { subject } = opened;
    fill(view, [
      backLink(words.back),
      make('h1', {}, [
        make('span', { class: 'code' }, [subject.reference]),
        ' ',
        make('span', { class: `level ${subject.level.value}` }, [desk.site.words.levels[subject.level.value]]),
        ' ',
        make('span', { class: 'quiet' }, [desk.site.words.statuses[subject.status]]),
      ]),
      notice,
      make('div', { class: 'columns' }, [
        make('div', {}, [customersWords(desk, subject), timelineOf(desk, subject)]),
        make('div', {}, [
          actionsPanel(desk, opened, drafts, read),
          clocksOf(desk, opened),
          assessment(desk, subject),
          contact(desk, subject),
        ]),
      ]),
    ]);
    notice?.focus();
  }
}

function backLink(label: string): HTMLElement {
  return make('p', {}, [make('a', { href: '#/' }, [`← ${label}`])]);
}

function customersWords({ site: { words } }: Desk, subject: StaffCase): HTMLElement {
  return make('section', { class: 'card' }, [
    make('h2', {}, [words.console.words]),
    make('p', { class: 'words' }, [subject.description]),
    subject.resolution !== undefined && make('h2', {}, [words.track.decision]),
    subject.resolution !== undefined && make('p', { class: 'words' }, [subject.resolution.explanation]),
  ]);
}

function contact({ site: { words, language } }: Desk, subject: StaffCase): HTMLElement {
  const { console: labels } = words;
  const { customer } = subject;
  return make('section', { class: 'card' }, [
    make('h2', {}, [labels.customer]),
    facts([
      [labels.name, customer.name],
      [labels.email, customer.email],
      [labels.phone, customer.phone],
      [labels.language, labels.languages[customer.language]],
      [labels.channel, words.channels[subject.channel]],
      [labels.product, subject.product],
      [labels.orderNumber, subject.orderNumber],
      [labels.receivedAt, localTime(subject.receivedAt, language)],
    ]),
  ]);
}

function clocksOf({ site: { words, language } }: Desk, { subject, serverTime }: Opened): HTMLElement | undefined {
  if (subject.clocks.length === 0) return undefined;
  const names: Record<string, string> = words.clocks;
  return make('section', { class: 'card' }, [
    make('h2', {}, [words.console.clocks]),
    make(
      'ul',
      { class: 'clocks' },
      subject.clocks.map(({ kind, state, dueAt, endedAt }) => {
        const late = state === 'breached' || (state === 'running' && Date.parse(dueAt) < serverTime);
        return make('li', { class: late ? 'late' : '' }, [
          make('strong', {}, [names[kind] ?? kind]),
          ` ${words.console.clockStates[state]} · `,
          localTime(dueAt, language),
          state === 'running' && ` (${fromNow(dueAt, serverTime, language)})`,
          endedAt !== undefined && make('span', { class: 'quiet small' }, [' → ', localTime(endedAt, language)]),
        ]);
      }),
    ),
  ]);
}

/** Each label with who gave it, how sure, and why: what a reviewer needs to disagree. */
function assessment(desk: Desk, subject: StaffCase): HTMLElement {
  const { words } = desk.site;
  const row = (
    term: string,
    shown: string,
    { origin, confidence, reasons }: Omit<StaffCase['level'], 'value'>,
  ): [string, HTMLElement] => [
    term,
    make('span', {}, [
      `${shown} `,
      make('span', { class: 'quiet small' }, [`${words.console.origins[origin]}, ${Math.round(confidence * 100)} %`]),
      reasons.length > 0 &&
        make(
          'ul',
          { class: 'reasons' },
          reasons.map(({ text }) => make('li', {}, [text])),
        ),
    ]),
  ];
  const { kind, category, level, sentiment, keyPhrases = [] } = subject;
  const sentiments: Record<string, string> = words.console.sentiments;
  return make('section', { class: 'card' }, [
    make('h2', {}, [words.console.why]),
    facts([
      row(words.console.kind, words.kinds[kind.value], kind),
      row(words.console.category, words.categories[category.value], category),
      row(words.console.level, words.levels[level.value], level),
      ...(sentiment === undefined
        ? []
        : [row(words.console.sentiment, sentiments[sentiment.value] ?? sentiment.value, sentiment)]),
      [words.console.keyPhrases, keyPhrases.join(' · ')],
      [words.console.team, words.teams[subject.team]],
      [words.console.assignee, subject.assignee ?? words.console.nobody],
    ]),
  ]);
}
