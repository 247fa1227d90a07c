import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  paginateScan,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { dynamoBulkStore } from '../../../functions/adapters/dynamodb/bulk-store.ts';
import { dynamoCaseStore } from '../../../functions/adapters/dynamodb/case-store.ts';
import { dynamoLostLinks } from '../../../functions/adapters/dynamodb/lost-links.ts';
import { dynamoRelatedBook } from '../../../functions/adapters/dynamodb/related-book.ts';
import { dynamoRemains } from '../../../functions/adapters/dynamodb/remains.ts';
import { dynamoSolvedIndex } from '../../../functions/adapters/dynamodb/solved-index.ts';
import { placeName } from '../../../functions/domain/casework/attachments/place.ts';
import { recordFile } from '../../../functions/domain/casework/attachments/record-file.ts';
import { relate } from '../../../functions/domain/casework/links/relate.ts';
import { runJobs } from '../../../functions/domain/casework/bulk/run.ts';
import { changeTask } from '../../../functions/domain/casework/tasks/change-task.ts';
import { answerTask } from '../../../functions/domain/casework/tasks/answer-task.ts';
import type { CaseEvent, PublishedEvent } from '../../../functions/domain/complaint/events.ts';
import { acknowledge } from '../../../functions/domain/correspondence/acknowledge.ts';
import { notify } from '../../../functions/domain/correspondence/notify.ts';
import { DomainError } from '../../../functions/domain/errors.ts';
import { forget } from '../../../functions/domain/erasure/forget.ts';
import { measure } from '../../../functions/domain/insight/measures/measure.ts';
import { rememberSolved } from '../../../functions/domain/insight/similar/remember-solved.ts';
import type { Mail } from '../../../functions/domain/services.ts';
import { assess } from '../../../functions/domain/triage/assess.ts';
import { apiOf, directory } from '../../api/api-at-work.ts';
import type { Desk } from '../../desk.ts';

/** The mail is on its way already; its report would say so. */
function unlessClaimed(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'service.unavailable') throw error;
}

export type Item = Record<string, AttributeValue>;

/** Every item of the table. */
export async function everything({ client, table }: Pick<Desk, 'client' | 'table'>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
    items.push(...Items);
  }
  return items;
}

/**
 * A customer with a mark in whatever they, or anybody about them, ever write, and all that can happen to their case.
 * What is refused at the time is left; every event wakes whoever it would wake.
 */
