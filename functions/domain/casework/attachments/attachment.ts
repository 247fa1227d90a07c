import type { Actor, Instant } from '../../complaint/complaint.ts';
import type { AttachmentType } from './limits.ts';

export const attachmentStates = ['awaiting', 'scanning', 'clean', 'refused', 'unscanned'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** What a scan can end with. `unscanned`: nobody could look inside, or nobody looks in this deployment. */
export type ScanOutcome = Extract<AttachmentState, 'clean' | 'refused' | 'unscanned'>;

/** Who may have sent a file. */
export type Sender = Extract<Actor, { type: 'customer' } | { type: 'staff' }>;

/** What is known of a file before anybody has seen it: its sender says so, and the store takes no other. */
export type FilePromise = {
  /** What the sender calls it. */
  name: string;
  type: AttachmentType;
  /** Bytes. */
  size: number;
  /** SHA-256 of the content, base64. */
  sha256: string;
  /** Whether the customer sees it; what they sent themselves, always. */
  shared: boolean;
};

/** A file of a case. It is somewhere else; `mark` is the unguessable part of where. */
export type Attachment = FilePromise & {
  mark: string;
  state: Exclude<AttachmentState, 'awaiting'>;
  by: Sender;
  addedAt: Instant;
  scannedAt?: Instant;
};

/**
 * Which outcomes a scan may still bring. A file is never called clean once it was refused; what was clean may be found
 * bad when somebody has it scanned again.
 */
const outcomes = {
  scanning: ['clean', 'refused', 'unscanned'],
  unscanned: ['clean', 'refused'],
  clean: ['refused'],
  refused: [],
} as const satisfies Record<Attachment['state'], readonly ScanOutcome[]>;

/** Whether the outcome says something new of a file in this state. */
export function isNews(state: Attachment['state'], outcome: ScanOutcome): boolean {
  const possible: readonly ScanOutcome[] = outcomes[state];
  return possible.includes(outcome);
}

/** Whether it may be handed out. */
export const isReadable = (state: AttachmentState): boolean => state === 'clean' || state === 'unscanned';

/** Whether the customer may know of a file: their own, and what staff decided to show them. */
export const isForCustomer = ({ by, shared }: { by: Sender; shared: boolean }): boolean =>
  by.type === 'customer' || shared;
