import { type ReactNode, useState } from 'react';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { Refusal } from '../../../api/refusal.ts';
import { Loading, Trouble } from '../../../shell/messages.tsx';
import { usePageWords } from '../../../wording/pages.ts';

/**
 * One kind of work on the case: how much of it there is, what can be added, and what there is. Open while there is
 * something in it, until somebody closes it.
 *
 * @param count undefined while it is being read
 */
export function Section({
  title,
  count,
  attention = 0,
  refusal,
  again,
  empty,
  actions,
  children,
  open: opened,
}: {
  title: string;
  count: number | undefined;
  /** How many of them somebody has to do something about. */
  attention?: number;
  refusal: Refusal | undefined;
  again: () => Promise<void>;
  empty: string;
  actions?: ReactNode;
  children: ReactNode;
  /** Open from the start; @default when there is something in it */
  open?: boolean;
}) {
  const { work: words } = usePageWords('case');
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? opened ?? (count ?? 0) > 0;
  return (
    <section aria-label={title}>
      <ExpandableSection
        variant="container"
        headingTagOverride="h2"
        headerText={title}
        headerCounter={count === undefined ? '' : `(${count})`}
        {...(attention > 0 && { headerDescription: words.attention(attention) })}
        {...(actions !== undefined && { headerActions: <div className="case-section-acts">{actions}</div> })}
        expanded={open}
        onChange={({ detail }) => setChosen(detail.expanded)}
      >
        {count === undefined ? (
          refusal ? (
            <Trouble refusal={refusal} again={() => void again()} />
          ) : (
            <Loading />
          )
        ) : count === 0 ? (
          <>
            <Box color="text-body-secondary">{empty}</Box>
            {children}
          </>
        ) : (
          children
        )}
      </ExpandableSection>
    </section>
  );
}
