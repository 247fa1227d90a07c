import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { defaultPack } from '../../../../functions/domain/sla/packs/default.ts';
import { useDesk } from '../../desk.ts';
import { Time } from '../../parts/time.tsx';
import type { CoreWords } from '../../wording/core.ts';
import { usePageWords } from '../../wording/pages.ts';
import { activateHref, type Activation, hrefOfName, type PolicyList, versionName } from './policies.ts';

/** What held before anybody chose. */
const beginning: Activation = {
  number: 0,
  packs: [versionName(defaultPack.id, defaultPack.version)],
  at: null,
  by: null,
  role: null,
};

/** Every activation that can be brought back, the present one first. */
export function activationsOf({ history }: PolicyList): Activation[] {
  return history.at(-1)?.number === 1 || history.length === 0 ? [...history, beginning] : history;
}

/** Who decided which policies hold, when and why. */
export function History({ list }: { list: PolicyList }) {
  const words = usePageWords('policies');
  const { words: core, may } = useDesk();
  return (
    <Table
      items={activationsOf(list)}
      trackBy={({ number }) => String(number)}
      wrapLines
      header={
        <Header variant="h2" description={words.historyLead}>
          {words.history}
        </Header>
      }
      ariaLabels={{ tableLabel: words.history }}
      columnDefinitions={[
        {
          id: 'number',
          header: words.number,
          isRowHeader: true,
          cell: ({ number }) => (number === list.active.number ? words.presentNumber(number) : String(number)),
        },
        { id: 'packs', header: words.policies, cell: ({ packs }) => <Names names={packs} /> },
        { id: 'at', header: words.since, cell: ({ at }) => (at === null ? words.always : <Time at={at} full />) },
        { id: 'by', header: words.by, cell: (activation) => whoOf(activation, core) },
        {
          id: 'reason',
          header: words.reason,
          cell: ({ reason, rolledBackTo }) => (
            <>
              {rolledBackTo !== undefined && <div>{words.rolledBack(rolledBackTo)}</div>}
              <span className="desk-words">{reason}</span>
            </>
          ),
        },
        ...(may('rollBackPolicies')
          ? [
              {
                id: 'back',
                header: words.act,
                cell: ({ number }: Activation) =>
                  number !== list.active.number && (
                    <Link href={activateHref(number)} ariaLabel={words.bringBackNumber(number)}>
                      {words.bringBack}
                    </Link>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Policies by their names, each leading to what it says. */
export function Names({ names }: { names: readonly string[] }) {
  const words = usePageWords('policies');
  if (names.length === 0) return words.none;
  return names.map((name) => (
    <span key={name} className="policies-name">
      <Link href={hrefOfName(name)}>{name}</Link>{' '}
    </span>
  ));
}

function whoOf({ by, role }: Activation, { roles }: CoreWords): string {
  const names: Readonly<Record<string, string>> = roles;
  return by === null ? '' : role === null ? by : `${by} (${names[role] ?? role})`;
}
