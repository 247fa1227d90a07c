import type { Answer } from '../api/call.ts';
import { useDesk } from '../desk.ts';
import type { CoreWords } from '../wording/core.ts';
import { usePageWords } from '../wording/pages.ts';
import { usePersonNames } from './person-names.ts';
import { Time } from './time.tsx';

export type TimelineEntry = Answer<'readCase'>['timeline'][number];

/**
 * Who did it, as the timeline names them.
 * @param called how a member of the staff is called. @default the name that they sign in with, which is what was sealed
 */
export function actorName(
  { by }: TimelineEntry,
  { actors }: CoreWords,
  called = (username: string): string => username,
): string {
  if (by.type === 'staff') return by.id === undefined ? actors.staff : called(by.id);
  if (by.type === 'partner') return by.name ?? actors.partner;
  return actors[by.type];
}

/** What was written with an event: the words of a person, if there are any. */
export function textsOf({ words: said }: TimelineEntry): string[] {
  const { text, explanation, reason, what, evidence, comment, title } = said ?? {};
  return [title, text, explanation, what, evidence, reason, comment].filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
}

/** One event in a line: what, who, when, and the first words of what was written. */
export function EventLine({ entry }: { entry: TimelineEntry }) {
  const { words } = useDesk();
  const { names } = usePageWords('events');
  const people = usePersonNames();
  const [text = ''] = textsOf(entry);
  return (
    <>
      {nameOf(names, entry.type)} · <bdi>{actorName(entry, words, people)}</bdi> · <Time at={entry.at} />
      {text !== '' && <span className="desk-words"> — {shortened(text)}</span>}
    </>
  );
}

/** An event's name; what a later release may call an event is shown as it is. */
export function nameOf(names: Readonly<Record<string, string>>, type: string): string {
  return names[type] ?? type;
}

const shortened = (text: string, most = 160): string => (text.length > most ? `${text.slice(0, most)}…` : text);
