import type { ReactElement, ReactNode } from 'react';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import { type CaseCommand, useAllowed, useCase } from '../case.ts';

/** Opens a form. Not shown to whose role may not do it; disabled with the reason where the case does not allow it now. */
export function AskButton({
  operation,
  form,
  why,
  label,
  children,
  variant = 'normal',
}: {
  operation: CaseCommand;
  form: () => ReactElement;
  why?: string | undefined;
  label?: string;
  children: ReactNode;
  variant?: ButtonProps.Variant;
}) {
  const { ask } = useCase();
  const { may, why: status } = useAllowed()(operation);
  if (!may) return null;
  const reason = status ?? why;
  return (
    <Button
      variant={variant}
      disabled={reason !== undefined}
      {...(label !== undefined && { ariaLabel: label })}
      {...(reason !== undefined && { disabledReason: reason })}
      onClick={() => ask(form())}
    >
      {children}
    </Button>
  );
}