export async function personAt(desk: Desk, number: number) {
  const mark = `qzx${number.toString(36)}mark`;
  const digits = `139${String(10_000_000 + number)}`;
  const api = apiOf(desk);
  const mails: Mail[] = [];
  const writing = { ...desk, staff: directory, carrier: { send: async (mail: Mail) => void mails.push(mail) } };
  const analyser = {
    analyse: async () => ({
      language: 'en' as const,
      sentiment: { value: 'negative' as const, confidence: 0.9 },
      keyPhrases: [`the ${mark} phrase`],
      personalData: ['EMAIL'],
      analyser: 'embedded',
    }),
  };

  const submit = async (name: string) =>
    api('submitComplaint', {
      headers: { 'Idempotency-Key': `${mark}-${name.length}` },
      body: {
        customer: { name: `Lucy ${mark}`, email: `${mark}@customer.example`, phone: digits, language: 'en' },
        description: `My ${mark} kettle leaks hot water since Monday. ${name}`,
        product: `Kettle ${mark}`,
        orderNumber: `No. ${digits}`,
        batch: `B-${mark}`,
      },
    });
  const { body: made, status } = await submit('first');
  if (status !== 201) throw new Error(JSON.stringify(made));
  const { body: beside } = await submit('the other one');
  const reference: string = made.reference;
  const other: string = beside.reference;
  const customer = { reference, headers: { Authorization: `Bearer ${made.trackingSecret}` } };
  const manager = { reference, as: ['manager'] };
  const say = (what: string): string => `${what}, says ${mark} (${digits}).`;
  const soon = (): string => desk.later({ hours: 1 }).replace(/T.*/, 'T23:00:00.000Z');
  const inDays = (days: number): string => new Date(Date.parse(desk.clock.now()) + days * 86_400_000).toISOString();
  /** The newest of its kind: ids count, and parts come in the order of text, R10 before R9. */
  const idOf = async (kind: string): Promise<string | undefined> => {
    const { parts = [] } = (await desk.cases.open(reference)) ?? {};
    const counted = (id: string): number => Number(id.replaceAll(/\D/gu, ''));
    const ids = parts.filter((part) => part.kind === kind).map(({ id }) => id);
    return ids.toSorted((one, next) => counted(one) - counted(next)).at(-1);
  };

  const seen = new Map<string, number>();
  /** What the bus would have woken, for every event since the last time: not at all, once, or twice, as a queue may. */
  async function react(times = 1): Promise<void> {
    for (const one of [reference, other]) {
      const { events = [] } = (await desk.cases.open(one)) ?? {};
      for (let time = 0; time < times; time += 1) await reactTo(events.slice(seen.get(one) ?? 0));
      seen.set(one, events.length);
    }
    await measure(desk, [reference, other]);
  }
  /** Whoever is woken by these events; a reaction that they do not concern does nothing. */
  async function reactTo(events: readonly CaseEvent[]): Promise<void> {
    for (const stored of events) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- with more than the bus carries
      const event = stored as PublishedEvent;
      if (event.type === 'ComplaintReceived') {
        await acknowledge(writing, event).catch(unlessClaimed);
        await assess({ ...desk, analyser }, event);
      }
      if (event.type === 'ComplaintReceived' || event.type === 'AboutCorrected') await relate(desk, event);
      if (['ComplaintResolved', 'ComplaintClosed', 'ComplaintReopened'].includes(event.type)) {
        await rememberSolved(desk, event);
      }
      await notify(writing, event).catch(unlessClaimed);
    }
  }

  const doings = {
    message: () => api('addMessage', { ...customer, body: { text: say('Still nothing') } }),
    reply: () => api('replyToCustomer', { ...manager, body: { text: say('We look into it') } }),
    note: () => api('addNote', { ...manager, body: { text: say('Called them') } }),
    classify: () => api('classifyCase', { ...manager, body: { level: 'important', reason: say('It is hot') } }),
    wait: () => api('waitFor', { ...manager, body: { for: 'customer', reason: say('For a photo') } }),
    about: () =>
      api('correctAbout', {
        ...manager,
        body: { batch: `C-${mark}`, orderNumber: `${digits}9`, reason: say('Other lot') },
      }),
    promise: async () => {
      await api('makePromise', { ...manager, body: { dueAt: inDays(3), what: say('A new one by Friday') } });
      const clock = (await desk.cases.find(reference))?.clocks.findLast(({ kind }) => kind === 'promise')?.id;
      return clock === undefined ? undefined : api('keepPromise', { ...manager, body: { clock } });
    },
    task: async () => {
      const partner = { name: `Works of ${mark}`, email: `works@${mark}.example`, language: 'en' };
      await api('addTask', {
        ...manager,
        body: { title: say('Look'), text: say('Look at the seal'), to: { partner }, dueAt: inDays(4) },
      });
      const id = await idOf('task');
      if (id === undefined) return undefined;
      await changeTask(
        desk,
        { reference, id },
        'answer-task',
        answerTask(say('It was bad'), { type: 'partner', name: partner.name }),
      ).catch(() => {});
      return api('acceptTask', { ...manager, id });
    },
    remedy: async () => {
      const amount = { amount: 1000, currency: 'CNY' };
      await api('proposeRemedy', {
        ...manager,
        body: { kind: 'refund', ...amount, what: say('Refund'), dueAt: inDays(5) },
      });
      const remedy = await idOf('remedy');
      await api('approveRemedy', { reference, as: ['lead'], body: { remedy, ...amount } });
      return api('executeRemedy', { ...manager, body: { remedy, ...amount, evidence: say('Paid') } });
    },
    negotiate: async () => {
      const named = { amount: 5000, currency: 'CNY', words: say('Wants more') };
      await api('openNegotiation', { ...manager, body: { kind: 'compensation', side: 'customer', ...named } });
      const negotiation = await idOf('negotiation');
      return api('endNegotiation', { ...manager, body: { negotiation, reason: say('No') } });
    },
    cause: () =>
      api('recordCause', {
        ...manager,
        body: {
          problem: say('Leak'),
          whys: [{ question: say('Why'), answer: say('Seal') }],
          fishbone: [{ branch: `own ${mark}`, causes: [{ text: say('Seal'), causes: [{ text: say('Glue') }] }] }],
          code: 'PRD-MAT-DEF',
        },
      }),
    action: () =>
      api('addAction', {
        ...manager,
        body: {
          kind: 'corrective',
          what: say('New seal'),
          owner: `Mr ${mark}`,
          dueAt: inDays(9),
          effectiveAt: inDays(20),
        },
      }),
    file: async () => {
      const { body } = await api('requestUpload', {
        ...customer,
        body: { name: `${mark}.png`, type: 'image/png', size: 10, sha256: `${'A'.repeat(43)}=` },
      });
      const awaited = (await desk.uploads.read(reference)).list.uploads.find(({ id }) => id === body.id);
      if (!awaited) return;
      await recordFile(
        desk,
        { place: { reference, id: awaited.id, mark: awaited.mark }, outcome: 'clean' },
        { scans: true },
      );
    },
    awaitedFile: () =>
      api('requestUpload', {
        ...customer,
        body: { name: `${mark} later.png`, type: 'image/png', size: 11, sha256: `${'B'.repeat(42)}A=` },
      }),
    link: () => api('linkCase', { ...manager, body: { reference: other, kind: 'related', reason: say('Both leak') } }),
    unlink: () => api('unlinkCase', { ...manager, body: { reference: other, reason: say('Not so') } }),
    bulk: async () => {
      const text = { en: say('To all'), 'zh-CN': say('各位') };
      await api('startBulk', { as: ['manager'], body: { action: 'reply', text, cases: [reference, other] } });
      await runJobs(desk, () => true);
    },
    feedback: () =>
      api('giveFeedback', {
        ...manager,
        body: {
          form: 'BID',
          to: 'agent',
          parts: { behaviour: say('You waited'), impact: say('They left'), desired: say('Call') },
          insist: true,
        },
      }),
    hold: () => api('holdCase', { ...manager, body: { reason: say('Court') } }),
    release: () => api('releaseCase', { ...manager, body: { reason: say('Over') } }),
    resolve: () => api('resolveCase', { ...manager, body: { explanation: say('Exchanged') } }),
    confirm: () => api('confirmSolved', { ...customer, body: { rating: 4, comment: say('Thanks') } }),
    disagree: () => api('disagreeWithDecision', { ...customer, body: { reason: say('No') } }),
    close: () => api('closeCase', manager),
    withdraw: () => api('withdrawComplaint', { ...customer, body: { reason: say('Never mind') } }),
    lostLink: () => api('askForLink', { body: { reference, email: `${mark}@customer.example` } }),
    late: async () => void soon(),
  };

  const items = async (of: string = reference): Promise<Item[]> =>
    (await everything(desk))
      .filter((item) => JSON.stringify(item).includes(of))
      .toSorted((a, b) => (`${a['pk']?.S} ${a['sk']?.S}` < `${b['pk']?.S} ${b['sk']?.S}` ? -1 : 1));
  async function forgetWith(services: Parameters<typeof forget>[0]): Promise<void> {
    const { events = [] } = (await desk.cases.open(reference)) ?? {};
    const event = events.find(({ type }) => type === 'CaseErased');
    if (event) await forget(services, event);
  }

  return {
    mark,
    reference,
    other,
    mails,
    doings,
    react,
    reactTo,
    items,
    submit,
    reactToEverything: async () => reactTo((await desk.cases.open(reference))?.events ?? []),
    promise: async () => api('makePromise', { ...manager, body: { dueAt: inDays(3), what: say('A new one') } }),
    resolveAs: async (role: string) =>
      api('resolveCase', { reference, as: [role], body: { explanation: say('Exchanged after all') } }),
    keep: async (clock: string) => api('keepPromise', { ...manager, body: { clock } }),
    track: async (language: string) =>
      api('trackComplaint', { reference, headers: { ...customer.headers, 'Accept-Language': language } }),
    readAs: async (role: string) => api('readCase', { reference, as: [role] }),
    /**
     * What stands anywhere in the table and tells who they are, but in the other case of theirs, and in jobs that could not
     * be done to this one: these are about the cases that they were done to.
     */
    traces: async (): Promise<string[]> => {
      const { events = [] } = (await desk.cases.open(reference)) ?? {};
      const jobs = events.flatMap(({ by }) => (by.type === 'staff' && by.bulk !== undefined ? `BULK#${by.bulk}` : []));
      return (await everything(desk)).flatMap((item) => {
        const [pk = '', sk = '', text] = [item['pk']?.S, item['sk']?.S, JSON.stringify(item).toLowerCase()];
        const isOthers = pk === `CASE#${other}` && (sk === 'CASE' || !text.includes(reference.toLowerCase()));
        if (isOthers || (pk.startsWith('BULK#') && !jobs.includes(pk))) return [];
        // What was masked as it was written is told by the words beside it.
        const marks = text.includes(reference.toLowerCase()) ? [mark, digits, ', says '] : [mark, digits];
        return marks.flatMap((one) => (text.includes(one) ? `${pk} ${sk}: ${one}` : []));
      });
    },
    /** By which the case is found from elsewhere: lists of related cases, and terms of solved ones. */
    leadingHere: async (): Promise<string[]> =>
      (await items()).flatMap(({ pk, sk }) => {
        const elsewhere = /^(?:RELATED|SIMILAR)#/.test(pk?.S ?? '') && `${pk?.S} ${sk?.S}`.includes(reference);
        return elsewhere || (pk?.S === `LINKS#${reference}` && sk?.S === '#LISTS') ? `${pk?.S} ${sk?.S}` : [];
      }),
    /** Has all about the case be as it was then. */
    restore: async (backup: readonly Item[]): Promise<void> => {
      const TableName = desk.table;
      for (const { pk = { S: '' }, sk = { S: '' } } of await items()) {
        await desk.client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
      }
      for (const Item of backup) await desk.client.send(new PutItemCommand({ TableName, Item }));
    },
    forget: async () => forgetWith(desk),
    /** @returns false when it died on the way, at that write of the reaction's own */
    forgetDyingAfter: async (writes: number): Promise<boolean> => {
      let left = writes;
      const client = new DynamoDBClient({
        endpoint: desk.engine.endpoint,
        region: 'eu-west-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      });
      client.middlewareStack.add(
        (next, { commandName = '' }) =>
          async (args) => {
            if (/^(?:Put|Update|Delete|Transact)/.test(commandName) && (left -= 1) < 0) throw new Error('died');
            return next(args);
          },
        { step: 'initialize' },
      );
      const on = [client, desk.table] as const;
      const dying = {
        cases: dynamoCaseStore(...on),
        related: dynamoRelatedBook(...on),
        solved: dynamoSolvedIndex(...on),
        lostLinks: dynamoLostLinks(...on),
        bulk: dynamoBulkStore(...on),
        remains: dynamoRemains(...on),
      };
      try {
        await forgetWith({ ...desk, ...dying });
        return true;
      } catch (error) {
        if (error instanceof Error && error.message === 'died') return false;
        throw error;
      } finally {
        client.destroy();
      }
    },
    placesOfFiles: async (): Promise<string[]> => {
      const file = await desk.cases.open(reference);
      return (file?.parts ?? []).flatMap((part) =>
        part.kind === 'file' ? [placeName({ reference, id: part.id, mark: part.data.mark })] : [],
      );
    },
  };
}
