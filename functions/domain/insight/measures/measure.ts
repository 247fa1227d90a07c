import type { CaseFile, Services } from '../../services.ts';
import { contributionOf, terms } from './contribution.ts';
import type { Giving } from './counter-book.ts';
import { type Counts, difference, placeOf, plus } from './counters.ts';

type Needs = Pick<Services, 'cases' | 'counters' | 'changed' | 'clock'> & {
  settings: Pick<Services['settings'], 'timeZone'>;
};

/** How many cases are read side by side; what they change is written in as few transactions as it fits into. */
const mostAtOnce = 40;
/** A transaction takes 100 items: cases and slots of counters. */
const mostItems = 100;
/** Of one case in one go: more than its history so far is measured in further ones. */
const mostSlots = 80;
const mostAttempts = 8;

/**
 * Brings the counters up to what cases are now. It goes by the cases and not by what happened to them, so that events
 * which come twice, late or in another order change nothing in the end, and one that was lost is made up for by the
 * next one of its case. Whoever has changed is noted down, once a day, for the proof of its deadlines (sla/reconcile.ts).
 *
 * @param references of cases, in any order, each as often as it likes
 * @returns how it went for each, in their places
 */
export async function measure(
  services: Needs,
  references: readonly string[],
): Promise<PromiseSettledResult<unknown>[]> {
  const outcomes = new Map<string, PromiseSettledResult<unknown>>();
  const each = [...new Set(references)];
  for (let from = 0; from < each.length; from += mostAtOnce) {
    const some = each.slice(from, from + mostAtOnce);
    const files = await Promise.allSettled(some.map(async (reference) => services.cases.open(reference)));
    const known = files.flatMap((file) => (file.status === 'fulfilled' && file.value ? file.value : []));
    const outcome = await settled(measureFiles(services, known));
    for (const [index, reference] of some.entries()) {
      const read = files[index];
      outcomes.set(reference, read?.status === 'rejected' ? read : outcome);
    }
  }
  return references.map((reference) => outcomes.get(reference) ?? unasked);
}

const unasked = { status: 'fulfilled', value: undefined } as const;
const settled = async (work: Promise<unknown>): Promise<PromiseSettledResult<unknown>> =>
  (await Promise.allSettled([work]))[0] ?? unasked;

/**
 * The same for cases at hand. What was measured already in these terms costs one read.
 * @throws an error when others measured the same cases again and again meanwhile
 */
export async function measureFiles(
  { cases, counters, changed, clock, settings }: Needs,
  files: readonly Pick<CaseFile, 'subject' | 'events'>[],
): Promise<void> {
  const inTerms = `${terms} ${settings.timeZone}`;
  const now = clock.now();
  const day = now.slice(0, 10);
  let left = files;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > mostAttempts) throw new Error(`${left.length} cases were measured by others at the same time.`);
    const givings = await Promise.all(left.map(async (file) => givingOf(file)));
    const again: string[] = [];
    const moved = givings.flatMap((giving) => giving ?? []);
    // Before it is said to be done: what dies in between is noted twice, and not never.
    const unnoted = moved.filter(({ before }) => before?.day !== day).map(({ reference }) => reference);
    if (unnoted.length > 0) await changed.note(now, unnoted);
    for (const load of loadsOf(moved)) {
      const outcome = await counters.give(load);
      const later = outcome === 'outrun' ? load : load.filter(({ after }) => after.version < 0);
      again.push(...later.map(({ reference }) => reference));
    }
    const fresh = await Promise.all(again.map(async (reference) => cases.open(reference)));
    left = fresh.flatMap((file) => file ?? []);
  }

  async function givingOf({ subject, events }: Pick<CaseFile, 'subject' | 'events'>): Promise<Giving | undefined> {
    const { reference, version } = subject;
    const before = await counters.given(reference);
    // Somebody who saw a later state of the case has been here.
    if (before?.terms === inTerms && before.version >= version) return undefined;
    const counts = contributionOf(subject, events, settings.timeZone);
    return { reference, before, after: step(before?.counts ?? {}, { version, terms: inTerms, counts, day }) };
  }
}

/** As far towards a measure as one transaction reaches; on the way it is of no version (-1), so that it goes on. */
function step(before: Counts, after: Giving['after']): Giving['after'] {
  const change = difference(after.counts, before);
  const slots = [...new Set(Object.keys(change).map(slotOf))];
  if (slots.length <= mostSlots) return after;
  const now = new Set(slots.slice(0, mostSlots));
  const part = Object.fromEntries(Object.entries(change).filter(([counter]) => now.has(slotOf(counter))));
  return { ...after, version: -1, counts: plus(before, part) };
}

const slotOf = (counter: string): string => {
  const { team, slot } = placeOf(counter);
  return `${team} ${slot}`;
};

/** In their order, as many together as one transaction takes. */
function loadsOf(givings: readonly Giving[]): Giving[][] {
  const loads: { givings: Giving[]; slots: Set<string> }[] = [];
  for (const giving of givings) {
    const own = Object.keys(difference(giving.after.counts, giving.before?.counts ?? {})).map(slotOf);
    const last = loads.at(-1);
    const slots = new Set([...(last?.slots ?? []), ...own]);
    if (last && last.givings.length + 1 + slots.size <= mostItems) {
      last.givings.push(giving);
      last.slots = slots;
    } else loads.push({ givings: [giving], slots: new Set(own) });
  }
  return loads.map((load) => load.givings);
}
