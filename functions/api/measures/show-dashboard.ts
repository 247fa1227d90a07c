import { dashboard, dashboardQuery } from '../../contract/measure-shapes.ts';
import { teams } from '../../domain/complaint/vocabulary.ts';
import { dashboardOf, firstDay } from '../../domain/insight/measures/dashboard.ts';
import { dayIn } from '../../domain/insight/measures/days.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** How the desk is doing: the counters of the teams whose cases the caller may see. No case is read for it. */
export const showDashboard = (services: Pick<Services, 'counters' | 'clock' | 'settings'>): Endpoint =>
  endpoint({
    query: dashboardQuery,
    answer: dashboard,
    handle: async ({ query, scope }) => {
      const days = Number(query.days);
      const { timeZone } = services.settings;
      const at = services.clock.now();
      const today = dayIn(timeZone, at);
      const seen = scope === 'all' ? teams : teams.filter((team) => scope.teams.includes(team));
      const totals = await services.counters.totals(seen, firstDay(today, days));
      return { body: { days, timeZone, at, teams: [...seen], ...dashboardOf(totals, seen, today, days) } };
    },
  });
