import { holdBody } from '../../contract/shapes.ts';
import { releaseHold } from '../../domain/erasure/hold.ts';
import { command } from './command.ts';

/** The dispute is over. */
export const releaseCase = command('release', holdBody, ({ reason }, by) => releaseHold(reason, by));
