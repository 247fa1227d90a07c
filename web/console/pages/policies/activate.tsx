import { useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { Answer } from '../../api/call.ts';
import { useCommand } from '../../api/commands.ts';
import { useDesk } from '../../desk.ts';
import { useDraft } from '../../parts/drafts.ts';
import { go } from '../../router.ts';
import { Trouble } from '../../shell/messages.tsx';
import { notify } from '../../shell/notices.ts';
import { usePageWords } from '../../wording/pages.ts';
import type { Activation, PolicyList } from './policies.ts';

type Props = {
  list: PolicyList;
  earlier: Activation | undefined;
  packs: readonly string[];
  replayed: Answer<'replayPolicies'>;
  /** They hold already. */
  same: boolean;
  done: () => void;
};

/** The decision itself: with its reason, and once more with what the replay said. Nobody else's is written over. */
export function Activate({ list, earlier, packs, replayed, same, done }: Props) {
  const words = usePageWords('policies');
  const { words: core } = useDesk();
  const [draft, change, clear] = useDraft('policies/reason', { reason: '' });
  const [missing, setMissing] = useState(false);
  const [asking, ask] = useState(false);
  const changes = { changes: ['/v1/staff/policies'] };
  const activate = useCommand('activatePolicies', changes);
  const rollBack = useCommand('rollBackPolicies', changes);
  const command = earlier === undefined ? activate : rollBack;
  const send = async (): Promise<void> => {
    const { reason } = draft;
    const { number: version } = list.active;
    const answer = await (earlier === undefined
      ? activate.send({ version, body: { packs: [...packs], reason } })
      : rollBack.send({ version, body: { to: earlier.number, reason } }));
    if (answer === undefined) return;
    clear();
    done();
    notify('success', words.activated(answer.active.number));
    go('#/policies');
  };
  if (same) return <Alert type="info">{words.same}</Alert>;
  return (
    <Container header={<Header variant="h2">{words.decide}</Header>}>
      <SpaceBetween size="m">
        <FormField
          stretch
          label={words.reason}
          description={words.reasonHint}
          errorText={missing && words.reasonMissing}
        >
          <Textarea
            rows={3}
            value={draft.reason}
            onChange={({ detail }) => {
              change({ reason: detail.value });
              setMissing(false);
            }}
          />
        </FormField>
        <Button
          variant="primary"
          onClick={() => {
            setMissing(draft.reason.trim() === '');
            ask(draft.reason.trim() !== '');
          }}
        >
          {words.activate}
        </Button>
      </SpaceBetween>
      {asking && (
        <Modal
          visible
          header={words.confirmTitle}
          onDismiss={() => {
            command.dismiss();
            ask(false);
          }}
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={() => ask(false)}>
                  {core.cancel}
                </Button>
                <Button variant="primary" loading={command.sending} onClick={() => void send()}>
                  {words.confirm}
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          <SpaceBetween size="s">
            <Box>{words.confirmLead(packs.length === 0 ? words.none : packs.join(words.and))}</Box>
            <Box>
              {words.replayed(replayed.cases.replayed, replayed.days, replayed.differences)}{' '}
              {words.lateFromTo(replayed.active.late, replayed.proposed.late)}
            </Box>
            <Box className="desk-words">{draft.reason}</Box>
            {command.refusal && <Trouble title={core.problems.title} refusal={command.refusal} />}
          </SpaceBetween>
        </Modal>
      )}
    </Container>
  );
}
