import type { Task } from '../casework/tasks/task.ts';
import type { Negotiation } from '../casework/remedies/negotiation.ts';
import type { Remedy } from '../casework/remedies/remedy.ts';

import type { Attachment } from '../casework/attachments/attachment.ts';
import type { CaseAction } from '../casework/actions/action.ts';
import type { CauseAnalysis } from '../casework/causes/analysis.ts';

/**
 * What belongs to a case and has a life of its own. Each is an item of the case's partition, written in the same
 * transaction as the event that changed it and guarded by the case's version, so that the case can stay small and a
 * part can never disagree with the timeline. Nothing is ever deleted: withdrawn, cancelled and superseded are states.
 */
export type PartTypes = {
  /** What a department or an outside partner is to do. */
  task: Task;
  /** What puts it right for the customer. */
  remedy: Remedy;
  /** What the customer demands and what we offer, round by round. */
  negotiation: Negotiation;
  /** Why it happened. */
  cause: CauseAnalysis;
  /** What is done so that it does not happen again. */
  action: CaseAction;
  /** A photo, a document, a film: what it is called and how it stands; its bytes are elsewhere. */
  file: Attachment;
};

export type PartKind = keyof PartTypes;

/** `id` is unique in its case: the number of the event that made it, with a letter before it (`T7`); of a file, the
 * number of the request to send it (`F3`). */
export type CasePart<K extends PartKind = PartKind> = { [P in K]: { kind: P; id: string; data: PartTypes[P] } }[K];

export type PartRef = { kind: PartKind; id: string };

/** The id of a part that the next event of this case makes. */
export const nextPartId = (letter: string, { version }: { version: number }): string => `${letter}${version + 1}`;
