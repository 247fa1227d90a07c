import { assign } from '../../../functions/domain/casework/assign.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import type { PublishedEvent } from '../../../functions/domain/complaint/events.ts';
import { acknowledged } from '../../../functions/domain/correspondence/acknowledged.ts';
import { escalate } from '../../../functions/domain/correspondence/escalate.ts';
import { flushDue } from '../../../functions/domain/correspondence/flush-due.ts';
import { stepTypes } from '../../../functions/domain/correspondence/notices.ts';
import { recordSent } from '../../../functions/domain/correspondence/record-sent.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import type { Mail, Services } from '../../../functions/domain/services.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';
import { dueShards } from '../../../functions/contract/table.ts';
import { openDesk } from '../../desk.ts';

export const clerk = { type: 'staff', id: 'lead', role: 'lead' } as const;

/** What a run of `escalate` and `flushDue` works with. */
export type PostServices = Parameters<typeof escalate>[0];

/** The staff directory: whoever is asked for has an address of their own, except ghosts. */
const staff: Services['staff'] = {
  find: async (id) =>
    id === 'ghost' || id.includes('@') ? undefined : { id, name: `Ms ${id}`, email: `${id}@acme.example` },
};

/**
 * A desk whose steps are told to people: the real tables on the real engine, and a carrier that reports each mail as
 * sent the moment that it takes it.
 */
export async function openPost(changes: Partial<Services['settings']> = {}) {
  const desk = await openDesk();
  const mails: Mail[] = [];
  const settings = { ...desk.settings, ...changes };
  const carrier = {
    send: async (mail: Mail): Promise<void> => {
      mails.push(mail);
      const { reference, mailId } = mail.tags;
      await recordSent(desk, reference, { mailId, messageId: `<m${mails.length}@mail>`, at: desk.clock.now() });
    },
  };
  const services: PostServices = { ...desk, settings, staff, carrier };
  return {
    ...desk,
    settings,
    services,
    mails,
    mailsTo: (address: string) => mails.filter(({ to }) => to === address),
    tick: async () => flushDue(services),
    /** Complaints that have been acknowledged, so that the first answer is what is due. */
    complaints: async (count: number, description = 'The parcel never came.', assignee?: string): Promise<string[]> => {
      const customer = { name: 'Li Lei', email: 'l@customer.example' };
      const enter = async (): Promise<string> => {
        const { reference } = await register(desk, { customer, description }, { enteredBy: { type: 'customer' } });
        await change(desk, reference, 'acknowledge', acknowledged({ via: 'answer' }));
        if (assignee !== undefined) await change(desk, reference, 'assign', assign(assignee, clerk));
        return reference;
      };
      return Promise.all(Array.from({ length: count }, enter));
    },
    /** What the sweep of this minute has to tell of these cases. */
    steps: async (references: readonly string[]): Promise<PublishedEvent[]> => {
      const before = new Map<string, number>();
      for (const file of await Promise.all(references.map(async (reference) => desk.cases.find(reference)))) {
        if (file) before.set(file.reference, file.version);
      }
      await sweep(desk, { shards: dueShards, hasTime: () => true });
      const files = await Promise.all(references.map(async (reference) => desk.cases.open(reference)));
      return files.flatMap((file) =>
        (file?.events ?? []).filter(
          ({ type, seq, reference }) => stepTypes.some((one) => one === type) && seq > (before.get(reference) ?? 0),
        ),
      );
    },
    tell: async (events: readonly PublishedEvent[], as: PostServices = services) => escalate(as, events),
    /** The mails on the record of a case, as an auditor reads them. */
    records: async (reference: string) => (await desk.cases.open(reference))?.mails ?? [],
  };
}

export type Post = Awaited<ReturnType<typeof openPost>>;

/**
 * The services of a run that dies: its call number `lives` to the outside is made, its answer is never heard, and no
 * further one is made. Reports and other runs are not part of it.
 */
export function mortal(services: PostServices, lives: number): PostServices {
  let calls = 0;
  const dying = <T extends object>(real: T): T =>
    new Proxy(real, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return async (...given: unknown[]): Promise<unknown> => {
          calls += 1;
          if (calls > lives) throw new Error('killed');
          const answer: unknown = await Reflect.apply(member, target, given);
          if (calls >= lives) throw new Error('killed');
          return answer;
        };
      },
    });
  const { notices, mailLog, carrier, cases, absences } = services;
  return {
    ...services,
    notices: dying(notices),
    mailLog: dying(mailLog),
    carrier: dying(carrier),
    cases: dying(cases),
    absences: dying(absences),
  };
}
