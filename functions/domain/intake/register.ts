import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor, CaseDraft, Customer } from '../complaint/complaint.ts';
import type { Deadlines } from '../complaint/events.ts';
import { referenceFrom } from '../complaint/reference.ts';
import { hashSecret, trackingSecretFor, trackingUrl } from '../complaint/secret.ts';
import type { Category, Channel, FeltUrgency, Kind, Language, Level, Status } from '../complaint/vocabulary.ts';
import { DomainError } from '../errors.ts';
import type { Decision, Services } from '../services.ts';
import { begin, type Rules } from '../sla/clocks.ts';
import { deadlinesOf } from '../sla/deadlines.ts';
import { refOf } from '../sla/policy.ts';
import { registerTriage } from '../triage/register-triage.ts';
import { excerptOf } from './excerpt.ts';
import { isSynthetic } from './synthetic.ts';

/** What a customer brings, already checked for shape. */
export type Submission = {
  customer: {
    name: string;
    email?: string | undefined;
    phone?: string | undefined;
    language?: Language | undefined;
    tier?: string | undefined;
  };
  description: string;
  product?: string | undefined;
  orderNumber?: string | undefined;
  /** The lot of the product. */
  batch?: string | undefined;
  channel?: Channel | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: string | undefined;
  /** What the customer says that it is. */
  kind?: Kind | undefined;
  /** How urgent it feels to the customer. */
  urgency?: FeltUrgency | undefined;
};

export type Registration = {
  reference: string;
  trackingSecret: string;
  trackingUrl: string;
  status: Status;
  kind: Kind;
  category: Category;
  level: Level;
  deadlines: Deadlines;
};

const mostReferences = 5;

/**
 * Registers a complaint: reference, preliminary labels and deadlines by rules alone, and one transaction.
 *
 * With an idempotency key the reference is derived from the key, so that a repeated request finds its own case and
 * gets the same answer. Should two keys ever lead to one reference, the later takes the next reference of its own row.
 * @throws DomainError `idempotency.mismatch` when the key came before with another request
 */
export async function register(
  services: Pick<Services, 'cases' | 'clock' | 'random' | 'keyed' | 'settings' | 'measures' | 'policies'>,
  submission: Submission,
  { enteredBy, idempotencyKey }: { enteredBy: Actor; idempotencyKey?: string | undefined },
): Promise<Registration> {
  const { keyed, cases } = services;
  const idempotency =
    idempotencyKey === undefined
      ? undefined
      : {
          key: await keyed.digest(`${namesOf(enteredBy)}:${idempotencyKey}`),
          request: createHash('sha256')
            .update(canonicalize(submission) ?? '')
            .digest('hex'),
        };

  const synthetic = await isSynthetic(keyed, idempotencyKey, services.clock.now());
  const rules = await services.policies.active();
  for (let attempt = 0; attempt < mostReferences; attempt += 1) {
    const seed = idempotency
      ? Buffer.from(await keyed.digest(`reference:${idempotency.key}:${attempt}`), 'hex')
      : services.random.bytes(5);
    const reference = referenceFrom(seed);
    const secret = await trackingSecretFor(keyed, reference);
    const answer = (facts: Omit<Registration, 'reference' | 'trackingSecret' | 'trackingUrl'>): Registration => ({
      reference,
      trackingSecret: secret,
      trackingUrl: trackingUrl(services.settings.siteUrl, reference, secret),
      ...facts,
    });

    const decision = received(submission, enteredBy, idempotency, {
      reference,
      trackingHash: hashSecret(secret),
      now: services.clock.now(),
      rules,
      synthetic,
    });
    const created = await cases.create(decision);
    if (created !== 'taken') {
      if (!synthetic) services.measures.count('ComplaintsReceived');
      const { status, kind, category, level, clocks } = created;
      return answer({
        status,
        kind: kind.value,
        category: category.value,
        level: level.value,
        deadlines: deadlinesOf(clocks),
      });
    }
    const first = idempotency && (await cases.beginning(reference))?.received;
    // A key is forgotten with the case that it made: whoever uses it once more has another complaint.
    if (first?.words?.idempotency?.key === idempotency?.key && first?.words && idempotency) {
      if (first.words.idempotency?.request !== idempotency.request) throw new DomainError('idempotency.mismatch');
      const { kind, category, level, deadlines } = first.facts;
      return answer({ status: 'received', kind: kind.value, category: category.value, level: level.value, deadlines });
    }
  }
  throw new DomainError('service.unavailable', { retryAfter: 1 });
}

/** Whose names for requests they are: nobody can use up the key of somebody else. */
const namesOf = (by: Actor): string =>
  by.type === 'system' ? `system-idempotency:${by.name}` : `idempotency:${by.type === 'staff' ? by.id : ''}`;

/** The decision that makes a case out of a submission: pure. */
function received(
  { customer, description, product, orderNumber, batch, country, channel = 'web', ...heard }: Submission,
  enteredBy: Actor,
  idempotency: { key: string; request: string } | undefined,
  {
    reference,
    trackingHash,
    now,
    rules,
    synthetic,
  }: { reference: string; trackingHash: string; now: string; rules: Rules; synthetic: boolean },
): Decision {
  const said = { ...(heard.kind && { kind: heard.kind }), ...(heard.urgency && { urgency: heard.urgency }) };
  const { kind, category, level, team, language } = registerTriage(description, product, undefined, said);
  const asSaid = Object.keys(said).length > 0 && { said };
  const place = country !== undefined && { country };
  const policies = rules.map(refOf);
  const labels = { kind: kind.value, level: level.value, category: category.value };
  const matter = {
    ...labels,
    channel,
    ...(product !== undefined && { product }),
    ...(customer.tier !== undefined && { tier: customer.tier }),
    ...place,
  };
  const { clocks } = begin({ matter, receivedAt: now, policies }, rules);
  const deadlines = deadlinesOf(clocks);
  const person: Customer = {
    name: customer.name,
    language: customer.language ?? language,
    ...(customer.email !== undefined && { email: customer.email }),
    ...(customer.phone !== undefined && { phone: customer.phone }),
    ...(customer.tier !== undefined && { tier: customer.tier }),
  };
  const about = {
    ...(product !== undefined && { product }),
    ...(orderNumber !== undefined && { orderNumber }),
    ...(batch !== undefined && { batch }),
  };
  const next: CaseDraft = {
    reference,
    status: 'received',
    kind,
    category,
    level,
    team,
    customer: person,
    channel,
    enteredBy,
    ...about,
    ...place,
    ...asSaid,
    excerpt: excerptOf(description),
    writtenBytes: Buffer.byteLength(description),
    receivedAt: now,
    policies,
    clocks,
    trackingHash,
    ...(synthetic && { synthetic }),
  };
  return {
    next,
    events: [
      {
        type: 'ComplaintReceived',
        at: now,
        by: enteredBy,
        facts: { channel, enteredBy, kind, category, level, team, deadlines, policies, ...place, ...asSaid },
        words: { customer: person, description, ...about, ...(idempotency && { idempotency }) },
      },
    ],
  };
}
