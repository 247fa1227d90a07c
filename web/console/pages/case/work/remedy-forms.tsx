import { limits } from '../../../../../functions/contract/limits.ts';
import {
  type RemedyKind,
  remedyKindNames,
  remedyKinds,
} from '../../../../../functions/domain/casework/remedies/remedy.ts';
import type { Answer } from '../../../api/call.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { CommandForm } from '../forms/command-form.tsx';
import { type Field, given, instantOf, localOf, type Values } from '../forms/field.ts';
import { amountFields, minorOf, usualCurrency, writtenOf } from './amount.ts';

export type Remedy = Answer<'listRemedies'>['remedies'][number];

const kindOf = ({ kind }: Values): RemedyKind => remedyKindNames.find((one) => one === kind) ?? 'refund';
const costs = (values: Values): boolean => remedyKinds[kindOf(values)] !== 'none';

/** What the customer would be given: the fields of a proposal, with the currency that is most likely. */
export function useOffer(): { kindField: Field; fields: Field[]; initial: Values; usual: string } {
  const { language } = useDesk();
  const { remedies: words } = usePageWords('case');
  const { customer, country } = useCase().subject;
  const usual = usualCurrency({ language: customer.language, country });
  const kindField: Field = {
    name: 'kind',
    is: 'choice',
    label: words.kind,
    options: remedyKindNames.map((value) => ({ value, label: words.kinds[value] })),
  };
  return {
    kindField,
    usual,
    fields: [
      kindField,
      ...amountFields(words, language, costs),
      { name: 'what', is: 'words', label: words.what, hint: words.whatHint, most: limits.reason, rows: 3 },
      { name: 'dueAt', is: 'moment', label: words.dueAt },
      { name: 'owner', is: 'person', label: words.ownerLabel, hint: words.ownerHint, optional: true },
    ],
    initial: { kind: 'refund', currency: usual },
  };
}

export function offerOf(values: Values) {
  const owner = given(values['owner']);
  const { currency = '' } = values;
  return {
    kind: kindOf(values),
    // What is no amount is sent as none, and the API says what is missing.
    ...(costs(values) && { amount: minorOf(values['amount'], currency) ?? -1, currency }),
    what: values['what'] ?? '',
    dueAt: instantOf(values['dueAt']) ?? '',
    ...(owner !== undefined && { owner }),
  };
}

/** Proposes what puts it right. */
export function ProposeForm() {
  const { remedies: words } = usePageWords('case');
  const { fields, initial } = useOffer();
  return (
    <CommandForm
      operation="proposeRemedy"
      title={words.proposeTitle}
      lead={words.proposeLead}
      fields={fields}
      initial={initial}
      body={offerOf}
      submit={words.propose}
      done={words.proposed}
    />
  );
}

const seenOf = ({ id, worth }: Remedy) => ({
  remedy: id,
  ...(worth && { amount: worth.amount, currency: worth.currency }),
});

/** Proposes it otherwise: the new one takes its place, and approvals begin anew. */
export function ChangeForm({ remedy }: { remedy: Remedy }) {
  const { remedies: words } = usePageWords('case');
  const { fields, usual } = useOffer();
  const { id, kind, worth, what, dueAt, owner } = remedy;
  return (
    <CommandForm
      operation="changeRemedy"
      place={`changeRemedy ${id}`}
      title={words.changeTitle(id)}
      lead={words.changeLead}
      fields={fields}
      initial={{
        kind,
        what,
        owner,
        currency: worth?.currency ?? usual,
        dueAt: localOf(Date.parse(dueAt)),
        ...(worth && { amount: writtenOf(worth.amount, worth.currency) }),
      }}
      body={(values) => ({
        remedy: id,
        ...(worth && { seen: { amount: worth.amount, currency: worth.currency } }),
        ...offerOf(values),
      })}
      submit={words.change}
      done={words.proposed}
    />
  );
}

/** Agrees to what one sees here. */
export function ApproveForm({ remedy }: { remedy: Remedy }) {
  const { remedies: words } = usePageWords('case');
  const { nameOf } = useCase();
  const { id, kind, worth, what, proposedBy } = remedy;
  return (
    <CommandForm
      operation="approveRemedy"
      place={`approveRemedy ${id}`}
      title={words.approveTitle(id)}
      lead={
        <>
          <p>
            <strong>{[words.kinds[kind], worth?.text].filter(Boolean).join(' · ')}</strong>
          </p>
          <p className="desk-words">{what}</p>
          <p>{words.approveLead(nameOf(proposedBy.id))}</p>
        </>
      }
      body={() => seenOf(remedy)}
      submit={words.approve}
      done={words.approved}
    />
  );
}

/** Does not agree, cancels, or says that it was done: each with words. */
export function EndForm({ remedy, how }: { remedy: Remedy; how: 'rejectRemedy' | 'cancelRemedy' | 'executeRemedy' }) {
  const { remedies: words } = usePageWords('case');
  const { id } = remedy;
  const say = words.ends[how];
  const field = how === 'executeRemedy' ? 'evidence' : 'reason';
  const shared = {
    place: `${how} ${id}`,
    title: say.title(id),
    fields: [{ name: field, is: 'words', label: say.label, hint: say.hint, most: limits.reason, rows: 3 }],
    submit: say.submit,
  } as const satisfies Partial<Parameters<typeof CommandForm>[0]>;
  if (how === 'executeRemedy') {
    return (
      <CommandForm
        operation="executeRemedy"
        {...shared}
        body={({ evidence = '' }) => ({ ...seenOf(remedy), evidence })}
      />
    );
  }
  if (how === 'rejectRemedy') {
    return (
      <CommandForm operation="rejectRemedy" {...shared} body={({ reason = '' }) => ({ ...seenOf(remedy), reason })} />
    );
  }
  return <CommandForm operation="cancelRemedy" {...shared} body={({ reason = '' }) => ({ remedy: id, reason })} />;
}
