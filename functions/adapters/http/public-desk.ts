import * as z from 'zod';
import type { PublicDesk, Ticket } from '../../domain/customer/canary.ts';

/** How long one answer may take, in milliseconds: longer than the API itself waits. */
const patience = 30_000;

const registered = z.object({ reference: z.string(), trackingSecret: z.string() });
const tracked = z.object({ timeline: z.array(z.object({ type: z.string() })) });

/** The public API over HTTPS, from outside: through the site's own address, as pages and customers reach it. */
export function httpPublicDesk(siteUrl: string): PublicDesk {
  async function call(
    what: string,
    path: string,
    { method = 'GET', headers, body }: { method?: string; headers: Record<string, string>; body?: unknown },
  ): Promise<unknown> {
    const response = await fetch(`${siteUrl}/v1/complaints${path}`, {
      method,
      headers: {
        'user-agent': 'redress-canary',
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${what} was answered with ${response.status}: ${text.slice(0, 300)}`);
    return JSON.parse(text);
  }
  const as = ({ trackingSecret }: Ticket): Record<string, string> => ({ authorization: `Bearer ${trackingSecret}` });

  return {
    file: async (complaint, idempotencyKey) =>
      registered.parse(
        await call('Filing', '', {
          method: 'POST',
          headers: { 'idempotency-key': idempotencyKey },
          body: complaint,
        }),
      ),
    timeline: async (ticket) => {
      const { timeline } = tracked.parse(await call('Looking', `/${ticket.reference}`, { headers: as(ticket) }));
      return timeline.map(({ type }) => type);
    },
    withdraw: async (ticket) => {
      await call('Withdrawing', `/${ticket.reference}/withdraw`, { method: 'POST', headers: as(ticket), body: {} });
    },
  };
}
