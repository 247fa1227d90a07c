import { limits } from '../../../../../functions/contract/limits.ts';
import { categories } from '../../../../../functions/domain/complaint/vocabulary.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { CommandForm } from '../forms/command-form.tsx';

const chosenKinds = ['same-cause', 'duplicate', 'related'] as const;
const reads = ['/v1/staff/cases/'];

/** Says that two cases belong together. */
export function LinkForm({ to = '' }: { to?: string }) {
  const { belonging: words } = usePageWords('case');
  return (
    <CommandForm
      operation="linkCase"
      place={`linkCase ${to}`}
      also={reads}
      title={words.linkTitle}
      fields={[
        { name: 'reference', is: 'line', label: words.otherCase, most: 40, placeholder: 'CR-XXXX-XXXX' },
        {
          name: 'kind',
          is: 'choice',
          label: words.how,
          options: chosenKinds.map((value) => ({ value, label: words.linkKinds[value] })),
        },
        { name: 'reason', is: 'words', label: words.reason, most: limits.reason, rows: 2 },
      ]}
      initial={{ reference: to, kind: 'same-cause' }}
      body={({ reference = '', kind, reason = '' }) => ({
        reference,
        kind: chosenKinds.find((one) => one === kind) ?? 'related',
        reason,
      })}
      submit={words.link}
    />
  );
}

/** Two cases do not belong together after all. */
export function UnlinkForm({ from }: { from: string }) {
  const { belonging: words } = usePageWords('case');
  return (
    <CommandForm
      operation="unlinkCase"
      place={`unlinkCase ${from}`}
      also={reads}
      title={words.unlinkTitle(from)}
      fields={[{ name: 'reason', is: 'words', label: words.reason, most: limits.reason, rows: 2 }]}
      body={({ reason = '' }) => ({ reference: from, reason })}
      submit={words.unlink}
    />
  );
}

/** Lets this case go on in another one of the same customer. */
export function MergeForm({ into = '' }: { into?: string }) {
  const { belonging: words } = usePageWords('case');
  return (
    <CommandForm
      operation="mergeCase"
      place={`mergeCase ${into}`}
      versioned
      also={reads}
      title={words.mergeTitle}
      lead={words.mergeLead}
      fields={[
        { name: 'into', is: 'line', label: words.mergeInto, most: 40, placeholder: 'CR-XXXX-XXXX' },
        { name: 'reason', is: 'words', label: words.reason, most: limits.reason, rows: 2 },
      ]}
      initial={{ into }}
      body={(values) => ({ into: values['into'] ?? '', reason: values['reason'] ?? '' })}
      submit={words.merge}
    />
  );
}

/** Makes a part of the complaint a case of its own. */
export function SplitForm() {
  const { words: core } = useDesk();
  const { belonging: words } = usePageWords('case');
  const { description } = useCase().subject;
  return (
    <CommandForm
      operation="splitCase"
      versioned
      also={reads}
      size="large"
      title={words.splitTitle}
      lead={words.splitLead}
      fields={[
        { name: 'description', is: 'words', label: words.splitWords, most: limits.words, rows: 6 },
        {
          name: 'category',
          is: 'choice',
          label: words.splitCategory,
          optional: true,
          options: categories.map((value) => ({ value, label: core.categories[value] })),
        },
        { name: 'reason', is: 'words', label: words.reason, most: limits.reason, rows: 2 },
      ]}
      initial={{ description }}
      body={(values) => {
        const category = categories.find((one) => one === values['category']);
        return {
          description: values['description'] ?? '',
          reason: values['reason'] ?? '',
          ...(category !== undefined && { category }),
        };
      }}
      submit={words.split}
    />
  );
}
