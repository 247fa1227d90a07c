import { lazy, Suspense, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import { useDesk } from '../../desk.ts';
import { usePageWords } from '../../wording/pages.ts';
import { type BuiltIn, builtIn, type Filter, isEmpty, isSame } from './filter.ts';
import { savedFilters, saveFilters } from './saved-filters.ts';

const SaveFilter = lazy(() => import('./save-filter.tsx'));

/** The filters at hand: those that everybody has, and one's own. */
export function FilterChips({
  filter,
  change,
  without,
}: {
  filter: Filter;
  change: (filter: Filter) => void;
  /** Built-in ones that make no sense here. */
  without: readonly BuiltIn[];
}) {
  const { person } = useDesk();
  const words = usePageWords('queue');
  const [saved, setSaved] = useState(() => savedFilters(person.username));
  const [naming, setNaming] = useState(false);
  const own = Object.entries(builtIn(person.username)).flatMap(([id, one]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the record
    const name = id as BuiltIn;
    return without.includes(name) ? [] : [{ name: words.builtIn[name], filter: one }];
  });
  const keep = (filters: typeof saved): void => {
    setSaved(filters);
    saveFilters(person.username, filters);
  };
  const known = [...own, ...saved].some((one) => isSame(one.filter, filter));
  return (
    <div className="queue-chips" role="group" aria-label={words.filters}>
      {own.map((one) => (
        <Chip key={one.name} pressed={isSame(one.filter, filter)} press={() => change(one.filter)} name={one.name} />
      ))}
      {saved.map((one) => (
        <span key={one.name} className="queue-chip-own">
          <Chip pressed={isSame(one.filter, filter)} press={() => change(one.filter)} name={one.name} />
          <button
            type="button"
            className="queue-chip-remove"
            aria-label={words.removeFilter(one.name)}
            onClick={() => keep(saved.filter(({ name }) => name !== one.name))}
          >
            ×
          </button>
        </span>
      ))}
      {!known && !isEmpty(filter) && (
        <Button variant="inline-link" onClick={() => setNaming(true)}>
          {words.saveFilter}
        </Button>
      )}
      {naming && (
        <Suspense fallback={null}>
          <SaveFilter
            close={() => setNaming(false)}
            save={(name) => {
              keep([...saved.filter((one) => one.name !== name), { name, filter }]);
              setNaming(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function Chip({ name, pressed, press }: { name: string; pressed: boolean; press: () => void }) {
  return (
    <button type="button" className="queue-chip" aria-pressed={pressed} onClick={press}>
      {name}
    </button>
  );
}
