import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { type CaseOutcome, caseOutcomes, type RequestState } from '../../../../functions/domain/privacy/request.ts';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Time } from '../../parts/time.tsx';
import { hrefOf } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { AskDialog } from './ask-dialog.tsx';

type Request = Answer<'listPrivacyRequests'>['requests'][number];

const signs: Record<RequestState, StatusIndicatorProps.Type> = {
  waiting: 'pending',
  working: 'in-progress',
  held: 'warning',
  done: 'success',
  cancelled: 'stopped',
  failed: 'error',
};

/** How far a request has come. */
export function State({ of }: { of: RequestState }) {
  const words = usePageWords('privacy');
  return <StatusIndicator type={signs[of]}>{words.states[of]}</StatusIndicator>;
}

/** Of how many cases what has come. */
export function useCounted(): (counts: Partial<Record<CaseOutcome, number>>) => string {
  const words = usePageWords('privacy');
  return (counts) =>
    caseOutcomes
      .flatMap((outcome) => (counts[outcome] ? [words.counted(counts[outcome], words.outcomes[outcome])] : []))
      .join(' · ') || words.noCases;
}

/** What was asked so far, the latest first. */
export function Requests() {
  const words = usePageWords('privacy');
  const { may } = useDesk();
  const counted = useCounted();
  const [cursor, setCursor] = useState<string>();
  const [asking, ask] = useState(false);
  const asked = cursor === undefined ? {} : { query: { cursor } };
  const { data, refusal, refresh } = useRead('listPrivacyRequests', asked, { every: 30_000 });
  if (data === undefined) return refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />;
  const { nextCursor } = data;
  return (
    <>
      <Table
        items={data.requests}
        trackBy="id"
        wrapLines
        header={
          <Header
            variant="h2"
            description={words.requestsLead}
            {...(may('askPrivacy') && { actions: <Button onClick={() => ask(true)}>{words.ask}</Button> })}
          >
            {words.requests}
          </Header>
        }
        ariaLabels={{ tableLabel: words.requests }}
        empty={<Box textAlign="center">{words.none}</Box>}
        columnDefinitions={[
          {
            id: 'id',
            header: words.columns.id,
            isRowHeader: true,
            cell: ({ id }: Request) => (
              <Link href={hrefOf(`/privacy/${encodeURIComponent(id)}`)}>
                <span className="desk-reference">{id}</span>
              </Link>
            ),
          },
          { id: 'kind', header: words.columns.kind, cell: ({ kind }: Request) => words.kinds[kind] },
          {
            id: 'state',
            minWidth: 130,
            header: words.columns.state,
            cell: ({ state }: Request) => <State of={state} />,
          },
          { id: 'asked', header: words.columns.asked, cell: ({ createdAt }: Request) => <Time at={createdAt} /> },
          { id: 'answerBy', header: words.columns.answerBy, cell: ({ answerBy }: Request) => <Time at={answerBy} /> },
          { id: 'cases', header: words.columns.cases, cell: ({ counts }: Request) => counted(counts) },
        ]}
        {...(nextCursor !== undefined && {
          footer: (
            <Box textAlign="center">
              <Button onClick={() => setCursor(nextCursor)}>{words.more}</Button>
            </Box>
          ),
        })}
      />
      {asking && <AskDialog close={() => ask(false)} />}
    </>
  );
}
