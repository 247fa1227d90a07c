import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Time } from '../../parts/time.tsx';
import { hrefOf } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { PersonDialog } from './person-dialog.tsx';

export type Person = Answer<'listPeople'>['people'][number];

/** Everybody to whom cases are given, and what of. Whoever leads a team changes that here. */
export function People() {
  const words = usePageWords('people');
  const { words: core, may } = useDesk();
  const { data, refusal, refresh } = useRead('listPeople', {});
  const [edited, edit] = useState<Person | 'new'>();
  if (data === undefined) return refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />;
  const list = (names: readonly string[]) => names.join(words.and);
  return (
    <>
      <Table
        items={data.people}
        trackBy="id"
        wrapLines
        header={
          <Header
            variant="h2"
            description={words.peopleLead}
            {...(may('putPerson') && { actions: <Button onClick={() => edit('new')}>{words.add}</Button> })}
          >
            {words.people}
          </Header>
        }
        ariaLabels={{ tableLabel: words.people }}
        empty={<Box textAlign="center">{words.nobody}</Box>}
        columnDefinitions={[
          {
            id: 'name',
            header: words.columns.name,
            isRowHeader: true,
            cell: ({ id, name }) => (
              <>
                <bdi>{name}</bdi> <Link href={hrefOf('/queue', { assignee: id })}>{words.cases}</Link>
              </>
            ),
          },
          { id: 'teams', header: words.columns.teams, cell: ({ teams }) => list(teams.map((one) => core.teams[one])) },
          {
            id: 'languages',
            header: words.columns.languages,
            cell: ({ languages }) => list(languages.map((one) => core.languages[one])),
          },
          {
            id: 'takes',
            header: words.columns.takes,
            cell: ({ takesCases }) => (
              <StatusIndicator type={takesCases ? 'success' : 'stopped'}>
                {words.takes[`${takesCases}`]}
              </StatusIndicator>
            ),
          },
          { id: 'capacity', header: words.columns.capacity, cell: ({ capacity }) => words.openCases(capacity) },
          {
            id: 'away',
            header: words.columns.away,
            cell: ({ awayUntil }) =>
              awayUntil === undefined ? (
                words.here
              ) : (
                <StatusIndicator type="info">
                  {words.awayUntil} <Time at={awayUntil} />
                </StatusIndicator>
              ),
          },
          ...(may('putPerson')
            ? [
                {
                  id: 'change',
                  header: words.change,
                  cell: (person: Person) => (
                    <Button
                      variant="inline-link"
                      ariaLabel={words.changePerson(person.name)}
                      onClick={() => edit(person)}
                    >
                      {words.change}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {edited !== undefined && (
        <PersonDialog person={edited === 'new' ? undefined : edited} close={() => edit(undefined)} />
      )}
    </>
  );
}
