import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '../../functions/contract/operations.ts';
import { type Operation, type Route, routes } from '../../functions/contract/routes.ts';
import { recordFile } from '../../functions/domain/casework/attachments/record-file.ts';
import { runJobs } from '../../functions/domain/casework/bulk/run.ts';
import { relate } from '../../functions/domain/casework/links/relate.ts';
import { sendLostLinks } from '../../functions/domain/customer/lost-links.ts';
import { eventTypes } from '../../functions/domain/complaint/events.ts';
import { recordBounce } from '../../functions/domain/correspondence/record-bounce.ts';
import { routeDisputed } from '../../functions/domain/routing/route-disputed.ts';
import { sweep } from '../../functions/domain/sla/sweep.ts';
import { assess } from '../../functions/domain/triage/assess.ts';
import { analyseEmbedded } from '../../functions/domain/triage/embedded-analysis.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf, type Heard, type Said } from './api-at-work.ts';

/*
 * Everything that staff can write or do is done to one case, each with a word in it that stands nowhere else. Then every
 * route of a customer is called, for all that it can answer, and none of those words may come out.
 */

/** Stands in whatever staff write, name or are called. */
const marker = 'zzz';
const marked = (what: string): string => `${marker}-${what}`;

let desk: Desk;
let api: ReturnType<typeof apiOf>;
let held: { reference: string; headers: Record<string, string> };
/** A case that was merged into it. */
let twin: typeof held;
/** What was planted, by the operation that planted it. */
const planted = new Set<Operation>();
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
  await furnish();
});
afterAll(async () => desk.close());

const agent = { as: [marked('agent'), 'agent'] };
const lead = { as: [marked('lead'), 'lead'] };
const manager = { as: [marked('manager'), 'manager'] };
const admin = { as: [marked('admin'), 'admin'] };

/** Somebody of the staff does something that must work, or the test would prove nothing. */
async function does(who: { as: string[] }, operation: Operation, said: Said = {}): Promise<Heard['body']> {
  const { status, body } = await api(operation, { reference: held.reference, body: {}, ...who, ...said });
  if (status >= 300) throw new Error(`${operation}: ${status} ${JSON.stringify(body)}`);
  planted.add(operation);
  return body;
}

const inDays = (days: number): string =>
  new Date(Date.parse(desk.clock.now()) + days * 24 * 60 * 60 * 1000).toISOString();

async function complain(changed: Record<string, unknown> = {}): Promise<typeof held> {
  const { body } = await api('submitComplaint', {
    body: {
      customer: { name: 'Ann', email: 'ann@customer.example', language: 'en' },
      description: 'The kettle leaks and the cable smokes.',
      product: 'Kettle',
      batch: 'K-7',
      ...changed,
    },
  });
  await relate(desk, { reference: body.reference, type: 'ComplaintReceived' });
  return { reference: body.reference, headers: { Authorization: `Bearer ${body.trackingSecret}` } };
}

async function arrive(id: string): Promise<void> {
  const { list } = await desk.uploads.read(held.reference);
  const mark = list.uploads.find((one) => one.id === id)?.mark ?? '';
  await recordFile(desk, { place: { reference: held.reference, id, mark }, outcome: 'clean' }, { scans: true });
}

