import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useCommand } from '../../api/commands.ts';
import { useDesk } from '../../desk.ts';
import { useDraft } from '../../parts/drafts.ts';
import { Trouble } from '../../shell/messages.tsx';
import { notify } from '../../shell/notices.ts';
import { fieldTrouble } from '../../shell/sentence.ts';
import { usePageWords } from '../../wording/pages.ts';

/** The department answers a task. What is being written is kept until it is sent. */
export function AnswerForm({ task, first }: { task: string; first: boolean }) {
  const words = usePageWords('tasks');
  const { problems } = useDesk().words;
  const [draft, change, clear] = useDraft(`task ${task}/answer`, { text: '' });
  const answer = useCommand('answerTask', { changes: ['/v1/staff/tasks', '/v1/staff/cases'] });
  const send = async () => {
    const sent = await answer.send({ id: task, body: { text: draft.text } });
    if (sent === undefined) return;
    clear();
    notify('success', words.sent);
  };
  const trouble = fieldTrouble(answer.refusal, 'text');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Form
        actions={
          <Button variant="primary" formAction="submit" loading={answer.sending} disabled={draft.text.trim() === ''}>
            {first ? words.send : words.another}
          </Button>
        }
      >
        <SpaceBetween size="s">
          {answer.refusal && trouble === undefined && <Trouble title={problems.title} refusal={answer.refusal} />}
          <FormField stretch label={words.answer} description={words.answerHint} errorText={trouble}>
            <Textarea rows={5} value={draft.text} onChange={({ detail }) => change({ text: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Form>
    </form>
  );
}
