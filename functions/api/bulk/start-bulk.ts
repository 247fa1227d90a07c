import { type BulkBody, bulkBody, bulkJob } from '../../contract/joining-shapes.ts';
import { assigneeFor } from '../../domain/casework/assignee.ts';
import type { BulkAction } from '../../domain/casework/bulk/job.ts';
import { type Selection, startJob } from '../../domain/casework/bulk/start.ts';
import type { Actor } from '../../domain/complaint/complaint.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { jobView } from './bulk-view.ts';

type Needs = Parameters<typeof startJob>[0] & Parameters<typeof assigneeFor>[0];

/** One thing is done to many cases. The answer comes at once; the work is done behind it. */
export const startBulk = (services: Needs): Endpoint =>
  endpoint({
    body: bulkBody,
    answer: bulkJob,
    handle: async ({ body, staff: by, scope, idempotencyKey }) => {
      const action = await actionOf(services, body, by);
      const job = await startJob(services, action, selectionOf(body), { by, scope }, idempotencyKey);
      return { status: 202, body: jobView(job), headers: { Location: `/v1/staff/bulk/${job.id}` } };
    },
  });

const selectionOf = ({ cases = [], of }: BulkBody): Selection => of ?? { cases };

async function actionOf(services: Needs, body: BulkBody, by: Extract<Actor, { type: 'staff' }>): Promise<BulkAction> {
  const { cases: _cases, of: _of, ...action } = body;
  return action.action === 'assign'
    ? { ...action, assignee: await assigneeFor(services, action.assignee, by) }
    : action;
}
