import { limits } from '../../../../../functions/contract/limits.ts';
import { useDesk } from '../../../desk.ts';
import { useTimes } from '../../../parts/times.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { CommandForm } from '../forms/command-form.tsx';
import { given, instantOf } from '../forms/field.ts';

/** It is somebody else's turn: what may wait for them stands still. */
export function WaitForm() {
  const { turns: words } = usePageWords('case');
  return (
    <CommandForm
      operation="waitFor"
      versioned
      title={words.waitTitle}
      lead={words.waitLead}
      fields={[
        {
          name: 'for',
          is: 'choice',
          label: words.waitFor,
          options: [
            { value: 'customer', label: words.whom.customer },
            { value: 'supplier', label: words.whom.supplier },
          ],
        },
        { name: 'reason', is: 'words', label: words.reason, most: limits.reason, optional: true, rows: 2 },
      ]}
      initial={{ for: 'customer' }}
      body={(values) => {
        const reason = given(values['reason']);
        return {
          for: values['for'] === 'supplier' ? ('supplier' as const) : ('customer' as const),
          ...(reason !== undefined && { reason }),
        };
      }}
      submit={words.wait}
    />
  );
}

/** Tells the customer a date, which becomes a deadline. */
export function PromiseForm() {
  const { turns: words } = usePageWords('case');
  return (
    <CommandForm
      operation="makePromise"
      title={words.promiseTitle}
      lead={words.promiseLead}
      fields={[
        {
          name: 'what',
          is: 'words',
          label: words.promiseWhat,
          most: limits.reason,
          hint: words.customerReads,
          rows: 2,
        },
        { name: 'dueAt', is: 'moment', label: words.promiseBy },
      ]}
      body={({ what = '', dueAt = '' }) => ({ what, dueAt: instantOf(dueAt) ?? dueAt })}
      submit={words.promise}
      done={words.promised}
    />
  );
}

/** More time, once, where the policy allows it. */
export function ExtendForm({ clock }: { clock: string }) {
  const { words: core } = useDesk();
  const { turns: words } = usePageWords('case');
  const times = useTimes();
  const found = useCase().subject.clocks.find(({ id }) => id === clock);
  return (
    <CommandForm
      operation="extendDeadline"
      place={`extendDeadline ${clock}`}
      versioned
      title={words.extendTitle}
      lead={found && words.extendLead(core.clocks[found.kind], times.full(found.dueAt))}
      fields={[
        {
          name: 'reason',
          is: 'words',
          label: words.extendReason,
          most: limits.reason,
          hint: words.customerReads,
          rows: 3,
        },
      ]}
      body={({ reason = '' }) => ({ clock, reason })}
      submit={words.extend}
    />
  );
}

/** Nothing more to do. */
export function CloseForm() {
  const { turns: words } = usePageWords('case');
  return (
    <CommandForm
      operation="closeCase"
      versioned
      title={words.closeTitle}
      lead={words.closeLead}
      body={() => ({})}
      submit={words.close}
      done={words.closed}
    />
  );
}

/** The answer did not hold. */
export function ReopenForm() {
  const { turns: words } = usePageWords('case');
  return (
    <CommandForm
      operation="reopenCase"
      versioned
      title={words.reopenTitle}
      lead={words.reopenLead}
      fields={[{ name: 'reason', is: 'words', label: words.reason, most: limits.reason, rows: 3 }]}
      body={({ reason = '' }) => ({ reason })}
      submit={words.reopen}
      done={words.reopened}
    />
  );
}
