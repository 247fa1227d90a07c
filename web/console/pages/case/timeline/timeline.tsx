import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { Entry } from './entry.tsx';
import { type Filter, fits, mailsByEvent } from './sides.ts';

/** A long case has hundreds of events; the newest are what one works with. */
const atFirst = 40;
const filters = ['all', 'customer', 'internal'] as const;

/** All that happened, newest first, in the words of whoever said it. */
export function Timeline() {
  const { timeline: words } = usePageWords('case');
  const { subject } = useCase();
  const [filter, setFilter] = useState<Filter>('all');
  const [oldestFirst, setOldestFirst] = useState(false);
  const [whole, setWhole] = useState(false);
  const mails = mailsByEvent(subject);
  const fitting = subject.timeline.filter((entry) => fits(entry, filter));
  const ordered = oldestFirst ? fitting : fitting.toReversed();
  const shown = whole ? ordered : ordered.slice(0, atFirst);
  return (
    <section aria-label={words.title}>
      <Container
        header={
          <Header
            variant="h2"
            counter={`(${fitting.length})`}
            actions={
              <Button iconName={oldestFirst ? 'angle-up' : 'angle-down'} onClick={() => setOldestFirst(!oldestFirst)}>
                {oldestFirst ? words.oldestFirst : words.newestFirst}
              </Button>
            }
          >
            {words.title}
          </Header>
        }
      >
        <SegmentedControl
          label={words.filter}
          selectedId={filter}
          options={filters.map((id) => ({ id, text: words.filters[id] }))}
          onChange={({ detail }) => setFilter(filters.find((one) => one === detail.selectedId) ?? 'all')}
        />
        {shown.length === 0 ? (
          <Box padding="l" textAlign="center" color="text-body-secondary">
            {words.none}
          </Box>
        ) : (
          <ol className="case-timeline">
            {shown.map((entry) => (
              <Entry key={entry.seq} entry={entry} mails={mails.get(entry.seq) ?? []} />
            ))}
          </ol>
        )}
        {shown.length < ordered.length && (
          <Button onClick={() => setWhole(true)}>{words.more(ordered.length - shown.length)}</Button>
        )}
      </Container>
    </section>
  );
}
