/**
 * What a text of an answer is, for the stage that shows roles no more than they need (api/seeing.ts). A text that says
 * nothing of itself holds words, in which there may be anything: whoever adds a field is safe by doing nothing.
 *
 * - `name`, `email`, `phone`: of a customer or partner, whatever it looks like
 * - `none`: never words of people: a digest, an address to load from, who of the staff did it, a document of the desk's
 * - `revealed`: shown as it is, for that is what was asked for and recorded
 * - `kinds`: the stage itself says here which kinds of personal data it masked
 */
export type Personal = 'name' | 'email' | 'phone' | 'none' | 'revealed' | 'kinds';

/** A schema's metadata by which its text says what it is; it stands in the OpenAPI document too. */
export const personal = (is: Personal): { 'x-personal': Personal } => ({ 'x-personal': is });
