/** A field of a form. What it holds is text, as drafts keep it: a moment as `2026-11-22T18:00` in the reader's zone. */
export type Field = {
  name: string;
  /** The API's name of it, in refusals; @default its own */
  api?: string;
  label: string;
  /** A line below it. */
  hint?: string;
  /** It may be left empty. */
  optional?: boolean;
  /** Whether it is asked at all, by what is in the other fields. */
  when?: (values: Values) => boolean;
} & (
  | { is: 'line'; most: number; placeholder?: string; digits?: boolean }
  | { is: 'words'; most: number; rows?: number; placeholder?: string }
  | { is: 'choice'; options: readonly Choice[]; search?: boolean }
  /** `yes`, or empty. */
  | { is: 'check'; text: string }
  | { is: 'moment' }
  /** Somebody of the staff, by the name that they sign in with. */
  | { is: 'person' }
);
export type Choice = { value: string; label: string; description?: string };
export type Values = Record<string, string>;

/** The fields that are asked now, and those of them that are still to be filled in. */
export const askedOf = (fields: readonly Field[], values: Values): Field[] =>
  fields.filter(({ when }) => when?.(values) ?? true);
export const emptyOf = (fields: readonly Field[], values: Values): Set<string> =>
  new Set(
    askedOf(fields, values)
      .filter(({ name, optional }) => optional !== true && (values[name] ?? '').trim() === '')
      .map(({ name }) => name),
  );

/** What was written, or undefined where nothing was: what is left out of a request. */
export const given = (text: string | undefined): string | undefined => {
  const written = (text ?? '').trim();
  return written === '' ? undefined : written;
};

/** `2026-11-22T18:00` of the reader's zone as an instant; undefined where it is none. */
export function instantOf(local: string | undefined): string | undefined {
  const at = Date.parse(local ?? '');
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** An instant as the reader's clock shows it: `2026-11-22T18:00`. @param at milliseconds since 1970 */
export function localOf(at: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
