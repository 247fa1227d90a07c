import type * as z from 'zod';
import type { actionState } from '../../contract/action-shapes.ts';
import type { CasePart } from '../../domain/complaint/parts.ts';

/** An action for its reader. */
export const actionView = ({ id, data }: CasePart<'action'>): z.input<typeof actionState>['action'] => ({
  ...data,
  id,
});
