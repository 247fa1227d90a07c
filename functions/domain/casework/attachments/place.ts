import { readReference } from '../../complaint/reference.ts';

/** Where a file is kept: its case, its id there, and what nobody can guess. Nothing of it names a person or the file. */
export type Place = { reference: string; id: string; mark: string };

export const markLength = 26;

/** `CR-7KQ3-M2XT/F3-0123456789ABCDEFGHJKMNPQRS` */
export const placeName = ({ reference, id, mark }: Place): string => `${reference}/${id}-${mark}`;

/** @returns undefined for what no place of ours is called */
export function readPlace(name: string): Place | undefined {
  const [, before = '', id = '', mark = ''] = /^([^/]{1,40})\/(F[1-9]\d{0,5})-([0-9A-Z]{26})$/.exec(name) ?? [];
  const reference = readReference(before);
  return reference === undefined || reference !== before ? undefined : { reference, id, mark };
}
