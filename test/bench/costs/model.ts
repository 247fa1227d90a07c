import { sampleOfADay } from '../../../functions/domain/sla/reconcile.ts';
import type { PriceName } from './prices.ts';

/** What was measured of one complaint from its arrival to its resolution. */
export type Life = {
  writeUnits: number;
  readUnits: number;
  /** Calls of the API by customers and staff. */
  requests: number;
  /** Events on the bus, and what they put into queues. */
  events: number;
  deliveries: number;
  eventBytes: number;
  mails: number;
  /** What it leaves in the table and its indexes, for good. */
  storedBytes: number;
};

/** What was counted in the synthesized templates. */
export type Deployed = {
  webAclRules: number;
  keys: number;
  secrets: number;
  /** Metrics of alarms: an alarm on three of them is charged three times. */
  alarmedMetrics: number;
  methods: number;
  functions: number;
  wakeUpsAMonth: number;
  /** How often the canary complains. */
  canariesAMonth: number;
};

/** What was measured of jobs that run whether or not anything comes in. */
export type Idle = {
  /** Read units of all minutes' jobs, for one minute in which nothing is due. */
  readUnitsAMinute: number;
  /** Of proving the deadlines of one case. */
  readUnitsAProof: number;
};

/** Neither measured nor counted: said here, and printed. */
export const assumed = {
  endpointSeconds: 0.05,
  endpointGigabytes: 1,
  reactionSeconds: 0.15,
  reactionGigabytes: 0.5,
  logBytesACall: 1_000,
  complaintsAStaffMember: 500,
  daysChanged: 3,
  files: 0.5,
  fileMegabytes: 2,
  pageKilobytes: 120,
  monthsKept: 12,
  ownMetrics: 40,
  canaryRequests: 6,
  canaryWriteUnits: 25,
  canaryReadUnits: 25,
  canarySeconds: 6,
  canaryGigabytes: 0.25,
} as const;

/** `open cases` has no line, and is here to be seen to have none. */
export type Because = 'volume' | 'cases ever' | 'open cases' | 'standing';
export type Line = { price: PriceName; quantity: number; because: Because };

const minutes = 730 * 60;

/** All that is charged in a month in which so many complaints come in. */
export function charges(life: Life, deployed: Deployed, idle: Idle, complaints: number): Line[] {
  const calls = life.requests + life.events + life.deliveries;
  const endpoints = life.requests * assumed.endpointSeconds * assumed.endpointGigabytes;
  const reactions = (life.events + life.deliveries) * assumed.reactionSeconds * assumed.reactionGigabytes;
  const kept = complaints * assumed.monthsKept;
  const each = (price: PriceName, quantity: number): Line => ({
    price,
    quantity: quantity * complaints,
    because: 'volume',
  });
  const always = (price: PriceName, quantity: number): Line => ({ price, quantity, because: 'standing' });
  const ever = (price: PriceName, quantity: number): Line => ({ price, quantity, because: 'cases ever' });
  const fileGigabytes = (assumed.files * assumed.fileMegabytes) / 1024;
  return [
    each('apiRequest', life.requests),
    each('webAclRequest', life.requests),
    each('edgeRequest', life.requests + 6),
    each('edgeGigabyte', (2 * assumed.pageKilobytes + 3 * life.requests) / 1024 ** 2),
    each('invocation', calls),
    each('gigabyteSecond', endpoints + reactions),
    each('writeUnit', life.writeUnits),
    each('readUnit', life.readUnits),
    // Each case is proven on the day after each day on which it changed.
    each('readUnit', idle.readUnitsAProof * assumed.daysChanged),
    each('event', life.events),
    each('archivedGigabyte', (life.events * life.eventBytes) / 1024 ** 3),
    each('queueRequest', life.deliveries * 3),
    each('mail', life.mails),
    each('textUnit', textUnits(500)),
    each('filePut', assumed.files * 2),
    each('fileScan', assumed.files),
    each('scannedGigabyte', fileGigabytes),
    each('logGigabyte', (calls * assumed.logBytesACall) / 1024 ** 3),
    each('staffMember', 1 / assumed.complaintsAStaffMember),
    // One request a second and one in twenty of the others are traced.
    { price: 'trace', quantity: traced(life.requests * complaints), because: 'volume' },
    ever('tableGigabyte', (life.storedBytes * kept) / 1024 ** 3),
    ever('backupGigabyte', (life.storedBytes * kept) / 1024 ** 3),
    ever('fileGigabyte', fileGigabytes * kept),
    // The sample of standing cases, at its largest: a small desk has fewer.
    always('readUnit', idle.readUnitsAProof * sampleOfADay * 30.4),
    always('readUnit', idle.readUnitsAMinute * minutes),
    always('wakeUp', deployed.wakeUpsAMonth),
    always('invocation', deployed.wakeUpsAMonth),
    always('gigabyteSecond', deployed.wakeUpsAMonth * assumed.reactionSeconds * assumed.reactionGigabytes),
    ...canaries(deployed.canariesAMonth).map(([price, quantity]) => always(price, quantity)),
    always('webAcl', 1),
    always('webAclRule', deployed.webAclRules),
    always('alarmedMetric', deployed.alarmedMetrics),
    always('metric', assumed.ownMetrics + deployed.methods * metricsOfMethod),
    always('dashboard', 1),
    always('key', deployed.keys),
    // DynamoDB asks for the table's key once in five minutes for each function that uses it.
    always('keyRequest', (deployed.functions * minutes) / 5),
    always('secret', deployed.secrets),
  ];
}

/**
 * The complaints by which Redress tries itself: three events, of which one is heard, one mail and its report. What is
 * stored of them is deleted for nothing after a day.
 */
function canaries(runs: number): [PriceName, number][] {
  const [requests, events, deliveries] = [assumed.canaryRequests, 3, 2];
  const seconds =
    assumed.canarySeconds * assumed.canaryGigabytes +
    requests * assumed.endpointSeconds * assumed.endpointGigabytes +
    (events + deliveries) * assumed.reactionSeconds * assumed.reactionGigabytes;
  return [
    ['apiRequest', requests * runs],
    ['webAclRequest', requests * runs],
    ['edgeRequest', requests * runs],
    ['invocation', (requests + events + deliveries) * runs],
    ['gigabyteSecond', seconds * runs],
    ['writeUnit', assumed.canaryWriteUnits * runs],
    ['readUnit', assumed.canaryReadUnits * runs],
    ['event', events * runs],
    ['queueRequest', deliveries * 3 * runs],
    ['mail', runs],
  ];
}

/** Count, latency, integration latency, 4xx, 5xx: what detailed metrics of a stage add for each method that is called. */
const metricsOfMethod = 5;

/** Each of four questions (language, sentiment, phrases, personal data) is charged for at least three hundred characters. */
const textUnits = (characters: number): number => Math.max(3, Math.ceil(characters / 100)) * 4;

function traced(requests: number): number {
  const first = Math.min(requests, minutes * 60);
  return first + (requests - first) / 20;
}
