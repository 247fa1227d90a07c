import { useEffect, useRef } from 'react';
import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { useDesk } from '../../desk.ts';
import { useTimes } from '../../parts/times.ts';
import { usePageWords } from '../../wording/pages.ts';
import { choices, dueDays, type Filter, type FilterName } from './filter.ts';

type Property = { key: FilterName; label: string; options: readonly { value: string; label: string }[] };

/** The conditions of the queue, as tokens. Each can be given once: the API knows one value of each. */
export default function QueuePropertyFilter({
  filter,
  change,
  people,
  focused,
}: {
  filter: Filter;
  change: (filter: Filter) => void;
  people: readonly string[];
  /** Somebody has come here to write: this takes the place of what they came to. */
  focused: boolean;
}) {
  const control = useRef<PropertyFilterProps.Ref>(null);
  useEffect(() => {
    // The field that this replaces has taken the focus with it, unless its reader has gone on meanwhile.
    if (focused && document.activeElement === document.body) control.current?.focus();
  }, [focused]);
  const { words: core } = useDesk();
  const words = usePageWords('queue');
  const times = useTimes();
  const named = <T extends string>(values: readonly T[], names: Record<T, string>) =>
    values.map((value) => ({ value, label: names[value] }));
  const yes = [{ value: 'true', label: words.yes }];
  const properties: readonly Property[] = [
    { key: 'level', label: words.level, options: named(choices.level, core.levels) },
    { key: 'kind', label: words.kind, options: named(choices.kind, core.kinds) },
    { key: 'category', label: words.category, options: named(choices.category, core.categories) },
    { key: 'status', label: words.status, options: named(choices.status, core.statuses) },
    { key: 'team', label: words.team, options: named(choices.team, core.teams) },
    { key: 'assignee', label: words.assignee, options: people.map((value) => ({ value, label: value })) },
    { key: 'unassigned', label: words.unassigned, options: yes },
    { key: 'late', label: words.late, options: yes },
    { key: 'dueBefore', label: words.due, options: named(dueDays, words.dueBy) },
  ];
  const labelOf = (key: string | undefined, value: string): string => {
    const known = properties.find((property) => property.key === key)?.options.find((one) => one.value === value);
    if (known !== undefined) return known.label;
    return key === 'dueBefore' && !Number.isNaN(Date.parse(value)) ? words.dueBefore(times.short(value)) : value;
  };
  const tokens = Object.entries(filter).map(([key, value]): PropertyFilterProps.Token => {
    return key === 'text' ? { operator: ':', value } : { propertyKey: key, operator: '=', value };
  });
  return (
    <PropertyFilter
      ref={control}
      query={{ tokens, operation: 'and' }}
      hideOperations
      expandToViewport
      filteringPlaceholder={words.filterPlaceholder}
      filteringAriaLabel={words.filter}
      i18nStrings={{
        enteredTextLabel: words.useWords,
      }}
      filteringProperties={properties.map(({ key, label }) => ({
        key,
        propertyLabel: label,
        groupValuesLabel: label,
        operators: [{ operator: '=', format: (value: string) => labelOf(key, value) }],
      }))}
      filteringOptions={properties.flatMap(({ key, options }) =>
        options.map(({ value, label }) => ({ propertyKey: key, value, label })),
      )}
      onChange={({ detail }) => change(filterFrom(detail.tokens))}
    />
  );
}

/** What was added last holds; who has a case and that nobody has it exclude each other. */
function filterFrom(tokens: readonly PropertyFilterProps.Token[]): Filter {
  const filter: Filter = {};
  for (const { propertyKey, value } of tokens) {
    const written = String(value ?? '').trim();
    if (propertyKey === undefined) filter.text = [filter.text, written].filter(Boolean).join(' ');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the properties above
    else filter[propertyKey as FilterName] = written;
    if (propertyKey === 'assignee') delete filter.unassigned;
    if (propertyKey === 'unassigned') delete filter.assignee;
  }
  return filter;
}
