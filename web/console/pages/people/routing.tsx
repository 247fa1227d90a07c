import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { Time } from '../../parts/time.tsx';
import { Loading, Trouble } from '../../shell/messages.tsx';
import type { CoreWords } from '../../wording/core.ts';
import { usePageWords } from '../../wording/pages.ts';
import { RulesEditor } from './rules-editor.tsx';

type Rules = Answer<'readRouting'>;
type Rule = Rules['rules'][number];

/** Where new cases go, in words; and the versions that held before. An admin changes them here. */
export function Routing() {
  const words = usePageWords('people');
  const { words: core, may } = useDesk();
  const { data, refusal, refresh } = useRead('readRouting', {});
  const [editing, edit] = useState(false);
  if (data === undefined) return refusal ? <Trouble refusal={refusal} again={() => void refresh()} /> : <Loading />;
  return (
    <SpaceBetween size="m">
      <Table
        items={data.rules}
        trackBy="id"
        wrapLines
        header={
          <Header
            variant="h2"
            counter={`(${words.version(data.version)})`}
            description={words.routingLead}
            {...(may('writeRouting') &&
              !editing && { actions: <Button onClick={() => edit(true)}>{words.editRules}</Button> })}
          >
            {words.routing}
          </Header>
        }
        ariaLabels={{ tableLabel: words.routing }}
        columnDefinitions={[
          { id: 'rule', header: words.rule, isRowHeader: true, cell: ({ id }) => id },
          { id: 'when', header: words.when, cell: (rule) => <Conditions rule={rule} /> },
          { id: 'team', header: words.team, cell: ({ team }) => core.teams[team] },
          { id: 'choose', header: words.choose, cell: ({ choose }) => words.chooses[choose] },
        ]}
      />
      {editing && <RulesEditor routing={data} close={() => edit(false)} />}
      {data.history.length > 1 && <History history={data.history} />}
    </SpaceBetween>
  );
}

function Conditions({ rule: { when } }: { rule: Rule }) {
  const words = usePageWords('people');
  const { words: core } = useDesk();
  const named = Object.entries(when ?? {});
  if (named.length === 0) return words.always;
  return named.map(([field, values]) => (
    <div key={field}>
      {nameOf(words.fields, field)}: {values.map((value) => valueOf(field, value, core)).join(words.or)}
    </div>
  ));
}

const nameOf = (names: Readonly<Record<string, string>>, name: string): string => names[name] ?? name;

/** A value in words where it is one of ours; what the enterprise names itself stays as it is. */
function valueOf(field: string, value: string, core: CoreWords): string {
  const { kinds: kind, categories: category, levels: level, channels: channel, languages: language } = core;
  const ours: Readonly<Record<string, Readonly<Record<string, string>>>> = { kind, category, level, channel, language };
  return ours[field]?.[value] ?? value;
}

function History({ history }: { history: Rules['history'] }) {
  const words = usePageWords('people');
  return (
    <Container header={<Header variant="h3">{words.history}</Header>}>
      <ul>
        {history.map(({ version, at, by }) => (
          <li key={version}>
            {by === null ? words.version(version) : words.historyRow(words.version(version), by)}
            {at !== null && (
              <>
                {' · '}
                <Time at={at} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Container>
  );
}
