import { seal } from '../../../functions/domain/complaint/chain.ts';
import type { Actor, Case, Instant } from '../../../functions/domain/complaint/complaint.ts';
import type { CaseEvent, EventType, NewEvent, PublishedEvent } from '../../../functions/domain/complaint/events.ts';
import { lifecycle } from '../../../functions/domain/complaint/lifecycle.ts';
import { recordSent } from '../../../functions/domain/correspondence/record-sent.ts';
import { DomainError } from '../../../functions/domain/errors.ts';
import type { CaseStore, Mail, MailLog, MailRecord, Services } from '../../../functions/domain/services.ts';
import { begin } from '../../../functions/domain/sla/clocks.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import { type Matter, refOf } from '../../../functions/domain/sla/policy.ts';

import { memoryAbsences, memoryNotices } from './memory-notices.ts';

/** A desk in memory: put cases in, let something happen, look at the mails, the timeline and the mail log. */
export const noon: Instant = '2026-11-21T04:00:00.000Z';
export const later = (from: Instant, minutes: number): Instant =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();

export const settings: Services['settings'] = {
  brand: { name: 'Lantern 灯笼', colour: '#1f6f5c' },
  sender: 'care@example.com',
  escalation: [
    { name: 'Duty lead', email: 'lead@example.com' },
    { name: 'Manager', email: 'manager@example.com' },
  ],
  onCall: [],
  digest: { moreThan: 5, withinMinutes: 10 },
  approvals: { withinOwnLimit: 'suffices', limits: {} },
  disagreeWithinDays: 30,
  retention: { cases: { months: 60, byCategory: {} }, erasureGraceHours: 24 },
  defaultLanguage: 'en',
  timeZone: 'Asia/Shanghai',
  siteUrl: 'https://desk.example.com',
};

const policies = [refOf(defaultPack)];
const matter: Matter = { kind: 'complaint', level: 'general', category: 'product-quality', channel: 'web' };

/** The clocks of a general complaint that was received then, and all that they depend on. */
export const begun = (receivedAt: Instant) => begin({ matter, receivedAt, policies }, [defaultPack]);

