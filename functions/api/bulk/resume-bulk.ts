import { bulkJob } from '../../contract/joining-shapes.ts';
import { noBody } from '../../contract/shapes.ts';
import { openJob, resumeJob } from '../../domain/casework/bulk/start.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { jobView } from './bulk-view.ts';

/** What failed is tried again. */
export const resumeBulk = (services: Pick<Services, 'bulk'>): Endpoint =>
  endpoint({
    body: noBody,
    answer: bulkJob,
    handle: async ({ id, staff: by, scope }) => {
      await openJob(services, id, { by, scope });
      return { status: 202, body: jobView(await resumeJob(services, id)) };
    },
  });
