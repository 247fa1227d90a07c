import { randomUUID } from 'node:crypto';
import type { Faults } from './faults/faults.ts';
import { compilePattern, type Matcher } from './pattern.ts';
import type { Place } from './names.ts';
import { transformInput, type InputRule } from './input.ts';

/** One entry of PutEvents, as it comes over the wire. */
export type PutEventsEntry = {
  Source?: string;
  DetailType?: string;
  /** JSON text of an object. */
  Detail?: string;
  /** Name or ARN; the default bus when absent. */
  EventBusName?: string;
  Resources?: string[];
  /** Seconds since 1970, or ISO 8601. */
  Time?: number | string;
};

export type PutEventsResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

/** Where a rule sends an event. @returns when the event is stored there. */
export type Target = { deliver(body: string): Promise<unknown>; input: InputRule };

export type Rule = { bus: string; matches: Matcher; targets: readonly Target[] };

type BusEvent = Record<string, unknown>;

/** The most that one call may carry, in entries and in bytes. */
const limits = { entries: 10, bytes: 256 * 1024 };

/** The event buses: what is put is stored with every target whose rule matches before the answer is given. */
export class Buses {
  readonly #place: Place;
  readonly #faults: Faults | undefined;
  readonly #rules = new Map<string, Rule[]>();

  /** @param names the buses that exist besides `default`. */
  constructor(names: readonly string[], place: Place, faults?: Faults) {
    this.#place = place;
    this.#faults = faults;
    for (const name of ['default', ...names]) this.#rules.set(name, []);
  }

  /** @param pattern an event pattern as the template has it. */
  addRule(busNameOrArn: string | undefined, pattern: unknown, targets: readonly Target[]): void {
    const bus = busName(busNameOrArn);
    const rules = this.#rules.get(bus);
    if (rules === undefined) throw new Error(`A rule is for the bus "${bus}", which no template creates.`);
    rules.push({ bus, matches: compilePattern(pattern), targets });
  }

  /**
   * @returns one result per entry, in order, or a refusal of the whole call.
   */
  async put(entries: readonly PutEventsEntry[]): Promise<PutEventsResult[] | { refusal: string }> {
    if (entries.length === 0 || entries.length > limits.entries) {
      return { refusal: `Entries must have between 1 and ${limits.entries} members.` };
    }
    let bytes = 0;
    for (const entry of entries) {
      bytes += 14 * Number(entry.Time !== undefined);
      for (const text of [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])]) {
        bytes += Buffer.byteLength(text ?? '');
      }
    }
    if (bytes > limits.bytes) return { refusal: 'Total size of the entries in the request is over the limit.' };
    return Promise.all(entries.map((entry) => this.#putOne(entry)));
  }

  async #putOne(entry: PutEventsEntry): Promise<PutEventsResult> {
    const { Source: source, DetailType: detailType, Detail: text } = entry;
    if (!source || !detailType || text === undefined) {
      const missing = !source ? 'Source' : !detailType ? 'DetailType' : 'Detail';
      return refuse('InvalidArgument', `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`);
    }
    const detail = parseObject(text);
    if (detail === undefined) return refuse('MalformedDetail', 'Detail is malformed.');
    const rules = this.#rules.get(busName(entry.EventBusName));
    // EventBridge takes events for a bus that does not exist and drops them; here that would only hide a mistake.
    if (rules === undefined) return refuse('InvalidArgument', `Event bus ${entry.EventBusName} does not exist.`);
    const id = randomUUID();
    const head = {
      version: '0',
      id,
      'detail-type': detailType,
      source,
      account: this.#place.accountId,
      time: timeOf(entry.Time),
      region: this.#place.region,
      resources: entry.Resources ?? [],
    };
    await this.#deliver(rules, { ...head, detail }, head, text);
    return { EventId: id };
  }

  /** The event's text is made once for all targets, around the detail as it came. */
  async #deliver(rules: readonly Rule[], event: BusEvent, head: BusEvent, detail: string): Promise<void> {
    let body: string | undefined;
    const deliveries: Promise<unknown>[] = [];
    for (const rule of rules) {
      if (!rule.matches(event)) continue;
      for (const target of rule.targets) {
        body ??= `${JSON.stringify(head).slice(0, -1)},"detail":${detail}}`;
        const text = transformInput(target.input, event, body);
        deliveries.push(target.deliver(text));
        if (this.#faults?.befalls('bus', '')) deliveries.push(target.deliver(text));
      }
    }
    await Promise.all(deliveries);
  }
}

/** The name in a bus's ARN, or the name itself. */
function busName(nameOrArn: string | undefined): string {
  if (nameOrArn === undefined || nameOrArn === '') return 'default';
  return nameOrArn.includes(':event-bus/') ? (nameOrArn.split('/').at(-1) ?? nameOrArn) : nameOrArn;
}

/** EventBridge's times have no fraction of a second. */
function timeOf(given: number | string | undefined): string {
  const time = given === undefined ? new Date() : new Date(typeof given === 'number' ? given * 1000 : given);
  return `${time.toISOString().slice(0, 19)}Z`;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuse(ErrorCode: string, ErrorMessage: string): PutEventsResult {
  return { ErrorCode, ErrorMessage };
}
