import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Refusal } from '../../api/refusal.ts';
import { Loading, Trouble } from '../../shell/messages.tsx';
import { Time } from '../../parts/time.tsx';
import { usePageWords } from '../../wording/pages.ts';
import type { Audit } from './record.ts';

type Props = { audit: Audit | undefined; refusal: Refusal | undefined; again: () => void };

/** Whether the record is whole, as the server has just proved it. */
export function Verdict({ audit, refusal, again }: Props) {
  const words = usePageWords('audit');
  return (
    <Container header={<Header variant="h2">{words.verdict}</Header>}>
      {audit === undefined ? (
        refusal ? (
          <Trouble refusal={refusal} again={again} />
        ) : (
          <Loading />
        )
      ) : (
        <SpaceBetween size="xs">
          <StatusIndicator type={audit.intact ? 'success' : 'error'}>
            {audit.intact
              ? words.intact(audit.events ?? audit.head.version)
              : words.broken(audit.brokenAt ?? 0, words.findings[audit.finding ?? 'altered'])}
          </StatusIndicator>
          {audit.why !== undefined && <div className="desk-words">{audit.why}</div>}
          {audit.erasure && (
            <div>
              {audit.erasure.why === 'request'
                ? words.erasedOn(audit.erasure.request ?? '', audit.erasure.by.id ?? audit.erasure.by.name ?? '')
                : words.erasedAtItsTime}{' '}
              <Time at={audit.erasure.at} full />.{' '}
              {words.erasedWords(audit.erased?.length ?? 0, audit.erasure.completedAt !== undefined)}
            </div>
          )}
          {audit.unproven !== undefined && audit.unproven.length > 0 && <div>{words.unproven(audit.unproven)}</div>}
          <div>
            {words.head} <code className="audit-hash">{audit.head.hash}</code>
          </div>
        </SpaceBetween>
      )}
    </Container>
  );
}
