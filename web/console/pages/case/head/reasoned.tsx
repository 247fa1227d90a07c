import type { ReactNode } from 'react';
import Box from '@cloudscape-design/components/box';
import Popover from '@cloudscape-design/components/popover';
import { usePageWords } from '../../../wording/pages.ts';

type Label = { origin: 'rule' | 'model' | 'human'; confidence: number; reasons: { code: string; text: string }[] };

/** A label, and why it is what it is behind a press. */
export function Reasoned({ label, name, children }: { label: Label; name: string; children: ReactNode }) {
  const { head: words } = usePageWords('case');
  const sure = `${Math.round(label.confidence * 100)} %`;
  return (
    <Popover
      header={words.why(name)}
      triggerType="text"
      dismissAriaLabel={words.close}
      content={
        <>
          <ul className="case-reasons">
            {label.reasons.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
          <Box variant="small" color="text-body-secondary">
            {label.origin === 'human' ? words.origins.human : words.sure(words.origins[label.origin], sure)}
          </Box>
        </>
      }
    >
      {children}
    </Popover>
  );
}
