import type { EdgeRequest } from '../edge/interface.ts';
import { type HttpAnswer, jsonAnswer } from '../http.ts';
import type { LambdaFunction } from '../lambda.ts';
import { asText } from '../properties.ts';
import type { Queues } from '../queue-store.ts';
import type { Templates } from '../template.ts';
import { Alarm, type AlarmState, type Verdict } from './alarm.ts';
import { type Ring, Subscribers } from './bell.ts';
import { takeEmbedded } from './embedded.ts';
import { Metrics } from './metrics.ts';

/** How often queues are measured and alarms judged, in real milliseconds: CloudWatch does so each minute, too. */
const everyMinute = 60_000;

export type WatchOptions = {
  queues: Queues;
  /** Hands a mail to SNS's subscribers. */
  mail: (ring: Ring) => Promise<void>;
};

/** @property rung somebody was told that it sounds */
type Standing = { alarm: Alarm; verdict: Verdict; since: string; rung: boolean };

/**
 * CloudWatch, as far as alarms go: takes what functions count in their logs and what AWS itself would measure of
 * functions, queues and the API, and judges the template's own alarms by it, on the machine's clock. `GET /_local/alarms`
 * shows them.
 */
export class Watch {
  readonly metrics = new Metrics();
  /** Whether anybody is told when an alarm changes. */
  rings = false;
  readonly #standings: Standing[];
  readonly #options: WatchOptions;
  readonly #subscribers: Subscribers;
  readonly #apiName: string;
  readonly #began = Date.now();
  readonly #timer: NodeJS.Timeout;

  constructor(templates: Templates, options: WatchOptions) {
    this.#options = options;
    this.#subscribers = new Subscribers(templates);
    const [api] = templates.ofType('AWS::ApiGateway::RestApi');
    this.#apiName = asText(api?.properties['Name']) ?? api?.name ?? '';
    const nothing: Verdict = { state: 'INSUFFICIENT_DATA', reason: 'Nobody has looked yet.', points: [] };
    const since = new Date(this.#began).toISOString();
    this.#standings = templates
      .ofType('AWS::CloudWatch::Alarm')
      .map((resource) => ({ alarm: new Alarm(resource), verdict: nothing, since, rung: false }));
    this.#timer = setInterval(() => void this.look(), everyMinute);
    this.#timer.unref();
  }

  /** Counts what the function comes to, and what it counts itself. */
  follow(one: LambdaFunction): void {
    const { name: FunctionName, arn, called } = one.settings;
    // Lambda counts for the function, and for the version that ran when it was called by an alias.
    const Resource = `${FunctionName}${called.arn.slice(arn.length)}`;
    const counted: Record<string, string>[] = [
      { FunctionName },
      ...(called.arn === arn ? [] : [{ FunctionName, Resource, ExecutedVersion: called.version }]),
    ];
    const add = (name: string, value: number): void => {
      for (const dimensions of counted) this.metrics.add({ namespace: 'AWS/Lambda', name, dimensions }, [value]);
    };
    one.observe({
      logged: (line) => takeEmbedded(this.metrics, line),
      ended: ({ ok, throttled }, milliseconds) => {
        if (throttled) return add('Throttles', 1);
        add('Invocations', 1);
        add('Errors', ok ? 0 : 1);
        add('Duration', milliseconds);
      },
    });
  }

  /** How old the latest record of a batch is when the function gets it, in milliseconds. */
  iteratorAge(functionName: string, milliseconds: number): void {
    const dimensions = { FunctionName: functionName };
    this.metrics.add({ namespace: 'AWS/Lambda', name: 'IteratorAge', dimensions }, [milliseconds]);
  }

  /** An answer of the API. */
  answered(status: number): void {
    const dimensions = { ApiName: this.#apiName };
    const add = (name: string, value: number): void =>
      this.metrics.add({ namespace: 'AWS/ApiGateway', name, dimensions }, [value]);
    add('Count', 1);
    add('5XXError', status >= 500 ? 1 : 0);
    add('4XXError', status >= 400 && status < 500 ? 1 : 0);
  }

  /** Measures the queues and judges every alarm. @returns when whoever is to hear of a change has heard */
  async look(): Promise<void> {
    this.#measureQueues();
    const now = Date.now();
    const rings = this.#standings.flatMap((standing) => {
      const { alarm, verdict: before } = standing;
      standing.verdict = alarm.judge(this.metrics, now, this.#began, before.state);
      if (standing.verdict.state === before.state) return [];
      standing.since = new Date(now).toISOString();
      if (!this.#isNews(standing)) return [];
      return this.#subscribers.rings(alarm, before.state, standing.verdict, new Date(now));
    });
    for (const ring of rings) await this.#options.mail(ring);
  }

  /**
   * `GET /_local/alarms`: every alarm, those that sound first; `?state=ALARM` and `?name=` choose.
   * @returns undefined for every other path
   */
  async handle({ method, path, query }: EdgeRequest): Promise<HttpAnswer | undefined> {
    if (path !== '/_local/alarms') return undefined;
    if (method !== 'GET') return jsonAnswer(405, { message: `${method} is not for ${path}.` });
    await this.look();
    const [state, name] = [query.get('state'), query.get('name')?.toLowerCase()];
    const shown = this.#standings
      .filter(({ verdict }) => state === null || verdict.state === state)
      .filter(({ alarm }) => name === undefined || alarm.name.toLowerCase().includes(name))
      .toSorted((a, b) => order[a.verdict.state] - order[b.verdict.state])
      .map(({ alarm, verdict, since }) => ({
        name: alarm.name,
        since,
        ...verdict,
        calls: alarm.told.ALARM.length > 0,
        description: alarm.description,
      }));
    return jsonAnswer(200, shown);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** That all is well is news to whoever was told that it was not. */
  #isNews(standing: Standing): boolean {
    const sounds = standing.verdict.state === 'ALARM';
    const news = this.rings && (sounds || (standing.rung && standing.verdict.state === 'OK'));
    if (news) standing.rung = sounds;
    return news;
  }

  #measureQueues(): void {
    const now = Date.now();
    for (const queue of this.#options.queues.all()) {
      const dimensions = { QueueName: queue.settings.name };
      const add = (name: string, value: number): void =>
        this.metrics.add({ namespace: 'AWS/SQS', name, dimensions }, [value], now);
      add('ApproximateNumberOfMessagesVisible', queue.visibleCount);
      add('ApproximateAgeOfOldestMessage', queue.oldest === undefined ? 0 : Math.max(0, now - queue.oldest) / 1000);
    }
  }
}

const order: Record<AlarmState, number> = { ALARM: 0, INSUFFICIENT_DATA: 1, OK: 2 };
