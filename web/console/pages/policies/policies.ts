import type { Policy } from '../../../../functions/domain/sla/policy.ts';
import type { Answer } from '../../api/call.ts';
import { hrefOf } from '../../router.ts';

export type PolicyList = Answer<'listPolicies'>;
export type Activation = PolicyList['history'][number];

/** A version as activations name it: `retail@1`. */
export const versionName = (id: string, version: number): string => `${id}@${version}`;

/** Where a version can be read. */
export const policyHref = (id: string, version?: number): string =>
  hrefOf(`/policies/${id}`, { version: version === undefined ? undefined : String(version) });

/** Where a version can be read that is named `retail@1`. */
export function hrefOfName(name: string): string {
  const [id = '', version] = name.split('@');
  return policyHref(id, version === undefined ? undefined : Number(version));
}

export const writeHref = (from?: string, version?: number): string =>
  hrefOf('/policies', { do: 'write', from, version: version === undefined ? undefined : String(version) });

/** To other policies; or back to those of an earlier activation. */
export const activateHref = (back?: number): string =>
  hrefOf('/policies', { do: 'activate', back: back === undefined ? undefined : String(back) });

/** What was published has gone through the API's schema. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
export const readDocument = ({ policy }: Answer<'readPolicy'>): Policy => policy as Policy;
