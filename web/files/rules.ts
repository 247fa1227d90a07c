import {
  attachmentLimits,
  type AttachmentType,
  attachmentTypes,
  hasEndingOf,
} from '../../functions/contract/attachments.ts';
import type { FilesWording } from '../wording/files.en.ts';

/** What the browser knows of a file before it is read. */
export type Look = Pick<File, 'name' | 'size' | 'type'>;

export const mostFiles = attachmentLimits.ofCustomer;

/** What the file chooser offers: by type, and by ending where a system knows no type for it (HEIC). */
export const accepted = Object.entries(attachmentTypes)
  .flatMap(([type, endings]) => [type, ...endings.map((ending) => `.${ending}`)])
  .join(',');

const types = Object.keys(attachmentTypes).filter((type) => type in attachmentTypes);

/** What a file is sent as: the type of its ending, as the API wants the two to agree. @returns undefined for others */
export function typeOf({ name }: Pick<Look, 'name'>): AttachmentType | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- they are the keys of that table
  return (types as AttachmentType[]).find((type) => hasEndingOf(type, name));
}

/** A pasted picture has a name that says nothing, and pictures pasted one after the other have the same. */
export const isPicture = ({ type }: Pick<Look, 'type'>): boolean => /^image\/(jpeg|png|gif|webp)$/.test(type);

/** As the API has it: what hides, turns the reading direction or leads to another folder. */
const unusable = /[\p{Cc}\u2028\u2029/\\\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Why this file cannot be sent, in a sentence for who chose it. @returns undefined when it can */
export function troubleWith(
  file: Look,
  chosen: readonly Look[],
  words: FilesWording,
  sizeInWords: (bytes: number) => string,
): string | undefined {
  const { name, size } = file;
  if (chosen.length >= mostFiles) return words.tooMany(mostFiles);
  if (chosen.some((other) => other.name === name && other.size === size)) return words.already(name);
  if (name.length > attachmentLimits.name || unusable.test(name)) return words.badName(name.slice(0, 60));
  if (typeOf(file) === undefined) return words.wrongType(name);
  if (size === 0) return words.empty(name);
  if (size > attachmentLimits.bytes) return words.tooBig(name, sizeInWords(attachmentLimits.bytes));
  return undefined;
}

/** `2.4 MB`, `340 kB`; by 1024, as systems show files. */
export function sizeIn(locale: string): (bytes: number) => string {
  const write = (value: number, unit: 'kilobyte' | 'megabyte', digits: number): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(value);
  return (bytes) =>
    bytes < 1_000_000 ? write(Math.max(1, bytes / 1024), 'kilobyte', 0) : write(bytes / 1024 / 1024, 'megabyte', 1);
}
