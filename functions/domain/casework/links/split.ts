import type { Actor, Case, CaseDraft, Instant } from '../../complaint/complaint.ts';
import { markOf, type RepeatableRequest, wasDone } from '../../complaint/change.ts';
import { changeTogether } from '../../complaint/change-together.ts';
import { referenceFrom } from '../../complaint/reference.ts';
import { hashSecret, trackingSecretFor } from '../../complaint/secret.ts';
import type { Category } from '../../complaint/vocabulary.ts';
import { DomainError } from '../../errors.ts';
import { excerptOf } from '../../intake/excerpt.ts';
import type { Decision, Services } from '../../services.ts';
import { begin, type Rules } from '../../sla/clocks.ts';
import { deadlinesOf } from '../../sla/deadlines.ts';
import { refOf } from '../../sla/policy.ts';
import { registerTriage } from '../../triage/register-triage.ts';
import { teamFor } from '../../routing/default-routing.ts';
import { ensureInScope } from '../scope.ts';
import type { Caller } from './link.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Needs = Pick<Services, 'cases' | 'clock' | 'policies' | 'keyed' | 'random' | 'measures'>;

/** The part of the complaint that goes on by itself, in the customer's words as staff picked them. */
export type Part = { description: string; category?: Category | undefined; reason: string };

/**
 * A complaint turns out to be two: a part of it becomes a case of its own for the same customer, linked with the first,
 * in one transaction with an event on each. The customer has waited for both since the first was received, so its
 * deadlines count from then; only to be told of it, they cannot have been sooner.
 * @returns the first case, and the new one
 * @throws DomainError `complaint.not-found`, `complaint.merged`, `complaint.wrong-status`, `access.other-team`,
 *   `complaint.conflict`, `idempotency.mismatch`
 */
export async function splitCase(
  services: Needs,
  reference: string,
  part: Part,
  { by, scope }: Caller,
  {
    expectedVersion,
    repeatable,
  }: { expectedVersion?: number | undefined; repeatable?: RepeatableRequest | undefined } = {},
): Promise<Case[]> {
  const seed = repeatable
    ? Buffer.from(await services.keyed.digest(`split:${reference}:${repeatable.key}`), 'hex')
    : services.random.bytes(5);
  const own = referenceFrom(seed);
  const before = repeatable && (await splitBefore(services, reference, own, repeatable));
  if (before) return before;
  const secret = await trackingSecretFor(services.keyed, own);
  const active = await services.policies.active();
  const cases = await changeTogether(
    services,
    [{ reference, command: 'split' }],
    ([subject], at) => {
      if (!subject) return undefined;
      ensureInScope(subject, scope);
      return {
        changes: [divided(subject, own, part.reason, by, at)],
        created: splitOff(subject, { reference: own, trackingHash: hashSecret(secret), part, by, at, active }),
      };
    },
    { expectedVersion, repeatable },
  );
  const made = cases[1] ?? (await services.cases.find(own));
  const [from] = cases;
  if (!from || !made) throw new DomainError('service.unavailable', { retryAfter: 1 });
  services.measures.count('ComplaintsReceived');
  return [from, made];
}

/** The answer to a request that was done before. */
async function splitBefore(
  { cases }: Pick<Services, 'cases'>,
  reference: string,
  own: string,
  repeatable: RepeatableRequest,
): Promise<Case[] | undefined> {
  const first = await cases.find(reference);
  if (!first || !wasDone(first, markOf('split', repeatable))) return undefined;
  const made = await cases.find(own);
  return made && [first, made];
}

const divided = (subject: Case, own: string, reason: string, by: Staff, at: Instant): Decision => ({
  next: subject,
  events: [{ type: 'CaseSplit', at, by, facts: { reference: own }, words: { reason } }],
  links: [{ to: own, kind: 'split', reason, at, by }],
});

type Birth = { reference: string; trackingHash: string; part: Part; by: Staff; at: Instant; active: Rules };

/** The new case, as if the customer had sent it when they sent the first. */
function splitOff(from: Case, { reference, trackingHash, part, by, at, active }: Birth): Decision {
  const { customer, channel, product, orderNumber, batch, country, receivedAt, said } = from;
  const read = registerTriage(part.description, product, customer.language, { urgency: said?.urgency });
  const category =
    part.category === undefined
      ? read.category
      : { value: part.category, origin: 'human' as const, confidence: 1, reasons: [] };
  const { kind, level } = read;
  const team = teamFor(kind.value, category.value);
  const place = country !== undefined && { country };
  const asSaid = said?.urgency && { said: { urgency: said.urgency } };
  const about = {
    ...(product !== undefined && { product }),
    ...(orderNumber !== undefined && { orderNumber }),
    ...(batch !== undefined && { batch }),
  };
  const matter = {
    kind: kind.value,
    level: level.value,
    category: category.value,
    channel,
    ...(product !== undefined && { product }),
    ...(customer.tier !== undefined && { tier: customer.tier }),
    ...place,
  };
  const policies = active.map(refOf);
  const { clocks } = begin({ matter, receivedAt, policies }, active, at);
  const next: CaseDraft = {
    reference,
    status: 'received',
    kind,
    category,
    level,
    team,
    customer,
    channel,
    enteredBy: by,
    ...about,
    ...place,
    ...asSaid,
    excerpt: excerptOf(part.description),
    writtenBytes: Buffer.byteLength(part.description),
    receivedAt,
    policies,
    clocks,
    trackingHash,
  };
  const splitFrom = { reference: from.reference, receivedAt };
  const deadlines = deadlinesOf(clocks);
  return {
    next,
    events: [
      {
        type: 'ComplaintReceived',
        at,
        by,
        facts: {
          channel,
          enteredBy: by,
          kind,
          category,
          level,
          team,
          deadlines,
          policies,
          splitFrom,
          ...place,
          ...asSaid,
        },
        words: { customer, description: part.description, ...about },
      },
    ],
    links: [{ to: from.reference, kind: 'split', reason: part.reason, at, by }],
  };
}
