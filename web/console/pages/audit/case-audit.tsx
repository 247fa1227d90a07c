import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRead } from '../../api/reads.ts';
import { serverNow } from '../../api/server-time.ts';
import { useDesk } from '../../desk.ts';
import { csvOf } from '../../../../functions/domain/csv.ts';
import { actorName, nameOf, textsOf } from '../../parts/event-line.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { caseHref } from '../../router.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { Page } from '../../shell/page.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { Events } from './events.tsx';
import { Filters } from './filters.tsx';
import { chosen, everything, exportOf } from './record.ts';
import { Verdict } from './verdict.tsx';

/** All that happened to a case, with what proves it; to be narrowed down, and taken away. */
export function CaseAudit({ reference }: { reference: string }) {
  const words = usePageWords('audit');
  const { names } = usePageWords('events');
  const { words: core, person } = useDesk();
  const [wanted, want] = useState(everything);
  const subject = useRead('readCase', { reference });
  const audit = useRead('auditCase', { reference });
  const frame = { title: words.caseTitle(reference), description: <Link href="#/audit">{words.toFind}</Link> };
  if (subject.data === undefined) {
    const { refusal, refresh } = subject;
    return <Page {...frame}>{refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />}</Page>;
  }
  const { data } = subject;
  const shown = chosen(data.timeline, wanted, core);
  const saveCsv = (): void => {
    const { seq, at, type, what, by, role, text, facts, hash } = words.columns;
    const rows = shown.map((entry) => [
      entry.seq,
      entry.at,
      entry.type,
      nameOf(names, entry.type),
      actorName(entry, core),
      entry.by.role ?? '',
      textsOf(entry).join('\n'),
      JSON.stringify(entry.facts),
      entry.hash,
    ]);
    saveFile(`${reference}.csv`, 'text/csv', csvOf([[seq, at, type, what, by, role, text, facts, hash], ...rows]));
  };
  const saveJson = (): void => {
    if (audit.data === undefined) return;
    const by = { username: person.username, at: new Date(serverNow()).toISOString() };
    saveFile(`${reference}.json`, 'application/json', exportOf(data, audit.data, by));
  };
  return (
    <Page
      {...frame}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button href={caseHref(reference)}>{words.toCase}</Button>
          <Button onClick={saveCsv}>{words.csv}</Button>
          <Button disabled={audit.data === undefined} onClick={saveJson}>
            {words.json}
          </Button>
        </SpaceBetween>
      }
    >
      <Verdict audit={audit.data} refusal={audit.refusal} again={() => void audit.refresh()} />
      <Filters timeline={data.timeline} wanted={wanted} want={want} />
      <Events entries={shown} of={data.timeline.length} audit={audit.data} />
    </Page>
  );
}
