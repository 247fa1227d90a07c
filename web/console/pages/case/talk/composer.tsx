import { useEffect, useRef } from 'react';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { type CaseCommand, useAllowed, useCase, type WritingMode } from '../case.ts';
import { NoteBox } from './note-box.tsx';
import { ReplyBox } from './reply-box.tsx';
import { ResolveBox } from './resolve-box.tsx';
import { isolated } from '../../../parts/isolated.ts';

const modes = [
  ['reply', 'replyToCustomer', 'send'],
  ['note', 'addNote', 'lock-private'],
  ['resolve', 'resolveCase', 'check'],
] as const satisfies readonly (readonly [WritingMode, CaseCommand, string])[];

/** Where staff write: to the customer, among themselves, or the decision; each with a text of its own. */
export function Composer({ asked }: { asked: number }) {
  const { may } = useDesk();
  const { talk: words } = usePageWords('case');
  const { mode, write, subject } = useCase();
  const allowed = useAllowed();
  const frame = useRef<HTMLDivElement>(null);
  const offered = modes.filter(([, operation]) => may(operation));
  const possible = offered.filter(([, operation]) => allowed(operation).can);
  const shown = possible.find(([name]) => name === mode)?.[0] ?? possible[0]?.[0];
  useEffect(() => {
    if (asked > 0) frame.current?.querySelector('textarea')?.focus();
  }, [asked, shown]);
  if (shown === undefined) return null;
  return (
    <section className={`case-composer case-composer-${shown}`} aria-label={words.title}>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SegmentedControl
                label={words.title}
                selectedId={shown}
                options={offered.map(([id, operation, iconName]) => {
                  const { why } = allowed(operation);
                  return {
                    id,
                    text: words.modes[id],
                    iconName,
                    ...(why !== undefined && { disabled: true, disabledReason: why }),
                  };
                })}
                onChange={({ detail }) => {
                  const chosen = modes.find(([name]) => name === detail.selectedId);
                  if (chosen) write(chosen[0]);
                }}
              />
            }
          >
            {words.headings[shown](isolated(subject.customer.name))}
          </Header>
        }
      >
        {shown === 'reply' && <ReplyBox key={subject.reference} frame={frame} />}
        {shown === 'note' && <NoteBox key={subject.reference} frame={frame} />}
        {shown === 'resolve' && <ResolveBox key={subject.reference} frame={frame} />}
      </Container>
    </section>
  );
}
