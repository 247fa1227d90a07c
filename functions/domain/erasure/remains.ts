import type { CaseEvent } from '../complaint/events.ts';
import type { CasePart } from '../complaint/parts.ts';

/**
 * What is left of a case beside the case itself, once nobody can change it any more. Each of these can be done again,
 * and changes nothing then.
 */
export interface Remains {
  /** Takes the words, the salt and a partner's name out of these events, and leaves what the chain has sealed. */
  silence(reference: string, events: readonly CaseEvent[]): Promise<void>;
  /** Writes these parts as they are, whole. */
  rewrite(reference: string, parts: readonly CasePart[]): Promise<void>;
  /** Takes out to whom these mails went; that they went stays. */
  unaddress(reference: string, mailIds: readonly string[]): Promise<void>;
  /** Forgets the files that the case waited for, and lets it wait for none again. */
  closeUploads(reference: string): Promise<void>;
}
