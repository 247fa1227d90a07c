import { useState } from 'react';
import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { levels } from '../../../../functions/domain/complaint/vocabulary.ts';
import type { Asked } from '../../api/call.ts';
import { useCommand } from '../../api/commands.ts';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { useFirstFocus } from '../../parts/use-first-focus.ts';
import { Trouble } from '../../shell/messages.tsx';
import { fieldTrouble } from '../../shell/sentence.ts';
import { usePageWords } from '../../wording/pages.ts';
import type { BulkKind } from './bulk-menu.tsx';

type Job = NonNullable<Asked<'startBulk'>['body']>;

/** Asks what one thing done to many cases needs to know, and starts it. */
export default function BulkDialog(props: {
  kind: BulkKind;
  assignee: string;
  cases: string[];
  close: () => void;
  started: (job: string) => void;
}) {
  const { kind, cases, close, started } = props;
  const { words: core, person } = useDesk();
  const first = useFirstFocus<AutosuggestProps.Ref>();
  const { bulk, level: levelWord } = usePageWords('queue');
  const { data } = useRead('listPeople', kind === 'assign' ? {} : undefined);
  const command = useCommand('startBulk', { changes: [] });
  const [assignee, setAssignee] = useState(props.assignee);
  const [level, setLevel] = useState<(typeof levels)[number]>('important');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const people = data?.people ?? [];
  const me = { id: person.username, name: person.name };
  const suggested = people.some(({ id }) => id === me.id) ? people : [me, ...people];
  const titles = { assign: bulk.assignTitle, classify: bulk.levelTitle, close: bulk.closeTitle };

  const missing = {
    assignee: kind === 'assign' && assignee.trim() === '',
    reason: kind === 'classify' && reason.trim() === '',
  };
  const job = (): Job =>
    kind === 'assign'
      ? { action: 'assign', assignee: assignee.trim(), cases }
      : kind === 'classify'
        ? { action: 'classify', level, reason, cases }
        : { action: 'close', cases };
  const start = async (): Promise<void> => {
    setTried(true);
    if (missing.assignee || missing.reason) return;
    const made = await command.send({ body: job() });
    if (made !== undefined) started(made.id);
  };

  return (
    <Modal
      visible
      header={titles[kind](cases.length)}
      closeAriaLabel={core.shell.close}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{core.cancel}</Button>
            <Button variant="primary" loading={command.sending} onClick={() => void start()}>
              {bulk.start}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {command.refusal && <Trouble refusal={command.refusal} title={core.problems.title} />}
        {kind === 'assign' && (
          <FormField
            label={bulk.assignee}
            constraintText={bulk.assigneeHint}
            errorText={tried && missing.assignee ? bulk.assigneeMissing : fieldTrouble(command.refusal, 'assignee')}
          >
            <Autosuggest
              ref={first}
              enteredTextLabel={bulk.enteredText}
              value={assignee}
              options={suggested.map(({ id, name }) => ({ value: id, description: name }))}
              onChange={({ detail }) => setAssignee(detail.value)}
            />
          </FormField>
        )}
        {kind === 'classify' && (
          <>
            <FormField label={bulk.newLevel}>
              <Select
                ariaLabel={levelWord}
                selectedOption={{ value: level, label: core.levels[level] }}
                options={levels.map((value) => ({ value, label: core.levels[value] }))}
                onChange={({ detail }) => setLevel(levels.find((one) => one === detail.selectedOption.value) ?? level)}
              />
            </FormField>
            <FormField
              label={bulk.reason}
              constraintText={bulk.reasonHint}
              errorText={tried && missing.reason ? bulk.reasonMissing : fieldTrouble(command.refusal, 'reason')}
            >
              <Textarea value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
            </FormField>
          </>
        )}
        {kind === 'close' && <Box>{bulk.closeLead}</Box>}
      </SpaceBetween>
    </Modal>
  );
}
