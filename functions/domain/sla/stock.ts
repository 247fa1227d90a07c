import canonicalize from 'canonicalize';
import { DomainError, type FieldError } from '../errors.ts';
import type { PublishedPolicy } from '../services.ts';
import { type Policy, type PolicyRef, sameRef } from './policy.ts';

/** One version of a policy that can be chosen, and where it comes from. */
export type Stocked = {
  policy: Policy;
  inTheBox: boolean;
  /** When it was published and by whom; a pack is published when it is first activated. */
  published?: Pick<PublishedPolicy, 'at' | 'by'>;
  /** This release says something else under the version that was published. What was published holds. */
  altered?: true;
};

/** `retail@2` */
export const refText = ({ id, version }: PolicyRef): string => `${id}@${version}`;

/** Do two policies say the same, whatever the order in which their parts are written? */
export const sameContent = (a: Policy, b: Policy): boolean => canonicalize(a) === canonicalize(b);

/** All that can be chosen: the packs in their order, then the enterprise's own; versions of one policy in rising order. */
export function stockOf(packs: readonly Policy[], published: readonly PublishedPolicy[]): Stocked[] {
  const fromShelf = published.map(({ policy, at, by }): Stocked => {
    const pack = packs.find((one) => sameRef(one, policy));
    return {
      policy,
      inTheBox: pack !== undefined,
      published: { at, by },
      ...(pack && !sameContent(pack, policy) && { altered: true }),
    };
  });
  const fromBox = packs
    .filter((pack) => !published.some(({ policy }) => sameRef(policy, pack)))
    .map((policy): Stocked => ({ policy, inTheBox: true }));
  const ids = [...new Set([...packs.map(({ id }) => id), ...published.map(({ policy }) => policy.id)])];
  return [...fromBox, ...fromShelf].toSorted(
    (a, b) => ids.indexOf(a.policy.id) - ids.indexOf(b.policy.id) || a.policy.version - b.policy.version,
  );
}

/** The newest version of each policy, in the order of the stock. */
export const newestOf = (stock: readonly Stocked[]): Stocked[] => [
  ...new Map(stock.map((one) => [one.policy.id, one])).values(),
];

const written = /^([a-z0-9-]{1,40})(?:@(\d{1,6}))?$/;

/**
 * The policies that are asked for: `retail` is its newest version, `retail@1` that one. Their order is kept.
 * @throws DomainError `policy.invalid`, naming each place as `packs.1`, when the list is empty or names a policy twice,
 *   one that does not exist, or one that this release has altered
 */
export function choose(wanted: readonly string[], stock: readonly Stocked[]): Policy[] {
  if (wanted.length === 0) throw invalid([{ field: 'packs', code: 'too-short', detail: '1' }]);
  const errors: FieldError[] = [];
  const chosen: Policy[] = [];
  for (const [index, text] of wanted.entries()) {
    const found = find(text, stock);
    const problem = 'code' in found ? found : chosen.some(({ id }) => id === found.id) && twice(found);
    if (problem) errors.push({ field: `packs.${index}`, ...problem });
    else if (!('code' in found)) chosen.push(found);
  }
  if (errors.length > 0) throw invalid(errors);
  return chosen;
}

export const invalid = (errors: FieldError[]): DomainError => new DomainError('policy.invalid', {}, errors);

type Reason = Omit<FieldError, 'field'>;

const twice = ({ id }: Policy): Reason => ({ code: 'duplicate', detail: id });

function find(text: string, stock: readonly Stocked[]): Policy | Reason {
  const [, id, version] = written.exec(text) ?? [];
  const versions = stock.filter(({ policy }) => policy.id === id);
  if (versions.length === 0) {
    return {
      code: 'unknown-policy',
      detail: newestOf(stock)
        .map(({ policy }) => policy.id)
        .join(', '),
    };
  }
  const found =
    version === undefined ? versions.at(-1) : versions.find(({ policy }) => policy.version === Number(version));
  if (!found) return { code: 'unknown-version', detail: versions.map(({ policy }) => policy.version).join(', ') };
  return found.altered ? { code: 'altered-version', detail: refText(found.policy) } : found.policy;
}
