import { lazy, type RefObject, Suspense, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import { limits } from '../../../../../functions/contract/limits.ts';
import { fieldTrouble } from '../../../shell/sentence.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { instantOf, type Values } from '../forms/field.ts';
import { AskedField } from '../forms/form-field.tsx';
import { Coach } from './coach.tsx';
import { Templates } from './templates.tsx';
import { useWriting } from './use-writing.ts';
import { WritingBox } from './writing-box.tsx';
import { isolated } from '../../../parts/isolated.ts';

const Preview = lazy(() => import('./preview.tsx'));

const empty = { text: '', promises: '', what: '', dueAt: '', awaits: '' };

const bodyOf = ({ text = '', promises, what = '', dueAt, awaits }: Values) => ({
  text,
  ...(promises === 'yes' && { promise: { what, dueAt: instantOf(dueAt) ?? '' } }),
  ...(awaits === 'yes' && { awaits: 'customer' as const }),
});

/** Words to the customer, with a template, a coach, a look as the customer will have it, and a date that it promises. */
export function ReplyBox({ frame }: { frame: RefObject<HTMLDivElement | null> }) {
  const { talk: words, turns, form } = usePageWords('case');
  const { customer } = useCase().subject;
  const writing = useWriting('replyToCustomer', empty, bodyOf, { done: words.sent });
  const { draft, change, command } = writing;
  const [looking, setLooking] = useState(false);
  const text = draft['text'] ?? '';
  const promises = draft['promises'] === 'yes';
  const unfinished = promises && ((draft['what'] ?? '').trim() === '' || instantOf(draft['dueAt']) === undefined);
  const to = customer.email ?? customer.phone;
  return (
    <WritingBox
      writing={writing}
      frame={frame}
      field="text"
      rows={7}
      label={words.reply(isolated(customer.name))}
      hint={customer.email === undefined ? words.withoutMail(to ?? '–') : words.byMail(customer.email)}
      placeholder={words.replyPlaceholder}
      submit={words.send(isolated(customer.name))}
      why={unfinished ? words.unfinishedPromise : undefined}
      tools={
        <div className="case-tools">
          <Templates text={text} fill={(filled) => change({ text: filled })} />
          <Button iconName="view-full" disabled={text.trim() === ''} onClick={() => setLooking(true)}>
            {words.preview}
          </Button>
        </div>
      }
    >
      <Coach text={text} change={(next) => change({ text: next })} frame={frame} />
      <div className="case-with">
        <Checkbox checked={promises} onChange={({ detail }) => change({ promises: detail.checked ? 'yes' : '' })}>
          {words.withPromise}
        </Checkbox>
        {promises && (
          <div className="case-promise">
            <AskedField
              field={{
                name: 'what',
                is: 'line',
                label: turns.promiseWhat,
                hint: turns.customerReads,
                most: limits.reason,
              }}
              value={draft['what'] ?? ''}
              change={(what) => change({ what })}
              trouble={fieldTrouble(command.refusal, 'promise.what')}
            />
            <AskedField
              field={{ name: 'dueAt', is: 'moment', label: turns.promiseBy, hint: words.nameTheDate }}
              value={draft['dueAt'] ?? ''}
              change={(dueAt) => change({ dueAt })}
              trouble={fieldTrouble(command.refusal, 'promise.dueAt')}
            />
          </div>
        )}
        <Checkbox
          checked={draft['awaits'] === 'yes'}
          description={turns.waitLead}
          onChange={({ detail }) => change({ awaits: detail.checked ? 'yes' : '' })}
        >
          {words.awaits}
        </Checkbox>
      </div>
      {looking && (
        <Suspense fallback={<span role="status">{form.loading}</span>}>
          <Preview letter="reply" text={text} close={() => setLooking(false)} />
        </Suspense>
      )}
    </WritingBox>
  );
}
