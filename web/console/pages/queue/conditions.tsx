import { lazy, startTransition, Suspense, useState } from 'react';
import Input from '@cloudscape-design/components/input';
import { usePageWords } from '../../wording/pages.ts';
import { type Filter, isEmpty } from './filter.ts';

const QueuePropertyFilter = lazy(() => import('./property-filter.tsx'));

type Props = { filter: Filter; change: (filter: Filter) => void; people: readonly string[] };

/** Where conditions are entered. The control that knows them is fetched when somebody goes there, or there are some. */
export function Conditions(props: Props) {
  const words = usePageWords('queue');
  const [entered, setEntered] = useState(false);
  const plain = (
    <Input
      type="search"
      value=""
      placeholder={words.filterPlaceholder}
      ariaLabel={words.filter}
      // The cursor stays in this field until the other one can take it.
      onFocus={() => startTransition(() => setEntered(true))}
      onChange={() => undefined}
    />
  );
  return (
    <div className="queue-filter">
      <Suspense fallback={plain}>
        {entered || !isEmpty(props.filter) ? <QueuePropertyFilter {...props} focused={entered} /> : plain}
      </Suspense>
    </div>
  );
}
