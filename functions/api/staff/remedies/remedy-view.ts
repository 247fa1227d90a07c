import type * as z from 'zod';
import type { remedyList, remedyState } from '../../../contract/remedy-shapes.ts';
import { type Negotiation, standing, suggestion } from '../../../domain/casework/remedies/negotiation.ts';
import type { Remedy } from '../../../domain/casework/remedies/remedy.ts';
import type { Similar } from '../../../domain/casework/remedies/settlements.ts';
import type { Case } from '../../../domain/complaint/complaint.ts';
import type { Language } from '../../../domain/complaint/vocabulary.ts';
import { moneyIn } from '../../../domain/money/in-words.ts';
import type { Money } from '../../../domain/money/money.ts';
import { stateView } from '../staff-view.ts';

type List = z.input<typeof remedyList>;
type MoneyView = { amount: number; currency: string; text: string };

const shown = (money: Money, language: Language): MoneyView => ({
  amount: money.minor,
  currency: money.currency,
  text: moneyIn(language, money),
});
const maybe = <N extends string>(name: N, money: Money | undefined, language: Language): { [K in N]?: MoneyView } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object with the one field that N names, or none
  (money ? { [name]: shown(money, language) } : {}) as { [K in N]?: MoneyView };

const inMoney = (minor: number | undefined, currency: string | undefined): Money | undefined =>
  minor === undefined || currency === undefined ? undefined : { minor, currency };

/** What a command answers: how far everything has come, from the case alone. */
export const remedyStateView = (subject: Case, language: Language): z.input<typeof remedyState> => ({
  ...stateView(subject),
  remedies: (subject.remedies ?? []).map(({ minor, currency, ...line }) => ({
    ...line,
    ...maybe('worth', inMoney(minor, currency), language),
  })),
  negotiations: (subject.negotiations ?? []).map(({ id, kind, state, currency, ...named }) => {
    const demand = inMoney(named.demand, currency);
    const offer = inMoney(named.offer, currency);
    const half = suggestion({ ...(demand && { demand }), ...(offer && { offer }) });
    return {
      id,
      kind,
      state,
      ...maybe('demand', demand, language),
      ...maybe('offer', offer, language),
      ...maybe('midpoint', half, language),
    };
  }),
});

export function remedyView(id: string, remedy: Remedy, language: Language): List['remedies'][number] {
  const { amount, weighs, ...rest } = remedy;
  return {
    id,
    ...rest,
    ...maybe('worth', amount, language),
    ...maybe('weighs', weighs, language),
    ...(remedy.state === 'superseded' && { successor: remedy.by.remedy }),
  };
}

export function negotiationView(
  id: string,
  sheet: Negotiation,
  similar: Similar | undefined,
  language: Language,
): List['negotiations'][number] {
  return {
    id,
    kind: sheet.kind,
    state: sheet.state,
    rounds: sheet.rounds.map(({ amount, ...round }) => ({ ...round, worth: shown(amount, language) })),
    ...(sheet.state === 'open' && maybe('midpoint', suggestion(standing(sheet)), language)),
    ...(similar && {
      similar: {
        count: similar.count,
        median: shown(similar.median, language),
        lowest: shown(similar.lowest, language),
        highest: shown(similar.highest, language),
      },
    }),
    ...(sheet.state === 'agreed' && { agreed: { ...sheet.agreed, worth: shown(sheet.agreed.amount, language) } }),
    ...(sheet.state === 'ended' && { ended: sheet.ended }),
  };
}
