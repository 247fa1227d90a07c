import Autosuggest from '@cloudscape-design/components/autosuggest';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useRead } from '../../../api/reads.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import type { Field } from './field.ts';
import { MomentField } from './moment-field.tsx';

type Given = { value: string; change: (value: string) => void; invalid: boolean };

/** One field of a form, with its label, what it is for and what is wrong with it. */
export function AskedField({
  field,
  trouble,
  ...given
}: Omit<Given, 'invalid'> & { field: Field; trouble: string | undefined }) {
  const { form: words } = usePageWords('case');
  const label = field.optional === true && field.is !== 'check' ? words.optional(field.label) : field.label;
  return (
    <FormField
      stretch
      label={label}
      {...(field.hint !== undefined && { constraintText: field.hint })}
      {...(trouble !== undefined && { errorText: trouble })}
    >
      <Control field={field} {...given} invalid={trouble !== undefined} />
    </FormField>
  );
}

function Control({ field, value, change, invalid }: Given & { field: Field }) {
  const { form: words } = usePageWords('case');
  switch (field.is) {
    case 'line':
      return (
        <Input
          value={value}
          invalid={invalid}
          {...(field.placeholder !== undefined && { placeholder: field.placeholder })}
          {...(field.digits === true && { inputMode: 'decimal' as const })}
          onChange={({ detail }) => change(detail.value.slice(0, field.most))}
        />
      );
    case 'words':
      return (
        <Textarea
          value={value}
          invalid={invalid}
          rows={field.rows ?? 4}
          {...(field.placeholder !== undefined && { placeholder: field.placeholder })}
          onChange={({ detail }) => change(detail.value.slice(0, field.most))}
        />
      );
    case 'choice': {
      const chosen = field.options.find((option) => option.value === value);
      return (
        <Select
          invalid={invalid}
          placeholder={words.choose}
          selectedOption={chosen ?? null}
          options={[...field.options]}
          {...(field.search === true && { filteringType: 'auto' as const, virtualScroll: true })}
          onChange={({ detail }) => change(detail.selectedOption.value ?? '')}
        />
      );
    }
    case 'check':
      return (
        <Checkbox checked={value === 'yes'} onChange={({ detail }) => change(detail.checked ? 'yes' : '')}>
          {field.text}
        </Checkbox>
      );
    case 'moment':
      return <MomentField label={field.label} value={value} change={change} invalid={invalid} />;
    case 'person':
      return <PersonField value={value} change={change} invalid={invalid} />;
    default:
      return field satisfies never;
  }
}

/** Somebody of the staff: out of those who were entered, or anybody by the name that they sign in with. */
function PersonField({ value, change, invalid }: Given) {
  const { words: core } = useDesk();
  const { form: words } = usePageWords('case');
  const { data } = useRead('listPeople', {});
  const options = (data?.people ?? []).map(({ id, name, teams, awayUntil }) => ({
    value: id,
    label: name,
    labelTag: id,
    description: teams.map((team) => core.teams[team]).join(' · '),
    ...(awayUntil !== undefined && { tags: [words.away] }),
  }));
  return (
    <Autosuggest
      value={value}
      invalid={invalid}
      options={options}
      placeholder={words.username}
      enteredTextLabel={(text) => words.useName(text)}
      empty={words.nobody}
      onChange={({ detail }) => change(detail.value)}
    />
  );
}
