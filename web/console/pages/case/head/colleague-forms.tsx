import Alert from '@cloudscape-design/components/alert';
import { limits } from '../../../../../functions/contract/limits.ts';
import {
  type FeedbackForm as Form,
  feedbackForms,
  feedbackParts,
  partsOf,
} from '../../../../../functions/domain/speaking/feedback/forms.ts';
import { useRead } from '../../../api/reads.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { CommandForm } from '../forms/command-form.tsx';
import { type Field, given, type Values } from '../forms/field.ts';

const formOf = ({ form }: Values): Form => feedbackForms.find((one) => one === form) ?? 'BEST';

/** Tells a colleague something about this case, in one of the forms that keep it useful. */
export function FeedbackForm() {
  const { colleagues: words } = usePageWords('case');
  const { username } = useDesk().person;
  const { assignee } = useCase().subject;
  const { data } = useRead('listFeedbackForms', {});
  if (data === undefined) return null;
  const asks: Field[] = data.forms.flatMap(({ form, parts }) =>
    parts.map(({ part, label, asks: hint }) => ({
      name: `${form} ${part}`,
      api: `parts.${part}`,
      is: 'words' as const,
      label,
      hint,
      most: limits.reason,
      rows: 2,
      when: (values: Values) => formOf(values) === form,
    })),
  );
  return (
    <CommandForm
      operation="giveFeedback"
      size="large"
      title={words.feedbackTitle}
      lead={words.feedbackLead}
      fields={[
        {
          name: 'form',
          is: 'choice',
          label: words.form,
          options: data.forms.map(({ form, title }) => ({ value: form, label: `${title} (${form})` })),
        },
        { name: 'to', is: 'person', label: words.to },
        ...asks,
        { name: 'insist', is: 'check', label: '', text: words.insist, optional: true },
      ]}
      initial={{ form: 'BEST', to: assignee === undefined || assignee === username ? '' : assignee }}
      body={(values) => {
        const form = formOf(values);
        const asked: readonly string[] = partsOf[form];
        const parts = Object.fromEntries(
          feedbackParts
            .filter((part) => asked.includes(part))
            .flatMap((part) => {
              const text = given(values[`${form} ${part}`]);
              return text === undefined ? [] : [[part, text]];
            }),
        );
        return { form, to: values['to'] ?? '', parts, ...(values['insist'] === 'yes' && { insist: true }) };
      }}
      submit={words.give}
      done={words.given}
    />
  );
}

/** Passes the customer's praise on to whom it names. */
export function PraiseForm() {
  const { colleagues: words } = usePageWords('case');
  const { description } = useCase().subject;
  return (
    <CommandForm
      operation="passOnPraise"
      title={words.praiseTitle}
      lead={
        <>
          {words.praiseLead}
          <Alert type="info">
            <span className="desk-words">{description}</span>
          </Alert>
        </>
      }
      fields={[{ name: 'employee', is: 'person', label: words.to }]}
      body={({ employee = '' }) => ({ employee: employee.trim() })}
      submit={words.passOn}
      done={words.passedOn}
    />
  );
}