/** A complaint from Zhang San about a smoking charger, received at noon UTC+8, as it is before anybody did anything. */
export function aCase(changes: Partial<Case> = {}): Case {
  const base: Case = {
    status: 'received',
    reference: 'CR-7KQ3-M2XT',
    version: 0,
    lastHash: '0'.repeat(64),
    lastChange: { type: 'ComplaintReceived', at: noon, by: { type: 'customer' } },
    kind: { value: 'complaint', origin: 'rule', confidence: 1, reasons: [] },
    category: { value: 'product-quality', origin: 'rule', confidence: 1, reasons: [] },
    level: { value: 'general', origin: 'rule', confidence: 1, reasons: [] },
    customer: { name: 'Zhang San', email: 'zhang@example.com', language: 'en' },
    channel: 'web',
    enteredBy: { type: 'customer' },
    product: 'Kettle 2',
    orderNumber: 'A-1001',
    excerpt: 'The kettle leaks and nobody answers the phone.',
    writtenBytes: 100,
    receivedAt: noon,
    team: 'quality',
    policies,
    clocks: begun(noon).clocks,
    trackingHash: 'f'.repeat(64),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test may mix facts as it likes
  return { ...base, ...changes } as Case;
}

export type Desk = ReturnType<typeof openDesk>;
type Report = { reference: string; sent: Parameters<typeof recordSent>[2] };

/** The carrier's reports arrive, all that there are so far. */
export const hear = async ({ services, reports }: Pick<Desk, 'services' | 'reports'>): Promise<void> => {
  for (const { reference, sent } of reports) await recordSent(services, reference, sent);
};

export function openDesk(
  subject: Case = aCase(),
  changes: Partial<Pick<Services, 'settings' | 'staff' | 'carrier'>> = {},
) {
  let now = noon;
  let current = subject;
  const timeline: CaseEvent[] = [];
  const mails: Mail[] = [];
  const reports: Report[] = [];
  const records = new Map<string, MailRecord & { leaseUntil: Instant }>();
  const measured: { name: string; value: number }[] = [];
  const warnings: string[] = [];

  const append = (next: Case, events: readonly NewEvent[]): void => {
    const { status, kind, category, level, team, assignee } = next;
    const summary = {
      status,
      kind: kind.value,
      category: category.value,
      level: level.value,
      team,
      ...(assignee !== undefined && { assignee }),
    };
    const sealed = seal(current, events, summary, ['a', 'b', 'c']);
    timeline.push(...sealed);
    const last = sealed.at(-1);
    if (!last) return;
    current = {
      ...next,
      version: last.seq,
      lastHash: last.hash,
      lastChange: { type: last.type, at: last.at, by: last.by },
    };
  };

  const cases: CaseStore = {
    find: async (reference) => (reference === current.reference ? current : undefined),
    commitTogether: async () => 'taken',
    open: async (reference) =>
      reference === current.reference
        ? { subject: current, events: [...timeline], mails: [...records.values()], parts: [] }
        : undefined,
    parts: async () => [],
    beginning: async (reference) => {
      const [received] = timeline;
      return reference === current.reference && received?.type === 'ComplaintReceived'
        ? { subject: current, received }
        : undefined;
    },
    create: async () => 'taken',
    commit: async (command, before, { next, events }) => {
      const from: readonly string[] = lifecycle[command].from;
      if (before.version !== current.version || !from.includes(current.status)) {
        throw new DomainError('complaint.conflict', { version: current.version, byType: 'system' });
      }
      append({ ...current, ...next }, events);
      return current;
    },
    queue: async () => ({ items: [] }),
    due: async () => [],
    ended: async () => [],
  };

  const mailLog: MailLog = {
    async claim(_reference, mail, at) {
      const held = records.get(mail.mailId);
      if (held && held.state !== 'waiting' && held.state !== 'claimed') return 'sent';
      if (held?.state === 'claimed' && held.leaseUntil >= at) return 'busy';
      records.set(mail.mailId, { ...mail, state: 'claimed', claimedAt: at, leaseUntil: later(at, 2) });
      return 'claimed';
    },
    async sent(reference, mailId, messageId, at) {
      const held = records.get(mailId);
      if (!held) throw new DomainError('complaint.not-found', { reference, mailId });
      if (held.state === 'claimed') records.set(mailId, { ...held, state: 'sent', messageId, sentAt: at });
    },
  };

  const services = {
    clock: { now: () => now },
    keyed: { digest: async () => 'ab'.repeat(32) },
    cases,
    policies: { active: async () => [defaultPack], of: async () => [defaultPack] },
    mailLog,
    notices: memoryNotices(records),
    absences: memoryAbsences(),
    people: {
      list: async () => [],
      put: async () => {},
      hands: async () => [],
      deal: async () => false,
      openCases: async () => [],
    },
    carrier: {
      send: async (mail: Mail) => {
        mails.push(mail);
        const { reference, mailId } = mail.tags;
        reports.push({ reference, sent: { mailId, messageId: `<m${mails.length}@email.amazonses.com>`, at: now } });
      },
    },
    staff: {
      find: async (id: string) => (id === 'wang' ? { email: 'wang@example.com', name: 'Wang Fang' } : undefined),
    },
    settings,
    log: { info: () => {}, warn: (message: string) => void warnings.push(message), error: () => {} },
    measures: { count: (name: string, value = 1) => void measured.push({ name, value }) },
    ...changes,
  } satisfies Partial<Services>;

  return {
    services,
    mails,
    /** What the carrier has to say of the mails that it took, oldest first; nobody has heard it yet. */
    reports,
    timeline,
    records,
    warnings,
    measured,
    subject: () => current,
    /** Moves the clock forward. */
    wait: (minutes: number) => {
      now = later(now, minutes);
    },
    /** Puts an event into the timeline, with the case as it is after it, and gives it as the bus carries it. */
    happens: (
      event: { type: EventType; facts: object; words: object; by?: Actor },
      change: Partial<Case> = {},
    ): PublishedEvent => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test pairs type, facts and words
      const happened = { at: now, by: { type: 'system', name: 'test' }, ...event } as NewEvent;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test may mix facts as it likes
      append({ ...current, ...change } as Case, [happened]);
      const last = timeline.at(-1);
      if (!last) throw new Error('Nothing happened.');
      const {
        words: _words,
        salt: _salt,
        wordsDigest: _digest,
        previousHash: _previous,
        hash: _hash,
        ...published
      } = last;
      return published;
    },
  };
}

/** What the first mail to this reader says in plain text. */
export const mailTo = (desk: Desk, address: string): Mail => {
  const mail = desk.mails.find(({ to }) => to === address);
  if (!mail) throw new Error(`No mail to ${address}; there are mails to ${desk.mails.map(({ to }) => to).join(', ')}.`);
  return mail;
};
