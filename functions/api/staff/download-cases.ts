import { queueFileQuery, queuePage } from '../../contract/shapes.ts';
import { queueTable } from '../../domain/casework/queue/queue-table.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { askedQueue } from './list-cases.ts';

/** The queue as a file for spreadsheets: written from what its reader may see of each row. */
export const downloadCases = (services: Pick<Services, 'cases' | 'clock'>): Endpoint =>
  endpoint({
    query: queueFileQuery,
    answer: queuePage,
    mediaType: 'text/csv; charset=utf-8',
    render: ({ items }, { language }) => queueTable(items, language),
    handle: async (call) => {
      const page = await askedQueue(services, { ...call, query: { ...call.query, sort: 'urgency' } });
      const { nextCursor: cursor } = page;
      return {
        body: page,
        headers: {
          'Content-Disposition': 'attachment; filename="redress-cases.csv"',
          'Content-Language': call.language,
          ...(cursor !== undefined && { Link: `<${addressOf({ ...call.query, cursor })}>; rel="next"` }),
        },
      };
    },
  });

/** The rest of what was asked for; every value encoded, so that none ends the header. */
function addressOf(query: Readonly<Record<string, string | number | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return `/v1/staff/cases.csv?${given.toString()}`;
}
