import { markOf, type RepeatableRequest, wasDone } from '../complaint/change.ts';
import type { Actor } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { Activation, Services } from '../services.ts';
import { defaultPack } from './packs/default.ts';
import { type Policy, refOf, sameRef } from './policy.ts';
import { choose, invalid, refText, stockOf } from './stock.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Activating = Pick<Services, 'shelf' | 'packs' | 'clock' | 'log'>;

export type ActivationOptions = {
  /** The number of the activation that the caller saw (If-Match), when they insist on it. */
  expectedNumber?: number | undefined;
  repeatable?: RepeatableRequest | undefined;
  /** Why, in the words of who decides so; kept with the activation for good. */
  reason?: string | undefined;
};

/** How many activations are looked through for a repeated request. */
const remembered = 50;

/**
 * Decides which policies new cases are given from now on: from the very next one, and no case before it.
 * What is active already is not activated again.
 *
 * @param wanted `retail` for its newest version or `retail@1`, the first to drive where deadlines are equal
 * @throws DomainError `policy.invalid` with the places of the list that are wrong, `policy.changed` (not the expected
 *   number), `policy.conflict` (somebody else was faster), `idempotency.mismatch`
 */
export const activatePolicies = (
  services: Activating,
  wanted: readonly string[],
  by: Staff,
  options: ActivationOptions = {},
): Promise<Activation> =>
  activate(services, 'activate-policies', options, by, (_history, stock) => ({ policies: choose(wanted, stock) }));

/**
 * Brings back the policies of an earlier activation, as a new one. Without a number it is the one before the present,
 * so that doing it twice leads back; 0 is what held before anybody chose.
 *
 * @throws DomainError as activatePolicies does
 */
export const rollBackPolicies = (
  services: Activating,
  to: number | undefined,
  by: Staff,
  options: ActivationOptions = {},
): Promise<Activation> =>
  activate(services, 'roll-back-policies', options, by, async ([present], stock) => {
    if (!present) throw invalid([{ field: 'to', code: 'nothing-before', detail: '' }]);
    const number = to ?? present.number - 1;
    if (number === 0) return { policies: [defaultPack], rolledBackTo: 0 };
    const earlier = number <= present.number ? await services.shelf.activation(number) : undefined;
    if (!earlier) throw invalid([{ field: 'to', code: 'unknown-activation', detail: String(present.number) }]);
    const policies = earlier.policies.flatMap((ref) => stock.find(({ policy }) => sameRef(policy, ref))?.policy ?? []);
    return { policies, rolledBackTo: number };
  });

type Choice = { policies: Policy[]; rolledBackTo?: number };

async function activate(
  { shelf, packs, clock, log }: Activating,
  command: string,
  { expectedNumber, repeatable, reason }: ActivationOptions,
  by: Staff,
  choice: (history: readonly Activation[], stock: ReturnType<typeof stockOf>) => Choice | Promise<Choice>,
): Promise<Activation> {
  const [published, history] = await Promise.all([shelf.published(), shelf.activations(remembered)]);
  const request = repeatable && markOf(command, repeatable);
  const before =
    request && history.find((one) => wasDone({ recentRequests: one.request ? [one.request] : [] }, request));
  if (before) return before;
  const [present] = history;
  if (expectedNumber !== undefined && expectedNumber !== (present?.number ?? 0)) {
    throw new DomainError('policy.changed', whoActivated(present));
  }
  const { policies, rolledBackTo } = await choice(history, stockOf(packs, published));
  if (present && sameList(present.policies.map(refText), policies.map(refText))) return present;

  const activation: Activation = {
    number: (present?.number ?? 0) + 1,
    policies: policies.map(refOf),
    at: clock.now(),
    by: by.id,
    role: by.role,
    ...(rolledBackTo !== undefined && { rolledBackTo }),
    ...(reason !== undefined && { reason }),
    ...(request && { request: request.whole }),
  };
  // The default one was given to cases before anybody chose: it stays readable, whatever a later release brings.
  const needed = [...policies, ...(present ? [] : [defaultPack])];
  const unpublished = needed.filter(
    (policy, index) =>
      needed.findIndex((one) => sameRef(one, policy)) === index &&
      !published.some((one) => sameRef(one.policy, policy)),
  );
  if ((await shelf.activate(activation, unpublished)) === 'outrun') {
    throw new DomainError('policy.conflict', whoActivated((await shelf.activations(1))[0]));
  }
  const { number, at } = activation;
  log.info('Policies were activated.', {
    number,
    at,
    by: by.id,
    role: by.role,
    policies: policies.map(refText),
    ...(rolledBackTo !== undefined && { rolledBackTo }),
  });
  return activation;
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ');

const whoActivated = (activation: Activation | undefined): Record<string, string | number> => ({
  number: activation?.number ?? 0,
  by: activation?.by ?? '',
  at: activation?.at ?? '',
});
