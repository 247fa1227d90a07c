import { useEffect } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCommand } from '../../api/commands.ts';
import { invalidate, useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { caseHref } from '../../router.ts';
import { usePageWords } from '../../wording/pages.ts';

/** How far a job is, and what stood in the way of which case. The queue is read again as it goes on. */
export default function BulkProgress({ job, dismiss }: { job: string; dismiss: () => void }) {
  const { may } = useDesk();
  const { bulk } = usePageWords('queue');
  const { data } = useRead('readBulk', { id: job }, { every: 1_000 });
  const resume = useCommand('resumeBulk', { changes: [`/v1/staff/bulk/${job}`] });
  const finished = data?.state === 'finished';
  const treated = (data?.done ?? 0) + (data?.failed ?? 0);
  useEffect(() => invalidate('/v1/staff/cases?'), [finished, treated]);
  if (data === undefined) return null;
  const { total, failed, failures, action } = data;
  return (
    <Alert
      type={!finished ? 'info' : failed > 0 ? 'warning' : 'success'}
      header={finished ? (failed > 0 ? bulk.failed(failed) : bulk.finished) : bulk.running[action]}
      action={
        finished && (
          <SpaceBetween direction="horizontal" size="xs">
            {failed > 0 && may('resumeBulk') && (
              <Button loading={resume.sending} onClick={() => void resume.send({ id: job })}>
                {bulk.again}
              </Button>
            )}
            <Button onClick={dismiss}>{bulk.dismiss}</Button>
          </SpaceBetween>
        )
      }
    >
      {finished && failed === 0 ? (
        bulk.all(total)
      ) : (
        <ProgressBar
          value={total === 0 ? 0 : (100 * treated) / total}
          additionalInfo={bulk.progress(treated, total)}
          ariaLabel={bulk.running[action]}
        />
      )}
      {failures.length > 0 && (
        <ul className="queue-failures">
          {failures.map(({ reference, reason }) => (
            <li key={reference}>
              <Link href={caseHref(reference)}>{reference}</Link> {reason}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
