import { useState } from 'react';
import type { Asked } from '../../../api/call.ts';
import { type CommandState, useCommand } from '../../../api/commands.ts';
import { useDraft } from '../../../parts/drafts.ts';
import { notify } from '../../../shell/notices.ts';
import { type StaffCase, useCase, useSeen } from '../case.ts';
import type { Values } from '../forms/field.ts';

type Written = 'replyToCustomer' | 'addNote' | 'resolveCase';

export type Writing<O extends Written> = {
  draft: Values;
  change: (fields: Values) => void;
  clear: () => void;
  begun: boolean;
  /** What others did since the person began to write. */
  news: StaffCase['timeline'];
  /** They have looked at it. */
  seen: () => void;
  command: CommandState<O>;
  /** Nothing was written although somebody tried to send it. */
  blank: boolean;
  send: () => Promise<void>;
  sendAnyway: () => Promise<void>;
};

/**
 * Something that is being written about the case. The draft remembers the version that the case had when it was begun:
 * what depends on what its writer had read is refused when others changed the case since, until they have looked.
 *
 * @param adds it only adds to the case, whatever it has become meanwhile
 */
export function useWriting<O extends Written>(
  operation: O,
  empty: Values,
  body: (draft: Values) => Asked<O>['body'],
  { done, adds = false }: { done: string; adds?: boolean },
): Writing<O> {
  const { subject } = useCase();
  const { reference } = subject;
  const { base: _, ...fields } = empty;
  const [draft, setDraft, clear, begun] = useDraft<Values>(`${reference}/${operation}`, { base: '', ...fields });
  const [tried, setTried] = useState(false);
  const command = useCommand(operation);
  const base = Number(draft['base'] ?? '');
  const { news, version } = useSeen(begun && base > 0 && !adds ? base : undefined);
  const change = (changed: Values): void =>
    setDraft({ ...changed, ...(base > 0 ? {} : { base: String(subject.version) }) });
  const finish = (answer: unknown): void => {
    if (answer === undefined) return;
    clear();
    setTried(false);
    notify('success', done);
  };
  const isBlank = (draft['text'] ?? '').trim() === '';
  return {
    draft,
    change,
    clear: () => {
      clear();
      setTried(false);
      command.dismiss();
    },
    begun,
    news,
    seen: () => {
      setDraft({ base: String(subject.version) });
      command.dismiss();
    },
    command,
    blank: tried && isBlank,
    send: async () => {
      setTried(true);
      if (isBlank || command.sending) return;
      const sent = body(draft);
      finish(await command.send({ reference, ...(sent !== undefined && { body: sent }), ...(!adds && { version }) }));
    },
    sendAnyway: async () => finish(await command.sendAnyway()),
  };
}
