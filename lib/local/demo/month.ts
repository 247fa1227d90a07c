import { type Moment, momentsBetween } from './calendar.ts';
import { chanceOf } from './chance.ts';
import { customerOf } from './customers.ts';
import { Desk, Refused } from './desk.ts';
import { type Pause, type Row, stories } from './stories.ts';

export type MonthOptions = {
  origin: string;
  /** Milliseconds since 1970 on the machine's clock, which stands at `from`. */
  from: number;
  /** Where the clock is to stand in the end; asked for again and again, since the real time goes on meanwhile. */
  until: () => number;
  seed: string;
  /** How many stories are told; some are of more than one case. */
  cases: number;
  /** Told after each day how far it is, from 0 to 1. */
  progress: (share: number, cases: number) => void;
};

/** A story that goes on at `due`, when it is the turn of whom it waits for. */
type Waiting = {
  due: number;
  who: Pause['who'];
  number: number;
  begun: boolean;
  goOn: AsyncGenerator<Pause, void, void>;
};

const day = 86_400_000;

/** So many people do something at the same minute at most; then a minute or two pass. */
const atOnce = 3;

/**
 * Lives through a month at the desk: what happens is what people would do over HTTP, and its mails, deadlines and
 * records are the machine's own.
 * @returns what was refused, which is nothing unless a story asks for what the desk does not allow
 */
export async function liveThrough(options: MonthOptions): Promise<string[]> {
  const { from, seed, progress } = options;
  const desk = new Desk(options.origin);
  await enterPeople(desk);
  const end = options.until();
  const waiting = beginnings(desk, options, end);
  const chance = chanceOf(seed, 'minutes');
  const refusals: string[] = [];
  let begun = 0;

  for (const moment of momentsBetween(from, end, seed)) {
    const present = takeOut(waiting, moment);
    if (present.length === 0 && moment.at % day > day / 6) continue;
    await desk.moveTo(moment.at, 'brisk');
    for (let first = 0; first < present.length; first += atOnce) {
      const group = present.slice(first, first + atOnce);
      begun += group.filter((one) => !one.begun).length;
      const steps = await Promise.all(group.map((one) => next(one, refusals)));
      waiting.push(...steps.flat());
      await desk.moveTo(Date.now() + chance.whole(40, 150) * 1000, 'bare');
    }
    progress((moment.at - from) / (end - from), begun);
  }
  await desk.moveTo(options.until(), 'patient');
  // Waiting for the machine to come to rest took real time: the last bit is moved without it.
  await desk.moveTo(options.until(), 'bare');
  return refusals;
}

/** Who is there, as a lead would enter them. */
async function enterPeople(desk: Desk): Promise<void> {
  const entry = { languages: ['zh-CN', 'en'], takesCases: false, capacity: 60 };
  const service = ['service', 'suggestions', 'praise'];
  const people = {
    agent: ['quality', 'logistics', ...service],
    agent2: ['quality', 'logistics', ...service],
    'agent-quality': ['quality'],
    'agent-logistics': ['logistics'],
  };
  for (const [person, teams] of Object.entries(people)) {
    await desk.as('admin', 'PUT', `/people/${person}`, { ...entry, teams });
  }
}

/** Every story once, as far as there is room for them, and then by how often they come. */
function beginnings(desk: Desk, { seed, cases, from }: MonthOptions, end: number): Waiting[] {
  const rows: readonly Row[] = Object.values(stories);
  const lots = rows.flatMap((row) => Array.from({ length: row.often }, () => row));
  return Array.from({ length: cases }, (_, number) => {
    const chance = chanceOf(seed, number);
    const { tell, daysAgo } = rows[number] ?? chance.one(lots);
    const [latest, earliest] = daysAgo;
    const due = Math.max(end - chance.whole(latest * 24 * 60, earliest * 24 * 60) * 60_000, from);
    const customer = customerOf(chance, number);
    const goOn = tell({ desk, chance, customer, key: `demo-${seed}-${number}` });
    return { due, who: 'customer', number, begun: false, goOn };
  });
}

function takeOut(waiting: Waiting[], moment: Moment): Waiting[] {
  const isPresent = ({ due, who }: Waiting) => due <= moment.at && (moment.staff || who === 'customer');
  const present = waiting.filter(isPresent).toSorted((a, b) => a.due - b.due || a.number - b.number);
  waiting.splice(0, waiting.length, ...waiting.filter((one) => !isPresent(one)));
  return present;
}

/** Goes on with a story until it pauses again. @returns the story, unless it is over */
async function next(one: Waiting, refusals: string[]): Promise<Waiting[]> {
  try {
    const { value, done } = await one.goOn.next();
    return done === true ? [] : [{ ...one, begun: true, who: value.who, due: Date.now() + value.hours * 3_600_000 }];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refusals.push(error.message);
    return [];
  }
}