async function furnish(): Promise<void> {
  const person = { teams: ['quality'], languages: ['en'], takesCases: true, capacity: 20 };
  held = await complain();
  const another = await complain({ customer: { name: 'Bo', email: 'bo@customer.example', language: 'en' } });
  twin = await complain();
  const { reference } = held;

  // Where it goes, and to whom
  const rules = [{ id: marked('rule'), team: 'quality', choose: 'round-robin' }];
  await does(admin, 'writeRouting', { body: { rules } });
  await does(admin, 'putPerson', { id: 'agent-quality', body: person });
  await assess({ ...desk, analyser: { analyse: async (...words) => analyseEmbedded(...words) } }, { reference });
  await does(lead, 'assignCase', { body: { assignee: 'agent2' } });
  await does(lead, 'routeCase', { body: { evenIfTaken: true } });
  const classification = {
    kind: 'complaint',
    category: 'product-quality',
    level: 'important',
    reason: marked('reason'),
  };
  await does(lead, 'classifyCase', { body: classification });
  await does(lead, 'correctAbout', { body: { product: 'Kettle', batch: 'K-7', reason: marked('about') } });
  await does(lead, 'applyPolicies', { body: { reason: marked('policies') } });

  // What is said among staff
  await does(agent, 'addNote', { body: { text: marked('note') } });
  const parts = { behaviour: marked('saw you wait'), impact: marked('lost a day'), desired: marked('please call') };
  await does(agent, 'giveFeedback', { body: { form: 'BID', to: 'agent2', parts, insist: true } });
  await does(agent, 'waitFor', { body: { for: 'supplier', reason: marked('wait') } });
  await does(agent, 'resumeCase');

  // Tasks, one of them a partner's
  const task = { title: marked('title'), text: marked('task'), dueAt: inDays(2) };
  const partner = { name: marked('partner'), email: `${marker}@supplier.example`, language: 'en' };
  await does(agent, 'addTask', { body: { ...task, to: { department: 'logistics' } } });
  await does(agent, 'addTask', { body: { ...task, to: { partner } } });
  const { tasks } = await does(agent, 'listCaseTasks');
  const [first = '', second = ''] = (tasks as { id: string }[]).map(({ id }) => id);
  await does(manager, 'answerTask', { id: `${reference}-${first}`, body: { text: marked('answer') } });
  await does(agent, 'returnTask', { id: first, body: { reason: marked('returned') } });
  await does(manager, 'answerTask', { id: `${reference}-${first}`, body: { text: marked('answer again') } });
  await does(agent, 'acceptTask', { id: first });
  await does(agent, 'sendTaskLink', { id: second });
  await does(agent, 'revokeTaskLink', { id: second });
  await does(agent, 'cancelTask', { id: second, body: { reason: marked('cancelled') } });

  // Why, and so that it does not happen again
  const cause = {
    problem: marked('problem'),
    whys: [{ question: marked('why'), answer: marked('because') }],
    fishbone: [{ branch: 'process', causes: [{ text: marked('bone') }] }],
    code: 'PRD-MFG-TST',
  };
  await does(agent, 'recordCause', { body: cause });
  const action = { what: marked('action'), owner: marked('owner'), dueAt: inDays(3), effectiveAt: inDays(5) };
  await does(agent, 'addAction', { body: { kind: 'corrective', ...action } });

  // Money
  const remedy = { kind: 'refund', amount: 48_613, currency: 'CNY', dueAt: inDays(4), owner: 'agent2' };
  const offer = { ...remedy, what: 'A refund.' };
  await does(lead, 'proposeRemedy', { body: offer });
  const negotiated = { kind: 'compensation', side: 'customer', amount: 98_765, currency: 'CNY' };
  await does(lead, 'openNegotiation', { body: { ...negotiated, words: marked('demand') } });
  const { negotiations } = await does(lead, 'listRemedies');
  await does(lead, 'endNegotiation', { body: { negotiation: negotiations[0].id, reason: marked('no deal') } });

  // Other cases
  await does(lead, 'linkCase', { body: { reference: another.reference, kind: 'same-cause', reason: marked('link') } });
  await does(lead, 'mergeCase', { reference: twin.reference, body: { into: reference, reason: marked('merge') } });
  await does(lead, 'startBulk', {
    body: { action: 'classify', cases: [reference], level: 'important', reason: marked('bulk') },
  });
  await runJobs(desk, () => true);

  // Files that staff keep to themselves
  const file = { type: 'image/jpeg', size: 1000, sha256: Buffer.alloc(32, 7).toString('base64') };
  const evidence = await does(agent, 'requestStaffUpload', { body: { ...file, name: `${marked('evidence')}.jpg` } });
  await arrive(evidence.id);

  // Time passes: warnings, breaches, escalations; a mail comes back
  desk.later({ days: 12 });
  await sweep(desk, { shards: 4, hasTime: () => true });
  const bounce = { mailId: marked('mail'), bounce: 'permanent', detail: marked('mailbox full') } as const;
  await recordBounce(desk, reference, bounce);

  // What is said to the customer is theirs to read, and who said it is not
  await does(agent, 'replyToCustomer', { body: { text: 'We have looked at the cable.' } });
  await does(manager, 'holdCase', { body: { reason: marked('hold') } });
  await does(manager, 'releaseCase', { body: { reason: marked('released') } });
  await does(agent, 'revealPersonalData', { body: { reason: marked('reveal') } });
  await does(agent, 'addNote', { body: { text: marked('note at last') } });
}

