import Alert from '@cloudscape-design/components/alert';
import { Time } from '../../../parts/time.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';

/** That there is nobody in the case any more, why, and what is left of it. */
export function ErasedNote() {
  const { erasure: words } = usePageWords('case');
  const { erased } = useCase().subject;
  if (!erased) return null;
  const why = erased.why === 'request' ? words.onRequest(erased.request ?? '') : words.atItsTime;
  return (
    <Alert type="info" header={words.header}>
      <div>
        {why} · <Time at={erased.at} full />
      </div>
      {erased.completedAt === undefined ? words.goesOn : words.done} {words.stays}
    </Alert>
  );
}
