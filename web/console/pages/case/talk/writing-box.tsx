import { type ReactNode, type RefObject, useId } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { limits } from '../../../../../functions/contract/limits.ts';
import { useDesk } from '../../../desk.ts';
import { ConflictNotice } from '../../../parts/conflict-notice.tsx';
import { EventLine } from '../../../parts/event-line.tsx';
import { Trouble } from '../../../shell/messages.tsx';
import { fieldTrouble } from '../../../shell/sentence.ts';
import { usePageWords } from '../../../wording/pages.ts';
import type { Writing } from './use-writing.ts';

type Any = Pick<
  Writing<'replyToCustomer'>,
  'draft' | 'change' | 'clear' | 'begun' | 'news' | 'seen' | 'blank' | 'send' | 'sendAnyway'
> & { command: Pick<Writing<'replyToCustomer'>['command'], 'sending' | 'refusal' | 'conflict' | 'dismiss'> };

/** Where something is written and sent from: the text, what stands around it, what others did meanwhile, what is wrong. */
export function WritingBox({
  writing,
  frame,
  label,
  hint,
  field,
  rows,
  placeholder,
  submit,
  why,
  tools,
  children,
}: {
  writing: Any;
  /** Of the text's surroundings: to put the cursor into it. */
  frame: RefObject<HTMLDivElement | null>;
  label: string;
  hint: string;
  /** The API's name of the text. */
  field: string;
  rows: number;
  placeholder: string;
  submit: string;
  /** Why it cannot be sent now. */
  why?: string | undefined;
  tools?: ReactNode;
  children?: ReactNode;
}) {
  const { words: core } = useDesk();
  const { talk: words, form } = usePageWords('case');
  const { draft, change, begun, news, command, blank } = writing;
  const { refusal, conflict } = command;
  const text = draft['text'] ?? '';
  const keys = useId();
  return (
    <div ref={frame}>
      <SpaceBetween size="s">
        {news.length > 0 && conflict === undefined && (
          <Alert type="warning" header={words.meanwhile} action={<Button onClick={writing.seen}>{words.seen}</Button>}>
            <ul className="case-news">
              {news.map((entry) => (
                <li key={entry.seq}>
                  <EventLine entry={entry} />
                </li>
              ))}
            </ul>
          </Alert>
        )}
        <FormField
          stretch
          label={label}
          description={hint}
          errorText={blank ? form.required : fieldTrouble(refusal, field)}
          constraintText={text.length > limits.words * 0.9 ? words.left(limits.words - text.length) : undefined}
        >
          <Textarea
            value={text}
            rows={rows}
            placeholder={placeholder}
            invalid={blank}
            onChange={({ detail }) => change({ text: detail.value.slice(0, limits.words) })}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter' && (detail.ctrlKey || detail.metaKey) && why === undefined)
                void writing.send();
            }}
          />
        </FormField>
        {tools}
        {children}
        {refusal && <Trouble title={core.problems.title} refusal={refusal} again={() => void writing.send()} />}
        {conflict && (
          <ConflictNotice
            conflict={conflict}
            sending={command.sending}
            sendAnyway={() => void writing.sendAnyway()}
            keepWriting={writing.seen}
            discard={writing.clear}
          />
        )}
        <div className="case-send">
          <Button
            variant="primary"
            loading={command.sending}
            disabled={why !== undefined}
            {...(why !== undefined && { disabledReason: why })}
            onClick={() => void writing.send()}
          >
            {submit}
          </Button>
          <Box variant="small" color="text-body-secondary">
            <span id={keys}>{words.keys}</span>
          </Box>
          {begun && (
            <>
              <Box variant="small" color="text-body-secondary">
                {words.kept}
              </Box>
              <Button variant="inline-link" onClick={writing.clear}>
                {words.discard}
              </Button>
            </>
          )}
        </div>
      </SpaceBetween>
    </div>
  );
}
