import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Multiselect from '@cloudscape-design/components/multiselect';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Answer } from '../../api/call.ts';
import { useCommand } from '../../api/commands.ts';
import { useDesk } from '../../desk.ts';
import { useDraft } from '../../parts/drafts.ts';
import { Trouble } from '../../shell/messages.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { Activate } from './activate.tsx';
import { Names } from './history.tsx';
import { type Activation, type PolicyList, versionName } from './policies.ts';
import { Replayed } from './replayed.tsx';

const periods = ['30', '90', '366'];

/** Which policies, tried on past cases before anything else can be done with them. */
export function Choose({ list, earlier }: { list: PolicyList; earlier: Activation | undefined }) {
  const words = usePageWords('policies');
  const { words: core, may } = useDesk();
  const [draft, change, clear] = useDraft('policies/choice', { packs: list.active.packs.join(' ') });
  const [days, setDays] = useState('90');
  const [tried, setTried] = useState<{ packs: string; answer: Answer<'replayPolicies'> }>();
  const replay = useCommand('replayPolicies', { changes: [] });
  const packs = earlier?.packs ?? draft.packs.split(' ').filter(Boolean);
  const options = list.policies.flatMap(({ id, title, versions, active, inTheBox }) =>
    versions.toReversed().map((version) => ({
      value: versionName(id, version),
      label: versionName(id, version),
      description: title,
      tags: [inTheBox ? words.inTheBox : words.ours, ...(active ? [words.active.true] : [])],
    })),
  );
  const isPresent = packs.join(' ') === list.active.packs.join(' ');
  const run = async (): Promise<void> => {
    const answer = await replay.send({ body: { packs, days: Number(days) } });
    setTried(answer && { packs: packs.join(' '), answer });
  };
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{words.choice}</Header>}>
        <SpaceBetween size="m">
          <FormField label={words.presently}>
            <Names names={list.active.packs} />
          </FormField>
          {earlier ? (
            <FormField label={words.broughtBack}>
              <Names names={earlier.packs} />
            </FormField>
          ) : (
            <FormField stretch label={words.wanted} description={words.wantedHint}>
              <Multiselect
                options={options}
                selectedOptions={packs.map(
                  (name) => options.find(({ value }) => value === name) ?? { value: name, label: name },
                )}
                placeholder={words.choose}
                filteringType="auto"
                deselectAriaLabel={({ label }) => words.remove(label ?? '')}
                onChange={({ detail }) => {
                  change({ packs: detail.selectedOptions.map(({ value }) => value ?? '').join(' ') });
                }}
              />
            </FormField>
          )}
          <FormField label={words.replayOn}>
            <SegmentedControl
              label={words.replayOn}
              selectedId={days}
              options={periods.map((id) => ({ id, text: words.days(Number(id)) }))}
              onChange={({ detail }) => setDays(detail.selectedId)}
            />
          </FormField>
          {replay.refusal && <Trouble title={core.problems.title} refusal={replay.refusal} />}
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant={tried ? 'normal' : 'primary'}
              loading={replay.sending}
              loadingText={words.replaying}
              onClick={() => void run()}
            >
              {words.replay}
            </Button>
            <Button variant="link" href="#/policies" onClick={clear}>
              {core.cancel}
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </Container>
      {tried && <Replayed answer={tried.answer} />}
      {tried && tried.packs === packs.join(' ') && may('activatePolicies') && (
        <Activate list={list} earlier={earlier} packs={packs} replayed={tried.answer} same={isPresent} done={clear} />
      )}
    </SpaceBetween>
  );
}
