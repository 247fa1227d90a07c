import { template, templateBody } from '../../../contract/speaking-shapes.ts';
import type { Services } from '../../../domain/services.ts';
import { writeTemplate as write } from '../../../domain/speaking/templates/shelf.ts';
import { type Endpoint, endpoint, etagOf } from '../../endpoint.ts';
import { templateView } from './template-view.ts';

/** An enterprise's own template, as its next version. Nothing is deleted: to retire is a version, too. */
export const writeTemplate = (services: Pick<Services, 'templates' | 'clock'>): Endpoint =>
  endpoint({
    body: templateBody,
    answer: template,
    handle: async ({ id, body, staff, expectedVersion }) => {
      const written = await write(services, id, body, staff, expectedVersion);
      return { body: templateView(written), headers: { ETag: etagOf(written.version) } };
    },
  });
