import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Answer, Asked } from '../../../api/call.ts';
import { useCommand } from '../../../api/commands.ts';
import { useDesk } from '../../../desk.ts';
import { ConflictNotice } from '../../../parts/conflict-notice.tsx';
import { useDraft } from '../../../parts/drafts.ts';
import { Trouble } from '../../../shell/messages.tsx';
import { notify } from '../../../shell/notices.ts';
import { fieldTrouble } from '../../../shell/sentence.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { type CaseCommand, useCase, useSeen } from '../case.ts';
import { askedOf, emptyOf, type Field, type Values } from './field.ts';
import { AskedField } from './form-field.tsx';

/**
 * A command with what it needs to know, asked over the page: fields, what is wrong with them, a conflict. What is
 * written stays in a draft of this case until it is sent or thrown away.
 *
 * @param id the `{id}` of the path: the task, the action, …
 * @param place names the draft within the case; @default the operation and the id
 * @param versioned it depends on what the person has read: refused when somebody else changed the case meanwhile
 * @param submit what its button says; an ellipsis, which says that a form comes, has served by then
 * @param also reads again what else it changes, by the beginnings of addresses
 */
export function CommandForm<O extends CaseCommand>({
  operation,
  id,
  place = [operation, id].filter(Boolean).join(' '),
  title,
  lead,
  fields = [],
  initial = {},
  body,
  submit,
  versioned = false,
  also,
  extra,
  size = 'medium',
  came,
  done,
}: {
  operation: O;
  id?: string;
  place?: string;
  title: string;
  lead?: ReactNode;
  fields?: readonly Field[];
  initial?: Values;
  body: (values: Values) => Asked<O>['body'];
  submit: string;
  versioned?: boolean;
  also?: readonly string[];
  /** What stands below the fields, by what is in them. */
  extra?: (values: Values, change: (values: Values) => void) => ReactNode;
  size?: 'medium' | 'large';
  /** Takes what came of it, where somebody goes on with it. */
  came?: (answer: Answer<O>) => void;
  /** What is told when it was done, by what came of it. */
  done?: string | ((answer: Answer<O>) => string);
}) {
  const { words: core } = useDesk();
  const words = usePageWords('case');
  const { subject, ask } = useCase();
  const { reference } = subject;
  const [draft, change, clear, begun] = useDraft<Values>(`${reference}/${place}`, initial);
  const [opened] = useState(subject.version);
  const { version } = useSeen(opened);
  const [tried, setTried] = useState(false);
  const command = useCommand(operation, also === undefined ? {} : { changes: also });
  const frame = useRef<HTMLDivElement>(null);
  const asked = askedOf(fields, draft);
  const empty = emptyOf(fields, draft);

  const finish = (answer: Answer<O> | undefined): void => {
    if (answer === undefined) return;
    clear();
    ask(undefined);
    came?.(answer);
    notify('success', typeof done === 'function' ? done(answer) : (done ?? core.saved));
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (empty.size > 0 || command.sending) return;
    const sent = body(draft);
    finish(
      await command.send({
        reference,
        ...(id !== undefined && { id }),
        ...(sent !== undefined && { body: sent }),
        ...(versioned && { version }),
      }),
    );
  };
  const byKey = ({ key, ctrlKey, metaKey }: KeyboardEvent): void => {
    if (key === 'Enter' && (ctrlKey || metaKey)) void send();
  };
  const refused = command.refusal;
  useEffect(() => {
    if (refused !== undefined || tried) frame.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refused, tried]);
  const { conflict } = command;
  return (
    <Modal
      visible
      size={size}
      header={title}
      onDismiss={() => ask(undefined)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {begun && (
              <Button variant="link" onClick={clear}>
                {words.form.startOver}
              </Button>
            )}
            <Button onClick={() => ask(undefined)}>{core.cancel}</Button>
            <Button variant="primary" loading={command.sending} onClick={() => void send()}>
              {submit.replace(/…$/, '')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <div ref={frame} onKeyDown={byKey} role="group" aria-label={title}>
        <SpaceBetween size="m">
          {lead !== undefined && <Box>{lead}</Box>}
          {asked.map((field) => (
            <AskedField
              key={field.name}
              field={field}
              value={draft[field.name] ?? ''}
              change={(value) => change({ [field.name]: value })}
              trouble={
                fieldTrouble(refused, field.api ?? field.name) ??
                (tried && empty.has(field.name) ? words.form.required : undefined)
              }
            />
          ))}
          {extra?.(draft, change)}
          {refused && <Trouble title={core.problems.title} refusal={refused} />}
          {conflict && (
            <ConflictNotice
              conflict={conflict}
              sending={command.sending}
              sendAnyway={() => void command.sendAnyway().then(finish)}
              keepWriting={command.dismiss}
              discard={() => {
                clear();
                ask(undefined);
              }}
            />
          )}
        </SpaceBetween>
      </div>
    </Modal>
  );
}
