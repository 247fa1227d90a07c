import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor } from '../../complaint/complaint.ts';
import { crockford } from '../../complaint/reference.ts';
import { DomainError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { batchList } from '../links/lists.ts';
import { ensureInScope, type Scope } from '../scope.ts';
import { type BulkAction, type BulkJob, bulkLimits, type BulkSlice } from './job.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** Which cases: each by its reference, or all of a batch of a product. */
export type Selection = { cases: readonly string[] } | { product: string; batch: string };

/**
 * Puts a job on record, with the rights that its giver has now; the work is done by whoever is woken by it.
 * @param idempotencyKey a repeated request finds its own job
 * @returns the job as it stands
 * @throws DomainError `bulk.too-many`, `bulk.nobody`, `idempotency.mismatch`; and for a link, of the case that all are
 *   linked to, `complaint.not-found`, `access.other-team`
 */
export async function startJob(
  services: Pick<Services, 'cases' | 'related' | 'bulk' | 'clock' | 'random'>,
  action: BulkAction,
  selection: Selection,
  { by, scope }: { by: Staff; scope: Scope },
  idempotencyKey: string | undefined,
): Promise<BulkJob> {
  const request = sha256(canonicalize({ action, selection }) ?? '').toString('base64url');
  const seed = idempotencyKey === undefined ? services.random.bytes(10) : sha256(`${by.id}\n${idempotencyKey}`);
  const id = `BJ-${crockford(seed, 12)}`;
  const before = idempotencyKey === undefined ? undefined : await services.bulk.read(id);
  if (before) return sameJob(before.job, request);

  await ensurePossible(services, action, scope);
  const references = await chosen(services, selection);
  const slices: BulkSlice[] = [];
  for (let from = 0; from < references.length; from += bulkLimits.slice) {
    const some = references.slice(from, from + bulkLimits.slice);
    slices.push({ number: slices.length + 1, references: some, round: 0, failures: [] });
  }
  const job: BulkJob = {
    id,
    action,
    by,
    scope,
    ...('batch' in selection && { batch: selection }),
    createdAt: services.clock.now(),
    request,
    total: references.length,
    slices: slices.length,
    state: 'running',
    round: 1,
    next: 1,
    done: 0,
    failed: 0,
  };
  if ((await services.bulk.create(job, slices)) === 'created') return job;
  const first = await services.bulk.read(id);
  if (!first) throw new DomainError('service.unavailable', { retryAfter: 1 });
  return sameJob(first.job, request);
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

function sameJob(job: BulkJob, request: string): BulkJob {
  if (job.request !== request) throw new DomainError('idempotency.mismatch');
  return job;
}

async function ensurePossible({ cases }: Pick<Services, 'cases'>, action: BulkAction, scope: Scope): Promise<void> {
  if (action.action !== 'link') return;
  const hub = await cases.find(action.to);
  if (!hub) throw new DomainError('complaint.not-found', { reference: action.to });
  ensureInScope(hub, scope);
}

async function chosen({ related }: Pick<Services, 'related'>, selection: Selection): Promise<string[]> {
  const all =
    'cases' in selection
      ? selection.cases
      : await related.all(batchList(selection.product, selection.batch), bulkLimits.cases + 1);
  const references = [...new Set(all)];
  if (references.length > bulkLimits.cases) throw new DomainError('bulk.too-many', { limit: bulkLimits.cases });
  if (references.length === 0) throw new DomainError('bulk.nobody');
  return references;
}

/**
 * Tries once more what failed, with the rights of whoever gave the job.
 * @throws DomainError `bulk.not-found`, `bulk.nothing-to-resume`
 */
export async function resumeJob({ bulk }: Pick<Services, 'bulk'>, id: string): Promise<BulkJob> {
  const found = await bulk.read(id);
  if (!found) throw new DomainError('bulk.not-found', { id });
  const { job, version } = found;
  // It is at work already, and will come to what is left.
  if (job.state === 'running') return job;
  if (job.failed === 0 || job.wordless) throw new DomainError('bulk.nothing-to-resume', { id });
  const { finishedAt: _finishedAt, ...rest } = job;
  const next: BulkJob = { ...rest, state: 'running', round: job.round + 1, next: 1 };
  if (await bulk.write(next, version, { waking: true })) return next;
  return (await bulk.read(id))?.job ?? next;
}

/**
 * A job as its giver, or whoever sees all cases, may look at it.
 * @throws DomainError `bulk.not-found`
 */
export async function openJob(
  { bulk }: Pick<Services, 'bulk'>,
  id: string,
  { by, scope }: { by: Staff; scope: Scope },
): Promise<{ job: BulkJob; slices: BulkSlice[] }> {
  const found = await bulk.open(id);
  if (!found || (scope !== 'all' && found.job.by.id !== by.id)) throw new DomainError('bulk.not-found', { id });
  return found;
}
