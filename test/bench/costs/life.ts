import { reactionFilters, reactions } from '../../../functions/contract/events.ts';
import { routes } from '../../../functions/contract/routes.ts';
import { schedules } from '../../../functions/contract/schedules.ts';
import { tableIndexes } from '../../../functions/contract/table.ts';
import { relate } from '../../../functions/domain/casework/links/relate.ts';
import { measure } from '../../../functions/domain/insight/measures/measure.ts';
import { rememberSolved } from '../../../functions/domain/insight/similar/remember-solved.ts';
import { reconcile } from '../../../functions/domain/sla/reconcile.ts';
import { listAt, type Resource } from '../../lib/assembly.ts';
import type { WorkingDesk } from '../desk-at-work.ts';
import { indexEntry, itemBytes } from '../units/dynamodb-rules.ts';
import { contentsOf } from '../units/least.ts';
import type { Meter } from '../units/meter.ts';
import { lifeOf } from '../units/operations.ts';
import { fillDesk, idleTick } from '../units/queue-and-sweep.ts';
import type { Deployed, Idle, Life } from './model.ts';

/** How often somebody looks at the tracking page, and opens the case. */
const times: Record<string, number> = { track: 4, 'read case': 2 };
/** A mail after the first: its claim, the proof that it went, what SES says of it. */
const writeUnitsOfMail = 3;
/** What DynamoDB adds to an item, and to each of its index entries, in bytes. */
const overhead = 100;

/** One complaint from its arrival to its resolution, with what reacts to it; counted on the desk's own table. */
export async function measureLife(desk: WorkingDesk, meter: Meter): Promise<Life> {
  const life: Life = {
    writeUnits: 0,
    readUnits: 0,
    requests: 0,
    events: 0,
    deliveries: 0,
    eventBytes: 0,
    mails: 0,
    storedBytes: 0,
  };
  const count = async (work: () => Promise<unknown>, often = 1): Promise<void> => {
    const { tally } = await meter(work);
    if (tally.silent > 0) throw new Error(`The engine did not report ${tally.silent} calls.`);
    life.writeUnits += (tally.tableWriteUnits + tally.indexWriteUnits) * often;
    life.readUnits += tally.readUnits * often;
  };
  const before = new Set((await contentsOf(desk.client, desk.table)).keys());
  const newest = async (): Promise<string> => {
    const keys = [...(await contentsOf(desk.client, desk.table)).keys()];
    return keys.find((key) => key.endsWith(' CASE') && !before.has(key))?.slice('CASE#'.length, -' CASE'.length) ?? '';
  };
  // What happens to a case within five seconds is measured once: on arrival, when it is taken, answered and resolved.
  const measured = /^(assess|take|reply|resolve)/;
  for (const operation of lifeOf(desk, 0, 'en')) {
    await operation.prepare?.();
    const often = times[operation.name] ?? 1;
    await count(() => operation.run(), often);
    if (!/^(acknowledge|assess)/.test(operation.name)) life.requests += often;
    const reference = await newest();
    if (measured.test(operation.name)) await count(() => measure(desk, [reference]));
    if (operation.name.startsWith('assess')) await count(() => relate(desk, { reference, type: 'ComplaintReceived' }));
    if (operation.name.startsWith('resolve')) await count(() => rememberSolved(desk, { reference }));
  }
  const events = (await desk.cases.open(await newest()))?.events ?? [];
  life.events = events.length;
  life.eventBytes = Buffer.byteLength(JSON.stringify(events.map(({ words: _words, ...told }) => told))) / events.length;
  const hears = (type: string): number =>
    Object.entries(reactions).filter(([name, types]) => types.some((one) => one === type) && !filtered(name, type))
      .length;
  // Acknowledgement, reply, decision, promise: each is a mail, and SES's report of it.
  life.mails = 1 + events.filter(({ type }) => /^(ReplyAdded|ComplaintResolved|PromiseMade)$/.test(type)).length;
  life.deliveries = events.reduce((sum, { type }) => sum + hears(type), 0) + life.mails;
  life.writeUnits += (life.mails - 1) * writeUnitsOfMail;
  for (const [key, item] of await contentsOf(desk.client, desk.table)) {
    if (before.has(key)) continue;
    const entries = Object.values(tableIndexes).flatMap((index) => {
      const entry = indexEntry(index, item);
      return entry === undefined ? [] : [entry];
    });
    for (const stored of [item, ...entries]) life.storedBytes += itemBytes(stored) + overhead;
  }
  return life;
}

/** An English complaint that is not urgent, whom notifications of urgent ones pass by. */
const filtered = (reaction: string, type: string): boolean =>
  Object.entries(reactionFilters).some(([name, types]) => name === reaction && type in types);

/** Read units of a minute in which nothing is due, and of a day's proof when nothing has changed since. */
type Readings = { tick: number; proof: number };

/** So many standing cases does the day's proof look at, so that few of them and many are more than that. */
const sample = 12;

/** Both with few open cases, and with twice as many. */
export async function measureIdle(
  desk: WorkingDesk,
  meter: Meter,
  open: number,
): Promise<{ few: Readings; many: Readings; idle: Idle }> {
  const minute = async (): Promise<number> => (await meter(() => idleTick(desk).run())).tally.readUnits;
  /** Of a new day, in which nothing has changed. */
  const proof = async (size: number): Promise<number> => {
    desk.later({ days: 1 });
    return (await meter(() => reconcile(desk, () => true, { sample: size }))).tally.readUnits;
  };
  const fill = async (): Promise<number> => {
    await fillDesk(desk, open);
    const tick = await minute();
    // What is there is measured and proven, so that the days that follow have nothing new.
    await reconcile(desk, () => true, { everything: true });
    await proof(0);
    return tick;
  };
  const morning = desk.clock.now();
  const few = { tick: await fill(), proof: await proof(sample) };
  // The first morning again, on which nothing was due, and nothing had been proven.
  desk.itIs(morning);
  await desk.jobs.write('reconcile', null, (await desk.jobs.read('reconcile'))?.version ?? 0);
  const many = { tick: await fill(), proof: await proof(sample) };
  // Digests, jobs and lost links ask one empty partition each.
  const others = 3 * 0.5;
  const idle = { readUnitsAMinute: many.tick + others, readUnitsAProof: (many.proof - (await proof(0))) / sample };
  return { few, many, idle };
}

/** What stands in the templates, whatever comes in. */
export function countDeployed(resources: readonly Resource[]): Deployed {
  const of = (type: string): Resource[] => resources.filter((one) => one.type === type);
  const alarms = of('AWS::CloudWatch::Alarm');
  const metricsOf = ({ properties }: Resource): number =>
    Math.max(1, listAt(properties, 'Metrics').filter((one) => JSON.stringify(one).includes('MetricStat')).length);
  const perMonth = (every: string): number => (730 * 60) / Number(/\((\d+) minute/.exec(every)?.[1] ?? 1);
  return {
    webAclRules: of('AWS::WAFv2::WebACL').reduce((sum, { properties }) => sum + listAt(properties, 'Rules').length, 0),
    keys: of('AWS::KMS::Key').length,
    secrets: of('AWS::SecretsManager::Secret').length,
    alarmedMetrics: alarms.reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    // The API is one document, so that the template has no resource for each.
    methods: Object.keys(routes).length,
    functions: of('AWS::Lambda::Function').length,
    wakeUpsAMonth: Object.values(schedules).reduce((sum, { every }) => sum + perMonth(every), 0),
    canariesAMonth: perMonth(schedules.canary.every),
  };
}
