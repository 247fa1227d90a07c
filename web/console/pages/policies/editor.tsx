import { useRef, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { Answer } from '../../api/call.ts';
import { useCommand } from '../../api/commands.ts';
import { useDesk } from '../../desk.ts';
import { useDraft } from '../../parts/drafts.ts';
import { parsedJson } from '../../parts/parsed-json.ts';
import { go } from '../../router.ts';
import { Trouble } from '../../shell/messages.tsx';
import { notify } from '../../shell/notices.ts';
import { usePageWords } from '../../wording/pages.ts';
import { policyHref } from './policies.ts';
import { Problems } from './problems.tsx';

/** A policy as the API takes it. What was refused is named at its line; what is published is given to nobody yet. */
export function Editor({ from }: { from: Answer<'readPolicy'> }) {
  const words = usePageWords('policies');
  const { words: core, may } = useDesk();
  const { version: _, ...written } = from.policy;
  const beginning = JSON.stringify(from.inTheBox ? { ...written, id: `our-${from.id}` } : written, undefined, 2);
  const [draft, change, clear, begun] = useDraft(`policy/${from.id}`, { text: beginning });
  const [valid, setValid] = useState<string>();
  const field = useRef<HTMLDivElement>(null);
  const check = useCommand('validatePolicy', { changes: [] });
  const publish = useCommand('publishPolicy', { changes: ['/v1/staff/policies'] });
  const read = parsedJson(draft.text);
  const refusal = publish.refusal ?? check.refusal;
  const problems = refusal?.problem.errors ?? [];

  const validate = async (): Promise<void> => {
    if (!('body' in read)) return;
    publish.dismiss();
    setValid(undefined);
    const found = await check.send({ body: read.body });
    if (found) setValid(words.valid(found.id, found.rules));
  };
  const send = async (): Promise<void> => {
    if (!('body' in read)) return;
    check.dismiss();
    const id = idOf(read.body);
    const done = await publish.send({ id, body: read.body });
    if (done === undefined) return;
    clear();
    notify('success', words.publishedAs(done.id, done.version));
    go(policyHref(done.id, done.version));
  };
  /** Puts the cursor at the line that a problem names. */
  const show = (line: number): void => {
    const area = field.current?.querySelector('textarea');
    if (!area) return;
    const start =
      draft.text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const end = draft.text.indexOf('\n', start);
    area.focus();
    area.setSelectionRange(start, end < 0 ? draft.text.length : end);
  };
  return (
    <Container>
      <SpaceBetween size="m">
        {valid !== undefined && <Alert type="success">{valid}</Alert>}
        {refusal && problems.length === 0 && <Trouble title={core.problems.title} refusal={refusal} />}
        {problems.length > 0 && <Problems problems={problems} text={draft.text} show={show} />}
        <div ref={field}>
          <FormField
            stretch
            label={words.document}
            description={words.documentHint}
            errorText={'why' in read && words.notJson(read.why)}
          >
            <Textarea
              rows={24}
              spellcheck={false}
              value={draft.text}
              invalid={problems.length > 0}
              onChange={({ detail }) => {
                change({ text: detail.value });
                setValid(undefined);
              }}
            />
          </FormField>
        </div>
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            variant={may('publishPolicy') ? 'normal' : 'primary'}
            loading={check.sending}
            disabled={'why' in read}
            onClick={() => void validate()}
          >
            {words.validate}
          </Button>
          {may('publishPolicy') && (
            <Button variant="primary" loading={publish.sending} disabled={'why' in read} onClick={() => void send()}>
              {words.publish}
            </Button>
          )}
          {begun && <Button onClick={clear}>{words.startAgain}</Button>}
          <Button variant="link" href="#/policies">
            {core.cancel}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}

/** Its id is the address to which it goes; without one the API says what is missing. */
const idOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' && body.id !== ''
    ? body.id
    : 'unnamed';
