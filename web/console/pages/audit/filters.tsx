import Button from '@cloudscape-design/components/button';
import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useDesk } from '../../desk.ts';
import { actorName, nameOf, type TimelineEntry } from '../../parts/event-line.tsx';
import { usePageWords } from '../../wording/pages.ts';
import { everything, type Wanted } from './record.ts';

type Props = { timeline: readonly TimelineEntry[]; wanted: Wanted; want: (wanted: Wanted) => void };
type Option = { value: string; label: string };

/** By person, by what happened, by day: only what there is can be chosen. */
export function Filters({ timeline, wanted, want }: Props) {
  const words = usePageWords('audit');
  const { names } = usePageWords('events');
  const { words: core } = useDesk();
  const people = Array.from(new Set(timeline.map((entry) => actorName(entry, core))));
  const types = Array.from(new Set(timeline.map(({ type }) => type)));
  const who: Option[] = [{ value: '', label: words.anybody }, ...people.map((name) => ({ value: name, label: name }))];
  const what: Option[] = [
    { value: '', label: words.anything },
    ...types.map((type) => ({ value: type, label: nameOf(names, type) })),
  ];
  const of = (options: Option[], value: string): Option | null => options.find((one) => one.value === value) ?? null;
  return (
    <div className="audit-filters" role="search" aria-label={words.filters}>
      <FormField label={words.columns.by}>
        <Select
          options={who}
          selectedOption={of(who, wanted.who)}
          onChange={({ detail }) => want({ ...wanted, who: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField label={words.columns.what}>
        <Select
          options={what}
          selectedOption={of(what, wanted.type)}
          filteringType="auto"
          onChange={({ detail }) => want({ ...wanted, type: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      {(['from', 'until'] as const).map((edge) => (
        <FormField key={edge} label={words[edge]}>
          <DatePicker
            value={wanted[edge]}
            onChange={({ detail }) => want({ ...wanted, [edge]: detail.value })}
            openCalendarAriaLabel={() => words[edge]}
          />
        </FormField>
      ))}
      {Object.values(wanted).some((value) => value !== '') && (
        <Button onClick={() => want(everything)}>{words.clear}</Button>
      )}
    </div>
  );
}
