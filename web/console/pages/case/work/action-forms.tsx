import { actionKinds, actionLimits, results } from '../../../../../functions/domain/casework/actions/action.ts';
import type { Answer } from '../../../api/call.ts';
import { useRead } from '../../../api/reads.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { CommandForm } from '../forms/command-form.tsx';
import { given, instantOf } from '../forms/field.ts';

export type Action = Answer<'listActions'>['actions'][number];

/** Something is to be done about a cause. */
export function AddActionForm() {
  const { person, language } = useDesk();
  const { actions: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const { data } = useRead('readCause', { reference });
  // What it may be about is chosen to begin with, so that it has to be known by then.
  if (data === undefined) return null;
  const causes = data.fishbone.flatMap((branch) => branch.causes.flatMap((cause) => [cause, ...(cause.causes ?? [])]));
  const { code } = data;
  const options = [
    ...(code ? [{ value: 'code', label: code.label[language], description: code.code }] : []),
    ...causes.map(({ id, text }) => ({ value: id, label: text })),
  ];
  return (
    <CommandForm
      operation="addAction"
      title={words.addTitle}
      fields={[
        {
          name: 'kind',
          is: 'choice',
          label: words.kind,
          options: actionKinds.map((value) => ({
            value,
            label: words.kinds[value],
            description: words.kindHints[value],
          })),
        },
        { name: 'cause', is: 'choice', label: words.about, options },
        { name: 'what', is: 'words', label: words.what, most: actionLimits.what, rows: 3 },
        { name: 'owner', is: 'person', label: words.owner, hint: words.ownerHint },
        { name: 'dueAt', is: 'moment', label: words.dueAt },
        { name: 'effectiveAt', is: 'moment', label: words.effectiveAt, hint: words.effectiveHint },
      ]}
      initial={{ kind: 'corrective', owner: person.username, cause: options[0]?.value ?? '' }}
      body={(values) => {
        const cause = given(values['cause']);
        return {
          kind: actionKinds.find((one) => one === values['kind']) ?? 'corrective',
          what: values['what'] ?? '',
          owner: (values['owner'] ?? '').trim(),
          dueAt: instantOf(values['dueAt']) ?? '',
          effectiveAt: instantOf(values['effectiveAt']) ?? '',
          ...(cause !== undefined && cause !== 'code' && { cause }),
        };
      }}
      submit={words.add}
    />
  );
}

/** It is done, and this shows it. */
export function CompleteActionForm({ id }: { id: string }) {
  const { actions: words } = usePageWords('case');
  return (
    <CommandForm
      operation="completeAction"
      id={id}
      title={words.completeTitle(id)}
      fields={[{ name: 'evidence', is: 'words', label: words.evidence, most: actionLimits.evidence, rows: 3 }]}
      body={({ evidence = '' }) => ({ evidence })}
      submit={words.complete}
    />
  );
}

/** Whether it helped. */
export function VerifyActionForm({ id }: { id: string }) {
  const { actions: words } = usePageWords('case');
  return (
    <CommandForm
      operation="verifyAction"
      id={id}
      title={words.verifyTitle(id)}
      fields={[
        {
          name: 'result',
          is: 'choice',
          label: words.result,
          options: results.map((value) => ({ value, label: words.results[value] })),
        },
        {
          name: 'reason',
          is: 'words',
          label: words.reason,
          most: actionLimits.reason,
          rows: 3,
          when: ({ result }) => result === 'not-effective',
        },
      ]}
      initial={{ result: 'effective' }}
      body={({ result, reason }) => {
        const why = given(reason);
        return {
          result: result === 'not-effective' ? ('not-effective' as const) : ('effective' as const),
          ...(result === 'not-effective' && why !== undefined && { reason: why }),
        };
      }}
      submit={words.verify}
    />
  );
}

/** It is not done any more. */
export function CancelActionForm({ id }: { id: string }) {
  const { actions: words } = usePageWords('case');
  return (
    <CommandForm
      operation="cancelAction"
      id={id}
      title={words.cancelTitle(id)}
      fields={[{ name: 'reason', is: 'words', label: words.reason, most: actionLimits.reason, rows: 2 }]}
      body={({ reason = '' }) => ({ reason })}
      submit={words.cancelIt}
    />
  );
}
