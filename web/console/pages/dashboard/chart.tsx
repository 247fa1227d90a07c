import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import { useDesk } from '../../desk.ts';
import type { Sheet } from './sheet.ts';

export type Shape = 'bars' | 'stacked' | 'lines';

type Props = { sheet: Sheet; title: string; unit: string; shape: Shape; horizontal?: boolean };

const lineHeight = 46;

/** A sheet as a chart, which the keyboard walks through too. In its own file, since charts are fetched when needed. */
export default function Chart({ sheet, title, unit, shape, horizontal = false }: Props) {
  const { language } = useDesk();
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const { head, columns, rows } = sheet;
  const series = columns.flatMap(({ name, say, tone, tableOnly }, index) =>
    tableOnly === true
      ? []
      : [
          {
            type: shape === 'lines' ? ('line' as const) : ('bar' as const),
            title: name,
            ...(tone !== undefined && { color: `var(--dashboard-${tone})` }),
            valueFormatter: (value: number) => say?.(value) ?? numbers.format(value),
            data: rows.flatMap(({ name: x, values }) => {
              const y = values[index] ?? undefined;
              return y === undefined ? [] : [{ x, y }];
            }),
          },
        ],
  );
  return (
    <MixedLineBarChart
      series={series}
      xScaleType="categorical"
      xDomain={rows.map(({ name }) => name)}
      stackedBars={shape === 'stacked'}
      horizontalBars={horizontal}
      hideFilter
      hideLegend={series.length < 2}
      height={horizontal ? 60 + rows.length * lineHeight : 260}
      ariaLabel={title}
      xTitle={head}
      yTitle={unit}
      i18nStrings={{ yTickFormatter: (value) => numbers.format(value) }}
    />
  );
}
