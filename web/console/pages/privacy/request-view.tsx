import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useCommand } from '../../api/commands.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Time } from '../../parts/time.tsx';
import { caseHref, hrefOf } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { notify } from '../../shell/notices.ts';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { Export } from './export.tsx';
import { State } from './requests.tsx';

/** One request: what was asked, what has come of each case, and what can be done with it now. */
export function RequestView({ id }: { id: string }) {
  const words = usePageWords('privacy');
  const { words: core, may } = useDesk();
  const { data, refusal, refresh } = useRead('readPrivacyRequest', { id }, { every: 15_000 });
  const cancel = useCommand('cancelPrivacyRequest', { changes: ['/v1/staff/privacy-requests'] });
  if (data === undefined) {
    return (
      <Page title={words.number(id)}>
        {refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />}
      </Page>
    );
  }
  const end = async (): Promise<void> => {
    if ((await cancel.send({ id })) !== undefined) notify('success', words.cancelled);
  };
  const reference = (one: string) => (
    <Link href={caseHref(one)}>
      <span className="desk-reference">{one}</span>
    </Link>
  );
  const moment = (label: string, at: string | undefined) =>
    at === undefined ? [] : [{ label, value: <Time at={at} full /> }];
  const said = (label: string, value: string | undefined) =>
    value === undefined ? [] : [{ label, value: <bdi className="desk-words">{value}</bdi> }];
  return (
    <Page
      title={words.number(id)}
      actions={
        data.cancellable && may('cancelPrivacyRequest') ? (
          <Button loading={cancel.sending} onClick={() => void end()}>
            {words.cancel}
          </Button>
        ) : undefined
      }
    >
      <SpaceBetween size="l">
        <Link href={hrefOf('/privacy')}>{words.back}</Link>
        {cancel.refusal && <Trouble title={core.problems.title} refusal={cancel.refusal} />}
        {data.failure !== undefined && <Alert type="warning">{words.failures[data.failure]}</Alert>}
        <Container header={<Header variant="h2">{words.details}</Header>}>
          <KeyValuePairs
            columns={3}
            minColumnWidth={180}
            items={[
              { label: words.columns.kind, value: words.kinds[data.kind] },
              { label: words.columns.state, value: <State of={data.state} /> },
              { label: words.found, value: words.ways[data.foundBy] },
              ...(data.reference === undefined
                ? []
                : [{ label: words.caseColumns.reference, value: reference(data.reference) }]),
              ...moment(words.columns.asked, data.createdAt),
              ...moment(words.begins, data.beginsAt),
              ...moment(words.columns.answerBy, data.answerBy),
              ...moment(words.finished, data.finishedAt),
              ...said(words.by, data.by),
              ...said(words.cancelledBy, data.cancelledBy),
              ...(data.notes ? said(words.withNotes, '✓') : []),
              ...said(words.why, data.reason),
            ]}
          />
        </Container>
        {data.download && may('downloadExport') && <Export id={id} until={data.download.until} />}
        <Table
          items={data.cases}
          trackBy="reference"
          wrapLines
          header={
            <Header variant="h2" counter={`(${data.cases.length})`}>
              {words.cases}
            </Header>
          }
          ariaLabels={{ tableLabel: words.cases }}
          empty={<Box textAlign="center">{words.noneFound}</Box>}
          columnDefinitions={[
            {
              id: 'reference',
              header: words.caseColumns.reference,
              isRowHeader: true,
              cell: (one) => reference(one.reference),
            },
            { id: 'outcome', header: words.caseColumns.outcome, cell: ({ outcome }) => words.outcomes[outcome] },
            { id: 'at', header: words.caseColumns.at, cell: ({ at }) => <Time at={at} /> },
            { id: 'reason', header: words.caseColumns.reason, cell: ({ reason = '–' }) => reason },
          ]}
        />
        {data.apart.length > 0 && (
          <Container
            header={
              <Header variant="h2" description={words.apartLead}>
                {words.apart}
              </Header>
            }
          >
            <SpaceBetween direction="horizontal" size="s">
              {data.apart.map((one) => (
                <span key={one}>{reference(one)}</span>
              ))}
            </SpaceBetween>
          </Container>
        )}
      </SpaceBetween>
    </Page>
  );
}
