import { limits } from '../../../../../functions/contract/limits.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { CommandForm } from '../forms/command-form.tsx';

/** Shows what is masked, for a reason that stands in the record. */
export function RevealForm() {
  const { privacy: words } = usePageWords('case');
  const { show } = useCase();
  return (
    <CommandForm
      operation="revealPersonalData"
      title={words.revealTitle}
      lead={words.revealLead}
      fields={[{ name: 'reason', is: 'words', label: words.revealReason, most: limits.reason, rows: 3 }]}
      body={({ reason = '' }) => ({ reason })}
      submit={words.reveal}
      came={show}
      done={words.revealed}
    />
  );
}

/** The case is needed in a dispute: nothing of it is erased until somebody releases it. */
export function HoldForm() {
  const { privacy: words } = usePageWords('case');
  return (
    <CommandForm
      operation="holdCase"
      title={words.holdTitle}
      lead={words.holdLead}
      fields={[{ name: 'reason', is: 'words', label: words.holdReason, most: limits.reason, rows: 3 }]}
      body={({ reason = '' }) => ({ reason })}
      submit={words.hold}
      done={words.held}
    />
  );
}

/** The dispute is over. */
export function ReleaseForm() {
  const { privacy: words } = usePageWords('case');
  return (
    <CommandForm
      operation="releaseCase"
      title={words.releaseTitle}
      lead={words.releaseLead}
      fields={[{ name: 'reason', is: 'words', label: words.releaseReason, most: limits.reason, rows: 3 }]}
      body={({ reason = '' }) => ({ reason })}
      submit={words.release}
      done={words.releasedNow}
    />
  );
}
