import type { StaffCase } from '../api.ts';
import { make } from '../elements.ts';
import { localTime } from '../times.ts';
import type { Desk } from './desk.ts';

type Entry = StaffCase['timeline'][number];

/** Everything that happened, latest first, and the mails that went out. */
export function timelineOf(desk: Desk, subject: StaffCase): HTMLElement {
  const { words } = desk.site;
  return make('section', { class: 'card' }, [
    make('h2', {}, [words.console.timeline]),
    make(
      'ol',
      { class: 'timeline' },
      subject.timeline.toReversed().map((entry) => entryOf(desk, entry)),
    ),
    subject.mails.length > 0 && make('h2', {}, [words.console.mails]),
    subject.mails.length > 0 &&
      make(
        'ul',
        { class: 'mails' },
        subject.mails.map(({ template, to, state, sentAt }) =>
          make('li', {}, [
            `${template} → ${to} `,
            sentAt === undefined ? make('span', { class: 'quiet' }, [state]) : localTime(sentAt, desk.site.language),
          ]),
        ),
      ),
  ]);
}

function entryOf({ site: { words, language } }: Desk, { type, at, by, words: said, facts }: Entry): HTMLElement {
  const names: Record<string, string> = words.console.events;
  const who =
    by.type === 'staff'
      ? (by.id ?? '')
      : by.type === 'partner'
        ? (by.name ?? '')
        : by.type === 'customer'
          ? words.console.customer
          : words.console.system;
  // The customer's first words stand at the top of the page already.
  const texts = type === 'ComplaintReceived' ? [] : textsOf(said);
  return make('li', { class: by.type === 'customer' ? 'theirs' : '' }, [
    make('p', {}, [
      make('strong', {}, [names[type] ?? type]),
      ` ${who} · `,
      localTime(at, language),
      make('span', { class: 'quiet small' }, [` ${detailOf(facts)}`]),
    ]),
    ...texts.map((text) => make('p', { class: 'words' }, [text])),
  ]);
}

function textsOf(said: Entry['words']): string[] {
  const { text, explanation, reason } = said ?? {};
  return [text, explanation, reason].filter((one) => typeof one === 'string');
}

/** The facts that a line of the timeline has room for. */
function detailOf(facts: Entry['facts']): string {
  const { assignee, clock, rung, via, bounce } = facts;
  return [assignee, clock, typeof rung === 'number' && rung > 0 ? `#${rung}` : undefined, via, bounce]
    .filter((one) => typeof one === 'string')
    .join(' ');
}
