import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import type { PageProps } from '../pages.ts';
import {
  CaseContext,
  type CaseDesk,
  named,
  type Revealed,
  unmasked,
  useAllowed,
  useCase,
  usePartsUpToDate,
  type WritingMode,
} from './case.ts';
import './case.css';
import { Deadlines } from './deadlines/deadlines.tsx';
import { ActButton } from './forms/act-button.tsx';
import { AskButton } from './forms/ask-button.tsx';
import { CustomerCard } from './head/customer-card.tsx';
import { ErasedNote } from './head/erased-note.tsx';
import { AssignForm } from './head/handling-forms.tsx';
import { MoreMenu } from './head/more-menu.tsx';
import { PrivacyNotes } from './head/privacy-notes.tsx';
import { Summary } from './head/summary.tsx';
import { NextStepBar } from './next-step-bar.tsx';
import { Composer } from './talk/composer.tsx';
import { CustomerWords } from './talk/customer-words.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { Actions } from './work/actions.tsx';
import { Cause } from './work/cause.tsx';
import { Files } from './work/files.tsx';
import { Record } from './work/record.tsx';
import { Related } from './work/related.tsx';
import { Remedies } from './work/remedies.tsx';
import { Similar } from './work/similar.tsx';
import { Tasks } from './work/tasks.tsx';
import { usePersonNames } from '../../parts/person-names.ts';
import { isolated } from '../../parts/isolated.ts';

/** How often a case that somebody looks at is read again. */
const every = 15_000;

/** Everything about one case: where it stands, what to do next, the talk with the customer, and the work behind it. */
export default function CasePage({ params: [reference = ''] }: PageProps) {
  const { words: core } = useDesk();
  const { data, refusal, refresh } = useRead('readCase', { reference }, { every });
  const [revealed, show] = useState<Revealed>();
  const subject = useMemo(() => data && named(unmasked(data, revealed), core.erasedName), [data, revealed, core]);
  usePartsUpToDate(data);
  const [form, ask] = useState<ReactElement>();
  const [{ mode, times }, setWriting] = useState<{ mode: WritingMode; times: number }>({ mode: 'reply', times: 0 });
  const write = useCallback((next: WritingMode) => setWriting((now) => ({ mode: next, times: now.times + 1 })), []);
  useEffect(() => {
    ask(undefined);
    show(undefined);
  }, [reference]);
  const nameOf = usePersonNames();
  const desk = useMemo<CaseDesk | undefined>(
    () =>
      subject && {
        subject,
        ask,
        nameOf,
        mode,
        write,
        show,
        hide: () => show(undefined),
        isShown: revealed !== undefined,
      },
    [subject, nameOf, mode, write, revealed],
  );
  if (desk === undefined) {
    return (
      <Page key={reference} title={<span className="desk-reference">{reference}</span>} tabTitle={reference}>
        {refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />}
      </Page>
    );
  }
  const { customer } = desk.subject;
  return (
    <CaseContext value={desk}>
      <Page
        key={reference}
        tabTitle={`${reference} ${isolated(customer.name)}`}
        title={
          <>
            <span className="desk-reference">{reference}</span> · <bdi>{customer.name}</bdi>
          </>
        }
        actions={<HeadActions />}
      >
        {refusal && !refusal.unanswered && <Trouble refusal={refusal} again={() => void refresh()} />}
        <ErasedNote />
        <PrivacyNotes />
        <NextStepBar />
        <Summary />
        <div className="case-grid">
          <div className="case-main">
            <CustomerWords />
            <Composer asked={times} />
            <Timeline />
          </div>
          <div className="case-side">
            <Deadlines />
            <CustomerCard />
            <Tasks />
            <Remedies />
            <Cause />
            <Actions />
            <Files />
            <Related />
            <Similar />
            <Record />
          </div>
        </div>
        {form}
      </Page>
    </CaseContext>
  );
}

function HeadActions() {
  const { person, words: core } = useDesk();
  const { next: words, handling, talk } = usePageWords('case');
  const { reference, assignee, status, disputed = [] } = useCase().subject;
  const allowed = useAllowed();
  // Whom the rules chose takes it on by taking it.
  const free = assignee === undefined || (assignee === person.username && status === 'received');
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <CopyToClipboard
        variant="icon"
        textToCopy={reference}
        copyButtonAriaLabel={`${core.copy}: ${reference}`}
        copySuccessText={core.copied}
        copyErrorText={core.copyFailed}
      />
      {free && allowed('takeCase').can && (
        <ActButton
          operation="takeCase"
          why={disputed.includes(person.username) ? talk.anotherDecides : undefined}
          done={words.taken}
        >
          {words.take}
        </ActButton>
      )}
      {allowed('assignCase').can && (
        <AskButton operation="assignCase" form={() => <AssignForm />}>
          {handling.assign}
        </AskButton>
      )}
      <MoreMenu />
    </SpaceBetween>
  );
}
