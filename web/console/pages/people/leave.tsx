import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useCommand } from '../../api/commands.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Time } from '../../parts/time.tsx';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { notify } from '../../shell/notices.ts';
import { usePageWords } from '../../wording/pages.ts';
import { LeaveDialog } from './leave-dialog.tsx';

type Absence = Answer<'listAbsences'>['absences'][number];

export const leaveAddresses = ['/v1/staff/absences', '/v1/staff/people'];

/** Who is away from when until when. */
export function Leave() {
  const words = usePageWords('people');
  const { words: core, may } = useDesk();
  const { data, refusal, refresh } = useRead('listAbsences', {});
  const end = useCommand('deleteAbsence', { changes: leaveAddresses });
  const [entering, enter] = useState(false);
  if (data === undefined) return refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />;
  const endOf = async ({ person }: Absence) => {
    if (await end.send({ id: person })) notify('success', words.ended(person));
  };
  return (
    <>
      {end.refusal && <Trouble title={core.problems.title} refusal={end.refusal} />}
      <Table
        items={data.absences}
        trackBy="person"
        wrapLines
        header={
          <Header
            variant="h2"
            description={words.leaveLead}
            {...(may('putAbsence') && { actions: <Button onClick={() => enter(true)}>{words.enter}</Button> })}
          >
            {words.leave}
          </Header>
        }
        ariaLabels={{ tableLabel: words.leave }}
        empty={<Box textAlign="center">{words.noLeave}</Box>}
        columnDefinitions={[
          {
            id: 'person',
            header: words.leaveColumns.person,
            isRowHeader: true,
            cell: ({ person }) => <bdi>{person}</bdi>,
          },
          { id: 'from', header: words.leaveColumns.from, cell: ({ from }) => <Time at={from} /> },
          { id: 'until', header: words.leaveColumns.until, cell: ({ until }) => <Time at={until} /> },
          { id: 'by', header: words.leaveColumns.by, cell: ({ enteredBy }) => enteredBy },
          ...(may('deleteAbsence')
            ? [
                {
                  id: 'act',
                  header: words.leaveColumns.act,
                  cell: (absence: Absence) => (
                    <Button
                      variant="inline-link"
                      ariaLabel={words.endOf(absence.person)}
                      onClick={() => void endOf(absence)}
                    >
                      {words.end}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {entering && <LeaveDialog close={() => enter(false)} />}
    </>
  );
}
