import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { csvOf } from '../../../../functions/domain/csv.ts';
import { saveFile } from '../../parts/save-file.ts';
import { Time } from '../../parts/time.tsx';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { type PageWords, usePageWords } from '../../wording/pages.ts';

type Decision = { id: string; at: string; what: string; by: string; role: string; why: string };

/** Decisions about all cases, the latest first: which policies hold, and by which rules cases find their team. */
function decisionsOf(
  { history }: Answer<'listPolicies'>,
  routing: Answer<'readRouting'>,
  words: PageWords['audit'],
): Decision[] {
  const activations = history.map(({ number, packs, at, by, role, reason, rolledBackTo }) => ({
    id: `policies ${number}`,
    what: words.activated(number, packs.join(', '), rolledBackTo),
    at: at ?? '',
    by: by ?? '',
    role: role ?? '',
    why: reason ?? '',
  }));
  const versions = routing.history.map(({ version, at, by, role }) => ({
    id: `routing ${version}`,
    what: words.routed(version),
    at: at ?? '',
    by: by ?? '',
    role: role ?? '',
    why: '',
  }));
  // What came with Redress nobody decided.
  return [...activations, ...versions]
    .filter(({ at }) => at !== '')
    .toSorted((one, other) => other.at.localeCompare(one.at));
}

/** What was decided for every case at once, and by whom. */
export function Decisions() {
  const words = usePageWords('audit');
  const roles: Readonly<Record<string, string>> = useDesk().words.roles;
  const policies = useRead('listPolicies', {});
  const routing = useRead('readRouting', {});
  const refusal = policies.refusal ?? routing.refusal;
  if (policies.data === undefined || routing.data === undefined) {
    const again = (): void => void Promise.all([policies.refresh(), routing.refresh()]);
    return refusal ? <Trouble refusal={refusal} again={again} /> : <Loading />;
  }
  const decisions = decisionsOf(policies.data, routing.data, words);
  const { at, what, by, role, why } = words.columns;
  const save = (): void => {
    const rows = decisions.map((one) => [one.at, one.what, one.by, one.role, one.why]);
    saveFile('redress-decisions.csv', 'text/csv', csvOf([[at, what, by, role, why], ...rows]));
  };
  return (
    <Table
      items={decisions}
      trackBy="id"
      wrapLines
      header={
        <Header
          variant="h2"
          description={words.decisionsLead}
          actions={decisions.length > 0 && <Button onClick={save}>{words.csv}</Button>}
        >
          {words.decisions}
        </Header>
      }
      ariaLabels={{ tableLabel: words.decisions }}
      empty={<Box textAlign="center">{words.noDecisions}</Box>}
      columnDefinitions={[
        { id: 'at', header: at, cell: (one) => <Time at={one.at} full /> },
        { id: 'what', header: what, isRowHeader: true, cell: (one) => one.what },
        { id: 'by', header: by, cell: (one) => <bdi>{one.by}</bdi> },
        { id: 'role', header: role, cell: (one) => roles[one.role] ?? one.role },
        { id: 'why', header: why, cell: (one) => <span className="desk-words">{one.why}</span> },
      ]}
    />
  );
}
