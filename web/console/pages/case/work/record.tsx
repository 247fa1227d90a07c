import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRead } from '../../../api/reads.ts';
import { useDesk } from '../../../desk.ts';
import { Trouble } from '../../../shell/messages.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';

/** Whether anybody has tampered with the record, asked of the server when somebody wants to know. */
export function Record() {
  const { may } = useDesk();
  const { record: words } = usePageWords('case');
  const { reference } = useCase().subject;
  const [asked, setAsked] = useState(false);
  const { data, refusal, loading, refresh } = useRead('auditCase', asked ? { reference } : undefined);
  return (
    <section aria-label={words.title}>
      <ExpandableSection variant="container" headingTagOverride="h2" headerText={words.title}>
        <Box variant="p">{words.lead}</Box>
        {data && (
          <p>
            <StatusIndicator type={data.intact ? 'success' : 'error'}>
              {data.intact ? words.intact(data.events ?? data.head.version) : words.broken(data.brokenAt ?? 0)}
            </StatusIndicator>
            {data.why !== undefined && <span className="desk-words"> {data.why}</span>}
            <br />
            <code className="case-hash">{data.head.hash}</code>
          </p>
        )}
        {refusal && <Trouble refusal={refusal} again={() => void refresh()} />}
        <div className="case-item-acts">
          <Button loading={asked && loading} onClick={() => (asked ? void refresh() : setAsked(true))}>
            {words.check}
          </Button>
          {may('validatePolicy') && <Link href={`#/audit/${reference}`}>{words.whole}</Link>}
        </div>
      </ExpandableSection>
    </section>
  );
}
