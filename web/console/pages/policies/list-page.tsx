import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { useTimes } from '../../parts/times.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { History } from './history.tsx';
import { activateHref, policyHref, writeHref } from './policies.ts';

/** All policies, those that new cases are given, and who decided so. */
export function ListPage() {
  const words = usePageWords('policies');
  const { may } = useDesk();
  const times = useTimes();
  const { data, refusal, refresh } = useRead('listPolicies', {});
  if (data === undefined) return refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />;
  return (
    <SpaceBetween size="l">
      <Alert type="info">{data.notLegalAdvice}</Alert>
      <Table
        items={data.policies}
        trackBy={({ id, version }) => `${id}@${version}`}
        wrapLines
        header={
          <Header
            variant="h2"
            counter={`(${data.policies.length})`}
            actions={
              may('validatePolicy') && (
                <SpaceBetween direction="horizontal" size="xs">
                  <Button href={writeHref()}>{words.write}</Button>
                  <Button variant="primary" href={activateHref()}>
                    {may('activatePolicies') ? words.change : words.tryOthers}
                  </Button>
                </SpaceBetween>
              )
            }
          >
            {words.policies}
          </Header>
        }
        ariaLabels={{ tableLabel: words.policies }}
        columnDefinitions={[
          {
            id: 'title',
            header: words.policy,
            isRowHeader: true,
            cell: ({ id, version, title }) => (
              <>
                <Link href={policyHref(id, version)}>{title}</Link>
                <div>
                  <Box variant="small">{id}</Box>
                </div>
              </>
            ),
          },
          {
            id: 'state',
            header: words.state,
            minWidth: 130,
            cell: ({ active }) => (
              <StatusIndicator type={active ? 'success' : 'stopped'}>{words.active[`${active}`]}</StatusIndicator>
            ),
          },
          { id: 'nature', header: words.nature, cell: ({ nature }) => words.natures[nature] },
          {
            id: 'version',
            header: words.version,
            cell: ({ version, versions }) => words.versionOf(version, versions.length),
          },
          { id: 'rules', header: words.rules, cell: ({ rules }) => rules.length },
          {
            id: 'from',
            header: words.from,
            cell: ({ inTheBox, published }) =>
              inTheBox ? words.inTheBox : published && words.published(published.by, times.date(published.at)),
          },
        ]}
      />
      <History list={data} />
    </SpaceBetween>
  );
}
