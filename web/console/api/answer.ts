import type * as z from 'zod';
import type { Operations } from '../../../functions/contract/operations.ts';

/** Operations of the API that staff use; each is typed by its row in functions/contract/operations.ts. */
export type Operation = keyof Operations;

/** What an operation answers. Here, without what calls it, so that what needs no browser is tried without one. */
export type Answer<O extends Operation> = z.output<Operations[O]['answer']>;
