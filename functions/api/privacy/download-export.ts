import { exportLinks } from '../../contract/privacy-shapes.ts';
import { noBody } from '../../contract/shapes.ts';
import { linksToExport } from '../../domain/privacy/requests.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Links that save what a person is given. */
export const downloadExport = (services: Parameters<typeof linksToExport>[0]): Endpoint =>
  endpoint({
    body: noBody,
    answer: exportLinks,
    handle: async ({ id }) => ({ body: await linksToExport(services, id) }),
  });
