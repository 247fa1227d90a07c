import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createEdge } from '../../../lib/local/edge/edge.ts';
import type { DefaultBusEvent, EdgeOptions, EdgeRequest, EdgeResponse } from '../../../lib/local/edge/interface.ts';

const deskKey = 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:DeskKey-AbCdEf';

export const settings = {
  region: 'eu-central-1',
  accountId: '000000000000',
  userPoolId: 'eu-central-1_local',
  clientId: 'consoleclient',
  tokenSeconds: { access: 3600, id: 3600, refresh: 12 * 3600 },
  identities: ['example.com'],
  configurationSets: [{ name: 'desk', eventTypes: ['BOUNCE', 'COMPLAINT'] }],
  secrets: [
    {
      arn: deskKey,
      name: 'DeskKey',
      generate: { PasswordLength: 64, ExcludePunctuation: true },
    },
  ],
  webhooks: { shop: deskKey },
} as const;

/** An edge behind two loopback ports, as the machine puts it there; the AWS SDK and `fetch` talk to it. */
export async function openEdge(given: Partial<EdgeOptions> = {}) {
  const busEvents: DefaultBusEvent[] = [];
  const time = { now: new Date('2026-03-01T08:00:00.000Z') };
  const database = given.database ?? new DatabaseSync(':memory:');
  const origin = { current: '' };
  const edge = createEdge({
    ...settings,
    now: () => time.now,
    database,
    write: async (write) => inTransaction(database, write),
    putDefaultBusEvent: (event) => void busEvents.push(event),
    publicOrigin: () => origin.current,
    ...given,
  });
  const internal = await listen(edge.wire);
  const external = await listen(edge.page);
  origin.current = external.origin;
  return {
    edge,
    database,
    busEvents,
    time,
    origin: external.origin,
    /** For an SDK client's constructor. */
    client: {
      endpoint: internal.origin,
      region: settings.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    },
    internalOrigin: internal.origin,
    async close() {
      await edge.close();
      await Promise.all([internal.close(), external.close()]);
    },
  };
}

function inTransaction(database: DatabaseSync, write: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    write();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

async function listen(answer: (request: EdgeRequest) => Promise<EdgeResponse | undefined>) {
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: EdgeRequest) => Promise<EdgeResponse | undefined>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  const response = await answer({
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: Buffer.concat(chunks),
  });
  outgoing.writeHead(response?.status ?? 404, response?.headers ?? {}).end(response?.body ?? '');
}
