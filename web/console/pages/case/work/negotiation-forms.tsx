import { limits } from '../../../../../functions/contract/limits.ts';
import { type Side, sides } from '../../../../../functions/domain/casework/remedies/negotiation.ts';
import { remedyKindNames, remedyKinds } from '../../../../../functions/domain/casework/remedies/remedy.ts';
import type { Answer } from '../../../api/call.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { CommandForm } from '../forms/command-form.tsx';
import { type Field, given, type Values } from '../forms/field.ts';
import { amountFields, minorOf, writtenOf } from './amount.ts';
import { offerOf, useOffer } from './remedy-forms.tsx';

export type Negotiation = Answer<'listRemedies'>['negotiations'][number];

function useNamed(): Field[] {
  const { language } = useDesk();
  const { remedies: words } = usePageWords('case');
  return [
    {
      name: 'side',
      is: 'choice',
      label: words.side,
      options: sides.map((value) => ({ value, label: words.sides[value] })),
    },
    ...amountFields(words, language),
    { name: 'words', is: 'words', label: words.theirWords, most: limits.reason, optional: true, rows: 2 },
  ];
}

function namedOf(values: Values): { side: Side; amount: number; currency: string; words?: string } {
  const said = given(values['words']);
  const { currency = '' } = values;
  return {
    side: sides.find((one) => one === values['side']) ?? 'customer',
    amount: minorOf(values['amount'], currency) ?? -1,
    currency,
    ...(said !== undefined && { words: said }),
  };
}

/** Begins a sheet with the first amount that was named. */
export function OpenNegotiationForm() {
  const { remedies: words } = usePageWords('case');
  const { kindField, usual } = useOffer();
  const priced = remedyKindNames.filter((kind) => remedyKinds[kind] !== 'none');
  const fields = useNamed();
  return (
    <CommandForm
      operation="openNegotiation"
      title={words.openTitle}
      lead={words.openLead}
      fields={[
        { ...kindField, is: 'choice', options: priced.map((value) => ({ value, label: words.kinds[value] })) },
        ...fields,
      ]}
      initial={{ kind: 'compensation', side: 'customer', currency: usual }}
      body={(values) => ({
        kind: priced.find((kind) => kind === values['kind']) ?? 'compensation',
        ...namedOf(values),
      })}
      submit={words.open}
    />
  );
}

/** The next demand or offer. */
export function RoundForm({ negotiation }: { negotiation: Negotiation }) {
  const { remedies: words } = usePageWords('case');
  const { id, rounds } = negotiation;
  const last = rounds.at(-1);
  return (
    <CommandForm
      operation="nameAmount"
      place={`nameAmount ${id}`}
      title={words.roundTitle(id)}
      fields={useNamed()}
      initial={{ side: last?.side === 'customer' ? 'desk' : 'customer', currency: last?.worth.currency ?? 'CNY' }}
      body={(values) => ({ negotiation: id, ...namedOf(values) })}
      submit={words.nameAmount}
    />
  );
}

/** They agreed: the amount becomes a proposal. */
export function AgreeForm({ negotiation }: { negotiation: Negotiation }) {
  const { remedies: words } = usePageWords('case');
  const { fields } = useOffer();
  const { id, kind, midpoint, rounds } = negotiation;
  const start = midpoint ?? rounds.at(-1)?.worth;
  return (
    <CommandForm
      operation="agreeOnAmount"
      place={`agreeOnAmount ${id}`}
      title={words.agreeTitle(id)}
      lead={words.agreeLead}
      fields={fields.filter(({ name }) => name !== 'kind')}
      initial={{ kind, ...(start && { amount: writtenOf(start.amount, start.currency), currency: start.currency }) }}
      body={(values) => {
        const { kind: _kind, amount = -1, currency = '', ...offer } = offerOf({ ...values, kind });
        return { negotiation: id, amount, currency, ...offer };
      }}
      submit={words.agree}
      done={words.proposed}
    />
  );
}

/** They did not agree. */
export function EndNegotiationForm({ negotiation: { id } }: { negotiation: Negotiation }) {
  const { remedies: words } = usePageWords('case');
  return (
    <CommandForm
      operation="endNegotiation"
      place={`endNegotiation ${id}`}
      title={words.endTitle(id)}
      fields={[{ name: 'reason', is: 'words', label: words.reason, most: limits.reason, rows: 2 }]}
      body={({ reason = '' }) => ({ negotiation: id, reason })}
      submit={words.end}
    />
  );
}
