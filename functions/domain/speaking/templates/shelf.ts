import type { Actor } from '../../complaint/complaint.ts';
import type { Language } from '../../complaint/vocabulary.ts';
import { DomainError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { templatesInTheBox } from './box.ts';
import { placeholderErrors } from './placeholders.ts';
import type { Situation, Template, TemplateShelf, TemplateState, TemplateText } from './template.ts';

type Shelf = { templates: TemplateShelf };
type Staff = Extract<Actor, { type: 'staff' }>;

/** The newest version of each template: the enterprise's own, and those of the box that it has not replaced. */
export async function templatesOf(
  { templates }: Shelf,
  wanted: {
    language?: Language | undefined;
    situation?: Situation | undefined;
    state?: TemplateState | undefined;
  } = {},
): Promise<Template[]> {
  const own = await templates.list();
  const replaced = new Set(own.map(({ id }) => id));
  return [...templatesInTheBox.filter(({ id }) => !replaced.has(id)), ...own].filter(
    ({ language, situation, state }) =>
      (wanted.language ?? language) === language &&
      (wanted.situation ?? situation) === situation &&
      (wanted.state ?? state) === state,
  );
}

/** @throws DomainError `template.not-found` */
export async function templateOf({ templates }: Shelf, id: string): Promise<Template> {
  const template = (await templates.find(id)) ?? templatesInTheBox.find((one) => one.id === id);
  if (!template) throw new DomainError('template.not-found', { id });
  return template;
}

/** Ids are part of addresses. */
const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const longestTemplateId = 60;

/**
 * Writes a template as its next version; one of the box is replaced by an enterprise's own under the same id, which
 * begins at version 2. The same text again changes nothing.
 * @param expectedVersion the version that the writer saw, when they insist on it
 * @throws DomainError `request.invalid` (id, placeholders), `template.changed`, `template.conflict`
 */
export async function writeTemplate(
  { templates, clock }: Shelf & Pick<Services, 'clock'>,
  id: string,
  text: TemplateText & { state: TemplateState },
  by: Staff,
  expectedVersion?: number,
): Promise<Template> {
  const errors = [
    ...(id.length <= longestTemplateId && idPattern.test(id) ? [] : [{ field: 'id', code: 'not-an-id', detail: '' }]),
    ...placeholderErrors(text.title, 'title'),
    ...placeholderErrors(text.text, 'text'),
  ];
  if (errors.length > 0) throw new DomainError('request.invalid', {}, errors);
  const stored = await templates.find(id);
  const before = stored ?? templatesInTheBox.find((one) => one.id === id);
  if (expectedVersion !== undefined && expectedVersion !== (before?.version ?? 0)) {
    throw new DomainError('template.changed', { id, version: before?.version ?? 0 });
  }
  if (before && sameAs(before, text)) return before;
  const next: Template = {
    ...text,
    id,
    version: (before?.version ?? 0) + 1,
    written: { at: clock.now(), by: by.id },
  };
  if ((await templates.write(next, stored?.version ?? 0)) === 'outrun')
    throw new DomainError('template.conflict', { id });
  return next;
}

const sameAs = (
  before: Template,
  { language, situation, title, text, state }: TemplateText & { state: TemplateState },
) =>
  before.language === language &&
  before.situation === situation &&
  before.title === title &&
  before.text === text &&
  before.state === state;
