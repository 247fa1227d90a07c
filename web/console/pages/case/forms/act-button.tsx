import { type ReactNode, useEffect } from 'react';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import type { Asked } from '../../../api/call.ts';
import { useCommand } from '../../../api/commands.ts';
import { useDesk } from '../../../desk.ts';
import { notify } from '../../../shell/notices.ts';
import { sentenceOf } from '../../../shell/sentence.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { type CaseCommand, type StaffCase, useAllowed, useCase } from '../case.ts';

/**
 * A command that needs no words: done at the press. Not shown to whose role may not do it; disabled with the reason
 * where the case does not allow it now.
 */
export function ActButton<O extends CaseCommand>({
  operation,
  id,
  body,
  foresee,
  versioned = false,
  why,
  label,
  children,
  done,
  variant = 'normal',
}: {
  operation: O;
  id?: string;
  body?: Asked<O>['body'];
  foresee?: (subject: StaffCase) => StaffCase;
  versioned?: boolean;
  /** Why it cannot be done now, beside what the case's status says. */
  why?: string | undefined;
  /** For screen readers, where several buttons say the same. */
  label?: string;
  children: ReactNode;
  done?: string;
  variant?: ButtonProps.Variant;
}) {
  const { words: core } = useDesk();
  const words = usePageWords('case');
  const { subject } = useCase();
  const { may, why: status } = useAllowed()(operation);
  const { send, sending, refusal, conflict } = useCommand(operation, foresee === undefined ? {} : { foresee });
  useEffect(() => {
    if (refusal) notify('error', sentenceOf(refusal, core));
  }, [refusal, core]);
  useEffect(() => {
    if (conflict) notify('warning', words.form.lookAgain(conflict.refusal.problem.changedBy ?? core.conflict.somebody));
  }, [conflict, core, words]);
  if (!may) return null;
  const reason = status ?? why;
  const act = async (): Promise<void> => {
    const { reference, version } = subject;
    const answer = await send({
      reference,
      ...(id !== undefined && { id }),
      ...(body !== undefined && { body }),
      ...(versioned && { version }),
    });
    if (answer !== undefined) notify('success', done ?? core.saved);
  };
  return (
    <Button
      variant={variant}
      loading={sending}
      disabled={reason !== undefined}
      {...(label !== undefined && { ariaLabel: label })}
      {...(reason !== undefined && { disabledReason: reason })}
      onClick={() => void act()}
    >
      {children}
    </Button>
  );
}
