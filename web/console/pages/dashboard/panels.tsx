import { useDesk } from '../../desk.ts';
import { usePageWords } from '../../wording/pages.ts';
import { isByWeek, movement, volume } from './by-day.ts';
import { KeyFigures } from './key-figures.tsx';
import { Panel, type PanelProps } from './panel.tsx';
import { type PanelId, panelIds } from './panel-ids.ts';
import { ahead, type Dashboard, flow, openByTeam, ratings, service, shares, waits } from './sheets.ts';
import { waited } from './waited.ts';

/** Every figure of the answer, each where it is looked for. */
export function Panels({ data }: { data: Dashboard }) {
  const { language, words: core } = useDesk();
  const words = usePageWords('dashboard');
  const both = { core, words };
  const dates = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const dayName = (day: string): string => dates.format(Date.parse(`${day}T00:00:00Z`));
  const span = (hours: number): string => waited(hours, { core, words });
  const { ratings: given } = data.period;
  const panels: Record<PanelId, Omit<PanelProps, 'id' | 'title' | 'unit'>> = {
    open: { sheet: openByTeam(data, both), shape: 'stacked', horizontal: true },
    ahead: { sheet: ahead(data, both, dayName), shape: 'bars' },
    volume: { sheet: volume(data, both, dayName), shape: 'stacked', wide: true },
    movement: { sheet: movement(data, both, dayName), shape: 'lines', wide: true },
    flow: { sheet: flow(data, both), shape: 'bars', horizontal: true },
    service: { sheet: service(data, both), shape: 'stacked', horizontal: true },
    waits: { sheet: waits(data, both, span), shape: 'bars', horizontal: true },
    categories: { sheet: shares(data, 'categories', both), shape: 'bars', horizontal: true },
    kinds: { sheet: shares(data, 'kinds', both), shape: 'bars', horizontal: true },
    levels: { sheet: shares(data, 'levels', both), shape: 'bars', horizontal: true },
    sentiments: { sheet: shares(data, 'sentiments', both), shape: 'bars', horizontal: true },
    ratings: {
      sheet: ratings(data, both),
      shape: 'bars',
      ...(given.average !== null && { description: words.average(given.average, given.count) }),
    },
    channels: { sheet: shares(data, 'channels', both), shape: 'bars', horizontal: true },
    languages: { sheet: shares(data, 'languages', both), shape: 'bars', horizontal: true },
  };
  const descriptions: Partial<Record<PanelId, string>> = words.descriptions;
  return (
    <>
      <KeyFigures now={data.now} />
      <div className="dashboard-grid">
        {panelIds.map((id) => (
          <Panel
            key={id}
            id={id}
            title={id === 'volume' && isByWeek(data) ? words.volumeByWeek : words.panels[id]}
            unit={id === 'waits' ? words.hours : words.cases}
            {...(descriptions[id] !== undefined && { description: descriptions[id] })}
            {...panels[id]}
          />
        ))}
      </div>
    </>
  );
}
