import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useDesk } from '../../desk.ts';
import { actorName, nameOf, textsOf, type TimelineEntry } from '../../parts/event-line.tsx';
import { usePersonNames } from '../../parts/person-names.ts';
import { Time } from '../../parts/time.tsx';
import { usePageWords } from '../../wording/pages.ts';
import type { Audit } from './record.ts';

type Props = { entries: readonly TimelineEntry[]; of: number; audit: Audit | undefined };

/** Each event as it was sealed: its number, who, when, what exactly, and its hash. */
export function Events({ entries, of, audit }: Props) {
  const words = usePageWords('audit');
  const { names } = usePageWords('events');
  const { words: core } = useDesk();
  const people = usePersonNames();
  const roles: Readonly<Record<string, string>> = core.roles;
  return (
    <Table
      items={entries}
      trackBy={({ seq }) => String(seq)}
      wrapLines
      cellVerticalAlign="top"
      header={
        <Header variant="h2" counter={entries.length === of ? `(${of})` : `(${entries.length}/${of})`}>
          {words.events}
        </Header>
      }
      ariaLabels={{ tableLabel: words.events }}
      empty={<Box textAlign="center">{words.noEvents}</Box>}
      columnDefinitions={[
        {
          id: 'seq',
          header: words.columns.seq,
          cell: ({ seq }) =>
            seq === audit?.brokenAt ? <StatusIndicator type="error">{seq}</StatusIndicator> : String(seq),
        },
        { id: 'at', header: words.columns.at, minWidth: 130, cell: ({ at }) => <Time at={at} /> },
        {
          id: 'what',
          header: words.columns.what,
          isRowHeader: true,
          minWidth: 240,
          cell: (entry) => (
            <>
              {nameOf(names, entry.type)}
              {textsOf(entry).map((text) => (
                <div key={text} className="desk-words">
                  {text}
                </div>
              ))}
              <details>
                <summary>{words.exactly}</summary>
                <pre className="audit-facts">
                  {JSON.stringify(
                    { type: entry.type, by: entry.by, facts: entry.facts, words: entry.words },
                    undefined,
                    2,
                  )}
                </pre>
              </details>
            </>
          ),
        },
        {
          id: 'by',
          header: words.columns.by,
          minWidth: 120,
          cell: (entry) => (
            <>
              <bdi>{actorName(entry, core, people)}</bdi>
              {entry.by.id !== undefined && people(entry.by.id) !== entry.by.id && <div>{entry.by.id}</div>}
              {entry.by.role !== undefined && <div>{roles[entry.by.role] ?? entry.by.role}</div>}
            </>
          ),
        },
        {
          id: 'hash',
          header: words.columns.hash,
          minWidth: 200,
          cell: ({ hash }) => <code className="audit-hash">{hash}</code>,
        },
      ]}
    />
  );
}
