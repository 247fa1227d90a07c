import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { operations } from '../../functions/contract/operations.ts';
import { type EventBodies, eventTypes } from '../../functions/domain/complaint/events.ts';

/** The page's chapters by their headings. */
const chapters = new Map(
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'privacy.md'), 'utf8')
    .split(/^## /m)
    .map((chapter) => [chapter.split('\n')[0] ?? '', chapter]),
);
const chapter = (heading: string): string => chapters.get(heading) ?? '';
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1));

/** Every field of a body, at any depth. */
function fieldsIn(schema: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const one of schema) fieldsIn(one, into);
  else if (schema instanceof Object) {
    for (const [word, inner] of Object.entries(schema)) {
      if (word === 'properties') for (const name of Object.keys(Object(inner))) into.add(name);
      fieldsIn(word === 'properties' ? Object.values(Object(inner)) : inner, into);
    }
  }
  return into;
}

const sent = new Set(
  Object.values<{ body?: z.ZodType }>(operations).flatMap(({ body }) =>
    body ? [...fieldsIn(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }))] : [],
  ),
);

type FieldsOf<W> = W extends W ? keyof W : never;
/** A field of `words` that is missing here or is no more does not compile. */
const words: { [T in keyof EventBodies]: Record<FieldsOf<EventBodies[T]['words']>, true> } = {
  ComplaintReceived: {
    customer: true,
    description: true,
    product: true,
    orderNumber: true,
    batch: true,
    idempotency: true,
  },
  ComplaintAcknowledged: {},
  ComplaintAssessed: { keyPhrases: true },
  CaseAssigned: {},
  CaseRouted: {},
  CustomerMessageAdded: { text: true },
  ReplyAdded: { text: true },
  NoteAdded: { text: true },
  CaseReclassified: { reason: true },
  ComplaintResolved: { explanation: true },
  ComplaintClosed: {},
  ComplaintReopened: { reason: true },
  ResolutionConfirmed: { comment: true },
  ResolutionDisputed: { reason: true },
  LinkSentAgain: {},
  ComplaintWithdrawn: { reason: true },
  DeadlineWarned: {},
  DeadlineBreached: {},
  CaseEscalated: {},
  DeadlineLapsed: {},
  CaseWaiting: { reason: true },
  CaseResumed: {},
  PromiseMade: { what: true },
  PromiseKept: {},
  PromiseWithdrawn: { reason: true },
  RemedyProposed: { what: true },
  RemedyApproved: {},
  RemedyRejected: { reason: true },
  RemedyExecuted: { evidence: true },
  RemedyCancelled: { reason: true },
  RemedySuperseded: {},
  NegotiationRound: { text: true },
  NegotiationAgreed: {},
  NegotiationEnded: { reason: true },
  DeadlineExtended: { reason: true },
  PolicyApplied: { reason: true },
  ClocksRepaired: {},
  EscalationAcknowledged: {},
  AboutCorrected: { product: true, orderNumber: true, batch: true, reason: true },
  CaseLinked: { reason: true },
  CaseUnlinked: { reason: true },
  DuplicateSuspected: {},
  CaseMerged: { reason: true },
  CaseAbsorbed: { reason: true },
  MessagePassedOn: {},
  CaseSplit: { reason: true },
  CauseRecorded: { problem: true, whys: true, fishbone: true },
  ActionAdded: { what: true, owner: true },
  ActionCompleted: { evidence: true },
  ActionCheckScheduled: {},
  ActionVerified: { reason: true },
  ActionCancelled: { reason: true },
  TaskAdded: { title: true, text: true, partner: true },
  TaskAnswered: { text: true },
  TaskAccepted: {},
  TaskReturned: { reason: true },
  TaskCancelled: { reason: true },
  TaskLinkSent: {},
  TaskLinkRevoked: {},
  FeedbackGiven: {
    behaviour: true,
    effect: true,
    ask: true,
    outcome: true,
    impact: true,
    desired: true,
    appreciation: true,
  },
  PraisePassedOn: {},
  AttachmentAdded: { name: true },
  AttachmentScanned: {},
  MailBounced: {},
  LegalHoldPlaced: { reason: true },
  LegalHoldReleased: { reason: true },
  CaseErased: {},
  ErasureCompleted: {},
  PersonalDataRevealed: { reason: true },
};

describe('The map of personal data', () => {
  const text = chapter('Fields that people send');
  const personal = rows(text).flatMap(([fields = '']) => quoted(fields));
  const others = quoted(text.slice(text.indexOf('Fields that hold no personal data')));

  test('says of each field of a request where it goes, or that it names nobody', () => {
    expect(sent.size).toBeGreaterThan(100);
    expect([...sent].filter((field) => !personal.includes(field) && !others.includes(field))).toEqual([]);
  });
  test('speaks of no field that nobody can send, and of none twice', () => {
    const told = [...personal, ...others];
    expect(told.filter((field) => !sent.has(field))).toEqual([]);
    expect(told.filter((field, index) => told.indexOf(field) !== index)).toEqual([]);
  });
  test('names the words of each event, and no others', () => {
    const told = rows(chapter('Words of events')).map(([type = '', fields = '']) => [quoted(type)[0], quoted(fields)]);
    const held = eventTypes.map((type) => [type, Object.keys(words[type])]).filter(([, fields]) => fields?.length);
    expect(told).toEqual(held);
  });
});
