import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Time } from '../../parts/time.tsx';
import { go, hrefOf } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import type { PageProps } from '../pages.ts';
import { chooseOnDashboard, periodOf, periods, useDashboardChoices, type View } from './choices.ts';
import './dashboard.css';
import { Panels } from './panels.tsx';
import { panelIds } from './panel-ids.ts';

const often = 60_000;

/** How the desk is doing. */
export default function DashboardPage({ query }: PageProps) {
  const words = usePageWords('dashboard');
  const { words: core } = useDesk();
  const choices = useDashboardChoices();
  const days = periodOf(query.get('days')) ?? choices.days;
  const { data, refusal, refresh } = useRead('showDashboard', { query: { days } }, { every: often });
  const allTables = panelIds.every((id) => choices.views[id] === 'table');
  const other: View = allTables ? 'chart' : 'table';
  return (
    <Page
      title={words.title}
      description={
        data && (
          <>
            {words.of(data.teams.map((team) => core.teams[team]))} {words.asOf} <Time at={data.at} /> · {data.timeZone}
          </>
        )
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <SegmentedControl
            label={words.period}
            selectedId={days}
            options={periods.map((id) => ({ id, text: words.days(Number(id)) }))}
            onChange={({ detail }) => {
              chooseOnDashboard({ days: periodOf(detail.selectedId) ?? days });
              go(hrefOf('/dashboard', { days: detail.selectedId }), { replace: true });
            }}
          />
          <Button onClick={() => chooseOnDashboard({ views: Object.fromEntries(panelIds.map((id) => [id, other])) })}>
            {words.all[other]}
          </Button>
        </SpaceBetween>
      }
    >
      {data === undefined ? (
        refusal ? (
          <Trouble refusal={refusal} again={() => void refresh()} />
        ) : (
          <Loading />
        )
      ) : (
        <>
          {refusal && <Trouble refusal={refusal} again={() => void refresh()} />}
          {data.now.open + data.period.received + data.before.received === 0 && (
            <Box textAlign="center" padding="l">
              <Box variant="h2">{words.emptyTitle}</Box>
              {words.empty}
            </Box>
          )}
          <Panels data={data} />
        </>
      )}
    </Page>
  );
}
