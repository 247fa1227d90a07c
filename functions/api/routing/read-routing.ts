import type * as z from 'zod';
import { routingAnswer, routingQuery } from '../../contract/routing-shapes.ts';
import { DomainError } from '../../domain/errors.ts';
import { defaultRouting } from '../../domain/routing/default-routing.ts';
import type { Routing, RoutingRecord } from '../../domain/routing/routing.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';

/** How many of the latest versions are listed. */
const shown = 50;

type Shown = z.input<typeof routingAnswer>;
type Written = Pick<Shown, 'version' | 'at' | 'by' | 'role'>;

/** Where cases go, and who said so when. The ETag is what a change may insist on. */
export const readRouting = (services: Pick<Services, 'routing'>): Endpoint =>
  endpoint({
    query: routingQuery,
    answer: routingAnswer,
    handle: async ({ query: { version } }) => {
      const history = await services.routing.history(shown);
      const latest = history[0]?.version ?? 0;
      const wanted =
        version === 0 || (version ?? latest) === 0 ? defaultRouting : await one(services, version ?? latest);
      if (!wanted) throw new DomainError('routing.not-found', { version: version ?? latest, latest });
      return { body: routingView(wanted, history), headers: { ETag: etagOf(latest) } };
    },
  });

const one = async ({ routing }: Pick<Services, 'routing'>, version: number): Promise<RoutingRecord | undefined> =>
  routing.record(version);

export const routingView = (routing: Routing | RoutingRecord, history: readonly RoutingRecord[]): Shown => ({
  ...written(routing),
  current: history[0]?.version ?? 0,
  rules: routing.rules.map(({ id, when, team, choose }) => ({
    id,
    team,
    choose,
    ...(when && { when: Object.fromEntries(Object.entries(when).map(([field, values]) => [field, [...values]])) }),
  })),
  history: [...history.map(written), written(defaultRouting)],
});

const written = (routing: Routing | RoutingRecord): Written =>
  'at' in routing
    ? { version: routing.version, at: routing.at, by: routing.by, role: routing.role }
    : { version: routing.version, at: null, by: null, role: null };
