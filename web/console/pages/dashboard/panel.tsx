import { lazy, Suspense } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { csvOf } from '../../../../functions/domain/csv.ts';
import { saveFile } from '../../parts/save-file.ts';
import { Loading } from '../../shell/messages.tsx';
import { usePageWords } from '../../wording/pages.ts';
import type { Shape } from './chart.tsx';
import { chooseOnDashboard, useDashboardChoices } from './choices.ts';
import { isBlank, linesOf, type Sheet } from './sheet.ts';
import { SheetTable } from './sheet-table.tsx';

const Chart = lazy(() => import('./chart.tsx'));

export type PanelProps = {
  /** Its name in what is kept and in the file that is saved. */
  id: string;
  title: string;
  description?: string;
  /** What the numbers count. */
  unit: string;
  sheet: Sheet;
  shape: Shape;
  horizontal?: boolean;
  wide?: boolean;
};

/** One set of figures: as a chart or as a table, whichever the reader prefers, and to take away as a file. */
export function Panel({ id, title, description, unit, sheet, shape, horizontal = false, wide = false }: PanelProps) {
  const words = usePageWords('dashboard');
  const { views } = useDashboardChoices();
  const view = views[id] ?? 'chart';
  const other = view === 'chart' ? 'table' : 'chart';
  const blank = isBlank(sheet);
  return (
    <section className={wide ? 'dashboard-wide' : ''} aria-label={title}>
      <Container
        fitHeight
        header={
          <Header
            variant="h2"
            {...(description !== undefined && { description })}
            actions={
              <SpaceBetween direction="horizontal" size="xxs">
                <Button
                  variant="inline-link"
                  ariaLabel={words.show[other](title)}
                  onClick={() => chooseOnDashboard({ views: { ...views, [id]: other } })}
                >
                  {words.views[other]}
                </Button>
                <Button
                  variant="inline-icon"
                  iconName="download"
                  ariaLabel={words.download(title)}
                  onClick={() => saveFile(`redress-${id}.csv`, 'text/csv', csvOf(linesOf(sheet)))}
                />
              </SpaceBetween>
            }
          >
            {title}
          </Header>
        }
      >
        {view === 'table' ? (
          <SheetTable sheet={sheet} title={title} />
        ) : blank ? (
          <Box textAlign="center" padding="l" color="text-status-inactive">
            {words.nothing}
          </Box>
        ) : (
          <Suspense fallback={<Loading />}>
            <Chart sheet={sheet} title={title} unit={unit} shape={shape} horizontal={horizontal} />
          </Suspense>
        )}
      </Container>
    </section>
  );
}
