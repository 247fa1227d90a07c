import type { Instant } from '../../complaint/complaint.ts';
import type { Language } from '../../complaint/vocabulary.ts';

/** What a template is for. */
export const situations = [
  'apology-and-details',
  'first-response',
  'progress-update',
  'delay',
  'decision-accepted',
  'decision-partly',
  'decision-declined',
  'remedy-offered',
  'closing',
  'safety-stop-using',
  'praise-thanks',
  'wrong-department',
] as const;
export type Situation = (typeof situations)[number];

/** A retired template stays, with all its versions; it is offered to nobody. */
export const templateStates = ['active', 'retired'] as const;
export type TemplateState = (typeof templateStates)[number];

/** `text` holds placeholders such as `{customerName}` (placeholders.ts). */
export type TemplateText = { language: Language; situation: Situation; title: string; text: string };

/** A version of a template; a version never changes. Those in the box are version 1, written by nobody of the desk. */
export type Template = TemplateText & {
  id: string;
  version: number;
  state: TemplateState;
  written?: { at: Instant; by: string };
};

/** What an enterprise has written of templates. What stands in it is added to, never changed. */
export interface TemplateShelf {
  /** The newest version of each, in the order of their ids. */
  list(): Promise<readonly Template[]>;
  /** The newest version of one (a consistent read), or undefined. */
  find(id: string): Promise<Template | undefined>;
  /**
   * Writes the next version of a template, or its first.
   * @param before the version that it follows in the table; 0 when there is none
   * @returns `outrun` when somebody else wrote meanwhile: nothing was written then
   */
  write(template: Template, before: number): Promise<'written' | 'outrun'>;
}