/** What a customer calls, and with what. A new route of customers is not let pass without a row. */
const customersCalls: { [O in Operation]?: Said[] } = {
  trackComplaint: [{}],
  addMessage: [{ body: { text: 'Any news?' } }, { body: { text: ' ' } }],
  requestUpload: [
    { body: { name: 'cable.jpg', type: 'image/jpeg', size: 10, sha256: Buffer.alloc(32, 1).toString('base64') } },
    { body: { name: 'cable.exe' } },
  ],
  downloadAttachment: ['F1', 'F2', 'F9', 'x'].map((id) => ({ id, body: {} })),
  confirmSolved: [{ body: { rating: 3 } }, { body: { rating: 9 } }],
  disagreeWithDecision: [{ body: { reason: 'It still leaks.' } }, { body: {} }],
  withdrawComplaint: [{ body: { reason: 'Never mind.' } }],
};
const customersRoutes = (Object.entries(routes) as [Operation, Route][])
  .filter(([, { access }]) => access === 'tracking-secret')
  .map(([operation]) => operation);

/** All that a customer hears, in both languages, with the right secret and a wrong one, changed or refused. */
async function everythingHeard(): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (const operation of customersRoutes) {
    for (const said of customersCalls[operation] ?? []) {
      for (const language of ['en', 'zh-CN']) {
        for (const secret of [held.headers['Authorization'], 'Bearer not-the-secret']) {
          const headers = { Authorization: String(secret), 'Accept-Language': language, 'If-Match': '"1"' };
          heard.push(await api(operation, { ...said, reference: held.reference, headers }));
        }
      }
    }
  }
  return heard;
}

const refuse = (heard: readonly Heard[]): void => {
  for (const { headers, body } of heard) {
    expect(JSON.stringify([headers, body]).toLowerCase()).not.toContain(marker);
    expect(JSON.stringify(body)).not.toMatch(/48613|98765|agent2|agent-quality/);
  }
};

/** Every name of a field, however deep. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

/** What customers are answered, field by field: whoever adds one adds it here, and says by that that it is theirs to see. */
const theirs = [
  'reference status kind category level receivedAt description product orderNumber batch mergedInto responsible team',
  'handler waitsForYou nextDeadline promise dueAt deadlines acknowledge firstResponse resolution explanation at',
  'confirmedAt rating can message attach withdraw confirm disagree disagreeUntil timeline type text',
  // files
  'attachments id name size state by upload method url headers expiresAt',
  // refusals
  'title detail code requestId errors field',
].flatMap((names) => names.split(' '));

