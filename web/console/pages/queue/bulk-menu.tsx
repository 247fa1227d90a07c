import { lazy, Suspense, useState } from 'react';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useDesk } from '../../desk.ts';
import { usePageWords } from '../../wording/pages.ts';
import type { Row } from './columns.tsx';

const BulkDialog = lazy(() => import('./bulk-dialog.tsx'));

export type BulkKind = 'assign' | 'classify' | 'close';

/** What can be done to the selected cases at once. */
export function BulkMenu({ selected, started }: { selected: readonly Row[]; started: (job: string) => void }) {
  const { person } = useDesk();
  const words = usePageWords('queue');
  const [asking, setAsking] = useState<{ kind: BulkKind; assignee: string }>();
  return (
    <>
      <ButtonDropdown
        disabled={selected.length === 0}
        items={[
          { id: 'me', text: words.assignMe },
          { id: 'assign', text: words.assignTo },
          { id: 'classify', text: words.changeLevel },
          { id: 'close', text: words.close },
        ]}
        onItemClick={({ detail: { id } }) => {
          const kind = id === 'classify' || id === 'close' ? id : 'assign';
          setAsking({ kind, assignee: id === 'me' ? person.username : '' });
        }}
      >
        {words.actions}
      </ButtonDropdown>
      {asking && (
        <Suspense fallback={null}>
          <BulkDialog
            kind={asking.kind}
            assignee={asking.assignee}
            cases={selected.map(({ reference }) => reference)}
            close={() => setAsking(undefined)}
            started={(job) => {
              setAsking(undefined);
              started(job);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
