import { bulkProgress } from '../../contract/joining-shapes.ts';
import { openJob } from '../../domain/casework/bulk/start.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { progressView } from './bulk-view.ts';

/** How far a job is. */
export const readBulk = (services: Pick<Services, 'bulk'>): Endpoint =>
  endpoint({
    answer: bulkProgress,
    handle: async ({ id, staff: by, scope, language }) => {
      const { job, slices } = await openJob(services, id, { by, scope });
      return { body: progressView(job, slices, language) };
    },
  });
