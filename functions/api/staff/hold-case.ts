import { holdBody } from '../../contract/shapes.ts';
import { placeHold } from '../../domain/erasure/hold.ts';
import { command } from './command.ts';

/** Needed in a dispute: nothing of it may be erased. */
export const holdCase = command('hold', holdBody, ({ reason }, by) => placeHold(reason, by));
