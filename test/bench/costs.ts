/**
 * What complaints cost on AWS: units measured of one complaint's life, resources counted in the synthesized templates,
 * times list prices (costs/prices.ts), at three volumes.
 */
import { synthesized } from '../lib/assembly.ts';
import { closingAfter } from './closing.ts';
import { assumed, charges, type Deployed, type Idle, type Life, type Line } from './costs/model.ts';
import { countDeployed, measureIdle, measureLife } from './costs/life.ts';
import { sampleOfADay } from '../../functions/domain/sla/reconcile.ts';
import { list, prices, type PriceName, usdFor } from './costs/prices.ts';
import { openWorkingDesk } from './desk-at-work.ts';
import type { Part, Table, Verdict } from './report.ts';
import { meterOf } from './units/meter.ts';

const volumes = [1_000, 100_000, 10_000_000] as const;
/** Open cases more, that nothing may cost more for. */
const more = 24;

export const costs: Part = {
  name: 'costs',
  what: 'what complaints cost on AWS by service and volume, from measured units and list prices',
  async run({ progress }) {
    const desk = await openWorkingDesk();
    return closingAfter(
      () => desk.close(),
      async () => {
        progress('one English complaint from its arrival to its resolution');
        const meter = meterOf(desk.client);
        const life = await measureLife(desk, meter);
        progress(`idle minutes and the daily proof, with ${more} and ${2 * more} open cases`);
        const { few, many, idle } = await measureIdle(desk, meter, more);
        progress('resources of the synthesized templates');
        const deployed = countDeployed(synthesized());
        const verdict: Verdict = {
          what: `read units of a minute in which nothing is due, with ${more} and ${2 * more} open cases`,
          target: 'the same',
          seen: `${few.tick}, ${many.tick}`,
          met: few.tick === many.tick,
        };
        const grows: Verdict = {
          what: `read units of a day's proof in which nothing changed, with ${more} and ${2 * more} open cases`,
          target: 'no more',
          seen: `${few.proof}, ${many.proof}`,
          // Fewer pages of the queue, where more cases stand in each.
          met: many.proof <= few.proof,
        };
        return { tables: tablesOf(life, deployed, idle), verdicts: [verdict, grows], unmeasured: [] };
      },
    );
  },
};

function tablesOf(life: Life, deployed: Deployed, idle: Idle): Table[] {
  const months = volumes.map((volume) => ({ volume, lines: charges(life, deployed, idle, volume) }));
  const sum = (lines: readonly Line[]): number => lines.reduce((all, one) => all + usdFor(one.price, one.quantity), 0);
  const columns = [
    ...volumes.map((volume) => ({ key: `${volume}`, title: `${volume.toLocaleString('en')} a month`, digits: 2 })),
    ...volumes.map((volume) => ({ key: `each${volume}`, title: 'per 1,000', digits: 3 })),
  ];
  const row = (what: string, fits: (line: Line) => boolean) => ({
    what,
    ...Object.fromEntries(
      months.flatMap(({ volume, lines }) => {
        const usd = sum(lines.filter(fits));
        return [
          [`${volume}`, usd],
          [`each${volume}`, (usd / volume) * 1000],
        ];
      }),
    ),
  });
  const services = [...new Set(Object.values(prices).map(({ service }) => service))];
  const reasons = ['volume', 'cases ever', 'open cases', 'standing'] as const;
  const measured: [string, number][] = [...Object.entries(life), ...Object.entries(deployed), ...Object.entries(idle)];
  return [
    {
      title: `USD a month by service (list prices, ${list.region}, ${list.date}; a complaint of 500 characters, followed to its resolution)`,
      columns: [{ key: 'what', title: 'service' }, ...columns],
      rows: [
        ...services.map((service) => row(service, ({ price }) => prices[price].service === service)),
        row('together', () => true),
      ],
      notes: [
        `Assumed, not measured: ${Object.entries(assumed)
          .map(([name, value]) => `${name} ${value}`)
          .join(', ')}.`,
        'Table and files are those of a year; each further year adds as much again.',
      ],
    },
    {
      title: 'The same by what it grows with',
      columns: [{ key: 'what', title: 'grows with' }, ...columns],
      rows: reasons.map((because) => row(because, (line) => line.because === because)),
      notes: [
        `Open cases: nothing. A day's proof reads the cases that changed (with volume) and ${sampleOfADay} of the others at most (standing).`,
      ],
    },
    {
      title: 'Measured of one complaint, counted in the templates, measured of idle time',
      columns: [
        { key: 'what', title: 'what' },
        { key: 'number', title: 'number', digits: 1 },
      ],
      rows: measured.map(([what, number]) => ({ what, number })),
    },
    {
      title: `List prices, ${list.region}, ${list.date}`,
      columns: ['service', 'unit', 'usd', 'page'].map((key) => ({ key, title: key })),
      rows: (Object.keys(prices) as PriceName[]).map((name) => ({
        ...prices[name],
        usd: prices[name].tiers.map(shown).join(', '),
        page: `aws.amazon.com/${prices[name].page}/pricing`,
        tiers: undefined,
      })),
    },
  ];
}

/** A price as pages print it: of small things for a million. */
function shown({ usd, upTo }: { usd: number; upTo?: number }): string {
  const price = usd < 0.001 ? `${Number((usd * 1e6).toPrecision(6))} a million` : String(usd);
  return upTo === undefined ? price : `${price} up to ${upTo.toLocaleString('en')}`;
}