describe('Nothing internal leaves by a customer’s route', () => {
  test('though staff have done to the case whatever can be done to it', async () => {
    const onACase = (Object.entries(routes) as [Operation, Route][]).filter(
      ([, { access, path, method }]) =>
        typeof access !== 'string' && method !== 'GET' && path.startsWith('/v1/staff/cases/{reference}'),
    );
    const left = onACase.map(([operation]) => operation).filter((operation) => !planted.has(operation));
    // What follows from another thing that was planted, or ends what must still be open here.
    expect(left.toSorted()).toEqual([
      'agreeOnAmount',
      'approveRemedy',
      'cancelAction',
      'cancelRemedy',
      'changeRemedy',
      'closeCase',
      'coachReply',
      'completeAction',
      'downloadForStaff',
      'executeRemedy',
      'extendDeadline',
      'fillTemplate',
      'keepPromise',
      'makePromise',
      'nameAmount',
      'passOnPraise',
      'rejectRemedy',
      'reopenCase',
      'resolveCase',
      'splitCase',
      'takeCase',
      'unlinkCase',
      'verifyAction',
    ]);
    const { timeline, mails } = (await api('readCase', { ...manager, reference: held.reference })).body;
    expect(JSON.stringify(timeline).split(marker).length).toBeGreaterThan(40);
    expect(mails).toBeDefined();
  });

  test('every route of a customer is tried', () => {
    expect(Object.keys(customersCalls).toSorted()).toEqual(customersRoutes.toSorted());
  });

  test('while it is worked on, when it is decided, disputed, decided again, confirmed, and when it was merged', async () => {
    const seen = await everythingHeard();
    // The customer withdrew it in the course of that; the one that goes on is another, furnished in the same way.
    await furnish();
    const before = await api('trackComplaint', held);
    expect(before.body.status).toBe('in-progress');
    seen.push(before);
    const explanation = 'We have changed the cable.';
    await settleWork();
    await does(agent, 'resolveCase', { body: { explanation } });
    for (const operation of customersRoutes) {
      for (const said of customersCalls[operation] ?? []) seen.push(await api(operation, { ...said, ...twin }));
    }
    seen.push(await api('trackComplaint', held));
    seen.push(await api('disagreeWithDecision', { ...held, body: { reason: 'It still smokes.' } }));
    const { timeline } = (await api('readCase', { ...manager, reference: held.reference })).body;
    const event = timeline.findLast(({ type }: { type: string }) => type === 'ResolutionDisputed');
    await routeDisputed(desk, { ...event, reference: held.reference });
    seen.push(await api('trackComplaint', held));
    await does(manager, 'resolveCase', { body: { explanation: 'We send you a new one.' } });
    seen.push(await api('confirmSolved', { ...held, body: { rating: 4, comment: 'Well.' } }));
    seen.push(...(await everythingHeard()));
    expect(seen.filter(({ status }) => status === 200).length).toBeGreaterThan(5);
    refuse(seen);
  });

  test('nor by what is answered to a complaint or to whoever asks for a link', async () => {
    const seen = [
      await api('submitComplaint', {
        body: { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'Again.' },
      }),
      await api('askForLink', { body: { reference: held.reference, email: 'ann@customer.example' } }),
    ];
    expect(seen.map(({ status }) => status)).toEqual([201, 202]);
    await sendLostLinks(desk, () => true);
    seen.push(await api('trackComplaint', held));
    refuse(seen);
  });

  test('nor who of the staff was faster than the customer', async () => {
    const mine = await complain();
    // Somebody of the staff changes the case each time, just before the customer's change is written.
    const cases = {
      ...desk.cases,
      commit: async (...args: Parameters<Desk['cases']['commit']>) => {
        await api('addNote', { ...agent, reference: mine.reference, body: { text: marked('faster') } });
        return desk.cases.commit(...args);
      },
    };
    const { status, headers, body } = await apiOf({ ...desk, cases })('withdrawComplaint', { ...mine, body: {} });
    expect([status, body.code, headers['Retry-After']]).toEqual([503, 'service.unavailable', '1']);
    refuse([{ status, headers, body }]);
    expect(JSON.stringify(body)).not.toMatch(/changedBy|version/);
  });

  test('by the name of a field either: each that a customer is answered is on the list of theirs', async () => {
    const allowed = new Set(theirs);
    for (const { body } of await everythingHeard()) {
      expect(namesIn(body).filter((name) => !allowed.has(name))).toEqual([]);
    }
    // Beyond what these cases happened to have: all that the shapes of the answers could let through.
    for (const operation of customersRoutes) {
      const shape = operations[operation].answer.toJSONSchema({ unrepresentable: 'any' });
      expect([operation, propertiesIn(shape).filter((name) => !allowed.has(name))]).toEqual([operation, []]);
    }
  });

  test('and the timeline says of few kinds of events that they happened', async () => {
    const { body } = await api('trackComplaint', held);
    const types = new Set<string>(body.timeline.map(({ type }: { type: string }) => type));
    for (const type of types) expect(eventTypes).toContain(type);
    for (const hidden of ['NoteAdded', 'CaseRouted', 'TaskAdded', 'CauseRecorded', 'RemedyProposed', 'CaseLinked']) {
      expect(types).not.toContain(hidden);
    }
  });
});

/** What keeps a case from being decided is done. */
async function settleWork(): Promise<void> {
  const { remedies } = await does(lead, 'listRemedies');
  for (const { id, state } of remedies as { id: string; state: string }[]) {
    if (state === 'proposed' || state === 'approved') {
      await does(lead, 'cancelRemedy', { body: { remedy: id, reason: 'You get a new one instead.' } });
    }
  }
}

/** The names of a JSON schema's properties, however deep; one of any name counts as `*`. */
function propertiesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(propertiesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) =>
    key === 'properties' && typeof inner === 'object' && inner !== null
      ? [...Object.keys(inner), ...Object.values(inner).flatMap(propertiesIn)]
      : propertiesIn(inner),
  );
}
