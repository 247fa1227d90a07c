import { lazy, type RefObject, Suspense, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useRead } from '../../../api/reads.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { Templates } from './templates.tsx';
import { useWriting } from './use-writing.ts';
import { WritingBox } from './writing-box.tsx';
import { isolated } from '../../../parts/isolated.ts';

const Preview = lazy(() => import('./preview.tsx'));

/** The decision and the reasons for it, as the customer reads them; and what stands in its way. */
export function ResolveBox({ frame }: { frame: RefObject<HTMLDivElement | null> }) {
  const { person } = useDesk();
  const { talk: words, form } = usePageWords('case');
  const { subject } = useCase();
  const { reference, customer, disputed = [] } = subject;
  const { data } = useRead('listCaseTasks', { reference });
  const writing = useWriting('resolveCase', { text: '' }, ({ text = '' }) => ({ explanation: text }), {
    done: words.resolved,
  });
  const [looking, setLooking] = useState(false);
  const text = writing.draft['text'] ?? '';
  const unsettled = (data?.tasks ?? []).filter(({ state }) => state !== 'accepted' && state !== 'cancelled');
  const mandatory = unsettled.filter((task) => task.mandatory);
  const others = unsettled.filter((task) => !task.mandatory);
  const why = disputed.includes(person.username)
    ? words.anotherDecides
    : mandatory.length > 0
      ? words.mandatoryFirst(mandatory.map(({ title }) => title).join(', '))
      : undefined;
  return (
    <WritingBox
      writing={writing}
      frame={frame}
      field="explanation"
      rows={7}
      label={words.decision}
      hint={words.decisionHint(isolated(customer.name))}
      placeholder={words.decisionPlaceholder}
      submit={words.resolve}
      why={why}
      tools={
        <div className="case-tools">
          <Templates text={text} fill={(filled) => writing.change({ text: filled })} />
          <Button iconName="view-full" disabled={text.trim() === ''} onClick={() => setLooking(true)}>
            {words.preview}
          </Button>
        </div>
      }
    >
      {why !== undefined && <Alert type="warning">{why}</Alert>}
      {others.length > 0 && (
        <Alert type="info">{words.cancelsTasks(others.map(({ title }) => title).join(', '))}</Alert>
      )}
      {looking && (
        <Suspense fallback={<span role="status">{form.loading}</span>}>
          <Preview letter="decision" text={text} close={() => setLooking(false)} />
        </Suspense>
      )}
    </WritingBox>
  );
}
