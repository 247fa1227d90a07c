/** What a tracking link carries: the fragment is sent to no server, and stands in no log. */
export type Key = { reference: string; secret: string };

/** `#reference=CR-…&secret=…`, as the tracking link has it; undefined when one of the two is missing. */
export function readFragment(fragment: string): Key | undefined {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const reference = parameters.get('reference')?.trim() ?? '';
  const secret = parameters.get('secret')?.trim() ?? '';
  return reference === '' || secret === '' ? undefined : { reference, secret };
}

/** Whatever was pasted: the whole link gives both; otherwise the two fields do. */
export function readEntry(reference: string, secret: string): Key | undefined {
  const link = [secret, reference].find((pasted) => pasted.includes('#'));
  if (link !== undefined) return readFragment(link.slice(link.indexOf('#')));
  return reference.trim() === '' || secret.trim() === ''
    ? undefined
    : { reference: reference.trim(), secret: secret.trim() };
}
