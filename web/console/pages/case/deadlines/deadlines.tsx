import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { isChance } from '../../../../../functions/domain/sla/clock.ts';
import type { Answer } from '../../../api/call.ts';
import { useRead } from '../../../api/reads.ts';
import { Loading, Trouble } from '../../../shell/messages.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { Clock } from './clock.tsx';

export type Explained = Answer<'explainClocks'>['clocks'][number];

/** Those that are due first; the others are a press away. */
const atFirst = 3;

/** Somebody waits for it still: it runs, stands still, or is late and has not been done. */
const isOpen = ({ state, endedAt }: Explained): boolean =>
  state === 'running' || state === 'paused' || (state === 'breached' && endedAt === undefined);

/** Every deadline of the case: what is promised, how long there is, and how that came about. */
export function Deadlines() {
  const { clocks: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const { data, refusal, refresh } = useRead('explainClocks', { reference });
  const [past, setPast] = useState(false);
  const [all, setAll] = useState(false);
  const sorted = (data?.clocks ?? []).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const open = sorted.filter((clock) => isOpen(clock) && !isChance(clock));
  const shown = all ? open : open.slice(0, atFirst);
  const over = sorted.filter((clock) => !open.includes(clock));
  return (
    <section aria-label={words.title}>
      <Container
        header={
          <Header variant="h2" counter={`(${open.length})`}>
            {words.title}
          </Header>
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
            {open.length === 0 && <Box color="text-body-secondary">{words.none}</Box>}
            <ul className="case-clocks">
              {shown.map((clock) => (
                <Clock key={clock.id} clock={clock} first={clock.id === data.drivenBy} open />
              ))}
              {past && over.map((clock) => <Clock key={clock.id} clock={clock} first={false} open={false} />)}
            </ul>
            {open.length > shown.length && (
              <Button variant="inline-link" onClick={() => setAll(true)}>
                {words.showOpen(open.length - shown.length)}
              </Button>
            )}{' '}
            {over.length > 0 && (
              <Button variant="inline-link" ariaExpanded={past} onClick={() => setPast(!past)}>
                {past ? words.hidePast : words.showPast(over.length)}
              </Button>
            )}
          </>
        )}
      </Container>
    </section>
  );
}
